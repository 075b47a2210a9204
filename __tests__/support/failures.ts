import { failure } from '../../simulator/tasks/handler';

/** A write of DynamoDB whose condition does not hold. */
export const CONDITION_FAILED = failure('DynamoDB.ConditionalCheckFailedException');

/** A fault that no state knows, and that stays. */
export const BROKEN = failure('Broken', 'for good');
