import { dynamodbUpdateItem } from '../asl/tasks/dynamodb';
import type { OrderResources } from './order-resources';

/** The order's row was not in the state that the write asked for. */
export const CONDITION_FAILED = 'DynamoDB.ConditionalCheckFailedException';

/** Opens the order's row: it exists before anything else, so that no accepted order is ever without one. */
export const openOrder = (aws: OrderResources) => ({
  ...dynamodbUpdateItem({
    TableName: aws.tables.orders,
    Key: { orderId: { 'S.$': '$$.Execution.Name' } },
    // if_not_exists: a repeated or late write changes nothing.
    UpdateExpression:
      'SET #status = if_not_exists(#status, :received), executionArn = if_not_exists(executionArn, :execution), receivedAt = if_not_exists(receivedAt, :now)',
    // An execution's name, and so its ARN, is free again after 90 days; its start time tells two of them apart.
    ConditionExpression: 'attribute_not_exists(orderId) OR receivedAt = :now',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':received': { S: 'RECEIVED' },
      ':execution': { 'S.$': '$$.Execution.Id' },
      ':now': { 'S.$': '$$.Execution.StartTime' },
    },
  }),
  ResultPath: null,
});

/** Moves the order's row to a status, on a condition that makes a repeated or late move harmless. */
export const moveOrder = (
  aws: OrderResources,
  status: 'PAID' | 'COMPLETED' | 'CANCELLING',
  condition: string,
  values: Readonly<Record<string, { readonly S: string }>>,
) => ({
  ...dynamodbUpdateItem({
    TableName: aws.tables.orders,
    Key: { orderId: { 'S.$': '$$.Execution.Name' } },
    UpdateExpression: 'SET #status = :next',
    ConditionExpression: condition,
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':next': { S: status }, ...values },
  }),
  ResultPath: null,
});

/** The last move of an order that failed, with the reason that `GET /orders/{orderId}` gives. */
export const closeOrder = (
  aws: OrderResources,
  outcome: { readonly S: string } | { readonly 'S.$': '$.refund.outcome' },
) => ({
  ...dynamodbUpdateItem({
    TableName: aws.tables.orders,
    Key: { orderId: { 'S.$': '$$.Execution.Name' } },
    UpdateExpression: 'SET #status = :outcome, reason = :reason',
    ConditionExpression: 'attribute_not_exists(dispatchedAt)',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: { ':outcome': outcome, ':reason': { 'S.$': '$.failure.Error' } },
  }),
  ResultPath: null,
});
