import type { Retrier } from '../language';
import type { PayloadTemplate, PayloadValue } from '../payload';
import { DYNAMODB_SDK_TRANSIENT, DYNAMODB_TRANSIENT, TIMEOUT } from '../retry';
import { API_CALL_TIMEOUT_SECONDS, type Parameter, type TaskPart, task } from './task';

type Table = PayloadTemplate & Parameter<'TableName'>;
type Keyed = Table & Parameter<'Key', PayloadTemplate>;

/** Reads one item; the result holds it under `Item`, in DynamoDB's typed JSON. */
export function dynamodbGetItem(parameters: Keyed): TaskPart {
  return call('dynamodb:getItem', parameters, DYNAMODB_TRANSIENT);
}

/** Writes one item whole. Give a ConditionExpression: a Task may run twice. */
export function dynamodbPutItem(parameters: Table & Parameter<'Item', PayloadTemplate>): TaskPart {
  return call('dynamodb:putItem', parameters, DYNAMODB_TRANSIENT);
}

/** Changes one item. Write the expression so that a second run changes nothing. */
export function dynamodbUpdateItem(parameters: Keyed & Parameter<'UpdateExpression'>): TaskPart {
  return call('dynamodb:updateItem', parameters, DYNAMODB_TRANSIENT);
}

/** Deletes one item; an absent one is no error. */
export function dynamodbDeleteItem(parameters: Keyed): TaskPart {
  return call('dynamodb:deleteItem', parameters, DYNAMODB_TRANSIENT);
}

/**
 * Writes up to 100 items, all or none, by SDK call.
 * A refused transaction is `DynamoDb.TransactionCanceledException`; its cause lists a reason for each item.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export function dynamodbTransactWriteItems(
  parameters: PayloadTemplate & Parameter<'TransactItems', readonly PayloadValue[]>,
): TaskPart {
  return call('aws-sdk:dynamodb:transactWriteItems', parameters, DYNAMODB_SDK_TRANSIENT);
}

function call(action: string, parameters: PayloadTemplate, transient: Retrier): TaskPart {
  return task(action, parameters, { TimeoutSeconds: API_CALL_TIMEOUT_SECONDS }, [
    transient,
    TIMEOUT,
  ]);
}
