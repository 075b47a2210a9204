/** What the definition refers to, by name or ARN; nothing in it is known only after an apply. */
export interface OrderResources {
  /** Alias ARNs. */
  readonly functions: {
    readonly validateOrder: string;
    readonly chargePayment: string;
    readonly refundPayment: string;
  };
  /** Table names. */
  readonly tables: {
    readonly orders: string;
    readonly stock: string;
    readonly reservations: string;
  };
  readonly shippingQueueUrl: string;
  /** Where an order is parked that a person has to finish. */
  readonly attentionQueueUrl: string;
  readonly notificationsTopicArn: string;
  /** Seconds until a payment without an answer is asked about once more, and then given up. */
  readonly paymentTimeoutSeconds: number;
}
