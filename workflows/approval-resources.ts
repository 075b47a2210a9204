/** What the definition refers to, by name or ARN; nothing in it is known only after an apply. */
export interface ApprovalResources {
  /** Alias ARNs. */
  readonly functions: { readonly validateExpense: string };
  /** Table names. */
  readonly tables: {
    readonly expenses: string;
    /** One row for each question put to an approver. */
    readonly requests: string;
    /** One row for each expense that was decided: the audit. */
    readonly decisions: string;
    readonly payouts: string;
  };
  /** Questions to approvers, with their task tokens. */
  readonly questionsQueueUrl: string;
  /** Payouts for the payroll system, which tells one by its `payoutId`. */
  readonly payrollQueueUrl: string;
  /** Where an expense is parked that a person has to finish. */
  readonly attentionQueueUrl: string;
  readonly notificationsTopicArn: string;
  readonly archiveBucket: string;
  /** Seconds that each of the two approvers has. */
  readonly decisionTimeoutSeconds: number;
  /** Below this sum, in this currency alone, nobody is asked. */
  readonly autoApproveBelow: { readonly amountMinor: number; readonly currency: string };
}
