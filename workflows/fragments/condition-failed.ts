/** What DynamoDB says through its optimized integration when the row is not in the state that a write asked for. */
export const CONDITION_FAILED = 'DynamoDB.ConditionalCheckFailedException';
