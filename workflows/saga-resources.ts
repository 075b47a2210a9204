/** What the definition refers to, by name or ARN; nothing in it is known only after an apply. */
export interface SagaResources {
  /** Alias ARNs. */
  readonly functions: {
    readonly validateBooking: string;
    readonly reserveStep: string;
    readonly confirmStep: string;
    readonly releaseStep: string;
    readonly authorizePayment: string;
    readonly capturePayment: string;
    readonly voidPayment: string;
  };
  /** Table names. */
  readonly tables: {
    readonly bookings: string;
    readonly breakers: string;
  };
  /** Where a booking is parked that a person has to finish. */
  readonly attentionQueueUrl: string;
  readonly notificationsTopicArn: string;
  readonly breaker: {
    /** Failed payments in a row after which the provider is left out. */
    readonly failureThreshold: number;
    /** Seconds that it is left out. */
    readonly openSeconds: number;
  };
}
