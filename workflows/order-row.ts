import { dynamodbUpdateItem } from '../asl/tasks/dynamodb';
import type { OrderResources } from './order-resources';
import type { OrderStatus } from './order-status';

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
      ':received': { S: 'RECEIVED' satisfies OrderStatus },
      ':execution': { 'S.$': '$$.Execution.Id' },
      ':now': { 'S.$': '$$.Execution.StartTime' },
    },
  }),
  ResultPath: null,
});

/** Moves the order's row to a status, on a condition that makes a repeated or late move harmless. */
export const moveOrder = (
  aws: OrderResources,
  status: Extract<OrderStatus, 'PAID' | 'COMPLETED' | 'CANCELLING'>,
  condition: string,
  values: Readonly<Record<string, { readonly S: OrderStatus }>>,
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

/** Ends an order to which nothing has happened, also one whose row could not be seen to be opened. */
export const rejectOrder = (aws: OrderResources) => ({
  ...dynamodbUpdateItem({
    TableName: aws.tables.orders,
    Key: { orderId: { 'S.$': '$$.Execution.Name' } },
    UpdateExpression:
      'SET #status = :rejected, reason = :reason, executionArn = if_not_exists(executionArn, :execution), receivedAt = if_not_exists(receivedAt, :now)',
    ConditionExpression: 'attribute_not_exists(orderId) OR receivedAt = :now',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':rejected': { S: 'REJECTED' satisfies OrderStatus },
      ':reason': { 'S.$': '$.failure.Error' },
      ':execution': { 'S.$': '$$.Execution.Id' },
      ':now': { 'S.$': '$$.Execution.StartTime' },
    },
  }),
  ResultPath: null,
});

/** The last move of an order that was undone, with the reason that `GET /orders/{orderId}` gives. */
export const closeOrder = (aws: OrderResources) => ({
  ...dynamodbUpdateItem({
    TableName: aws.tables.orders,
    Key: { orderId: { 'S.$': '$$.Execution.Name' } },
    UpdateExpression: 'SET #status = :outcome, reason = :reason',
    ConditionExpression: 'attribute_not_exists(dispatchedAt)',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':outcome': { 'S.$': '$.refund.outcome' },
      ':reason': { 'S.$': '$.failure.Error' },
    },
  }),
  ResultPath: null,
});
