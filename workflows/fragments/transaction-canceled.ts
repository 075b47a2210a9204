/** What DynamoDB says through its SDK integration when it refused a transaction; the cause lists a reason a write. */
export const TRANSACTION_CANCELED = 'DynamoDb.TransactionCanceledException';
