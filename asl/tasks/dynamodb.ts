import type { Retrier } from '../language';
import type { PayloadTemplate, PayloadValue } from '../payload';
import { DYNAMODB_SDK_TRANSIENT, DYNAMODB_TRANSIENT, TIMEOUT } from '../retry';
import {
  API_CALL_TIMEOUT_SECONDS,
  type Optional,
  type Parameter,
  type TaskPart,
  task,
} from './task';

type Table = Parameter<'TableName'> &
  Optional<'ExpressionAttributeNames' | 'ReturnConsumedCapacity'>;
type Keyed = Table & Parameter<'Key', PayloadTemplate>;
/** What every write takes. The older `Expected` and `ConditionalOperator` are left out: a ConditionExpression says it. */
type Written = Optional<
  | 'ConditionExpression'
  | 'ExpressionAttributeValues'
  | 'ReturnItemCollectionMetrics'
  | 'ReturnValues'
  | 'ReturnValuesOnConditionCheckFailure'
>;
type Read = Keyed & Optional<'ConsistentRead' | 'ProjectionExpression'>;
type Put = Table & Written & Parameter<'Item', PayloadTemplate>;
type Update = Keyed & Written & Parameter<'UpdateExpression'>;
type Transaction = Parameter<'TransactItems', readonly PayloadValue[]> &
  Optional<'ClientRequestToken' | 'ReturnConsumedCapacity' | 'ReturnItemCollectionMetrics'>;

/** Reads one item; the result holds it under `Item`, in DynamoDB's typed JSON. */
export function dynamodbGetItem(parameters: Read): TaskPart {
  return call('dynamodb:getItem', parameters, DYNAMODB_TRANSIENT);
}

/** Writes one item whole. Give a ConditionExpression: a Task may run twice. */
export function dynamodbPutItem(parameters: Put): TaskPart {
  return call('dynamodb:putItem', parameters, DYNAMODB_TRANSIENT);
}

/** Changes one item. Write the expression so that a second run changes nothing. */
export function dynamodbUpdateItem(parameters: Update): TaskPart {
  return call('dynamodb:updateItem', parameters, DYNAMODB_TRANSIENT);
}

/** Deletes one item; an absent one is no error. */
export function dynamodbDeleteItem(parameters: Keyed & Written): TaskPart {
  return call('dynamodb:deleteItem', parameters, DYNAMODB_TRANSIENT);
}

/**
 * Writes up to 100 items, all or none, by SDK call.
 * A refused transaction is `DynamoDb.TransactionCanceledException`; its cause lists a reason for each item.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export function dynamodbTransactWriteItems(parameters: Transaction): TaskPart {
  return call('aws-sdk:dynamodb:transactWriteItems', parameters, DYNAMODB_SDK_TRANSIENT);
}

function call(action: string, parameters: PayloadTemplate, transient: Retrier): TaskPart {
  return task(action, parameters, { TimeoutSeconds: API_CALL_TIMEOUT_SECONDS }, [
    transient,
    TIMEOUT,
  ]);
}
