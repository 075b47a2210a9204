import { caught } from '../asl/catch';
import { branch } from '../asl/language';
import { DYNAMODB_SDK_TRANSIENT, TIMEOUT } from '../asl/retry';
import { dynamodbTransactWriteItems, dynamodbUpdateItem } from '../asl/tasks/dynamodb';
import { CONDITION_FAILED } from './fragments/condition-failed';
import { TRANSACTION_CANCELED } from './fragments/transaction-canceled';
import { ORDER_ERRORS } from './order-errors';
import type { OrderResources } from './order-resources';

/** Items handled at once: gentle on a hot piece, and a large order still takes seconds. */
export const ITEM_CONCURRENCY = 10;

/** Two orders met at the same piece; after 1, 2 and 4 s. A refusal for want of stock costs these retries too. */
const CONTENTION = {
  ErrorEquals: [TRANSACTION_CANCELED],
  IntervalSeconds: 1,
  MaxAttempts: 3,
  BackoffRate: 2,
  JitterStrategy: 'FULL',
} as const;

/** What each item's branch gets: `{ orderId, expiresAt, sku, quantity }`. */
export const itemOfOrder = {
  'orderId.$': '$.order.orderId',
  'expiresAt.$': '$.order.reservationsExpireAt',
  'sku.$': '$$.Map.Item.Value.sku',
  'quantity.$': '$$.Map.Item.Value.quantity',
} as const;

const reservationKey = { orderId: { 'S.$': '$.orderId' }, sku: { 'S.$': '$.sku' } } as const;
const quantity = { 'N.$': "States.Format('{}', $.quantity)" } as const;
const expiresAt = { 'N.$': "States.Format('{}', $.expiresAt)" } as const;

/** Takes an item from the stock and writes its reservation, both or neither. */
export const reserveItem = (aws: OrderResources) =>
  branch({
    StartAt: 'ReserveItem',
    States: {
      ReserveItem: {
        ...dynamodbTransactWriteItems({
          TransactItems: [
            {
              Put: {
                TableName: aws.tables.reservations,
                Item: { ...reservationKey, quantity, expiresAt, state: { S: 'RESERVED' } },
                ConditionExpression: 'attribute_not_exists(orderId)',
              },
            },
            {
              Update: {
                TableName: aws.tables.stock,
                Key: { sku: { 'S.$': '$.sku' } },
                UpdateExpression: 'SET available = available - :quantity',
                ConditionExpression: 'available >= :quantity',
                ExpressionAttributeValues: { ':quantity': quantity },
              },
            },
          ],
        }),
        Retry: [DYNAMODB_SDK_TRANSIENT, CONTENTION, TIMEOUT],
        ResultPath: null,
        Catch: [caught([TRANSACTION_CANCELED], 'ReadRefusal')],
        Next: 'ItemReserved',
      },
      ReadRefusal: {
        Comment:
          'The cause lists a reason for each write, in the order written: reservation, stock.',
        Type: 'Choice',
        Choices: [
          {
            Comment: 'The reservation is there: an attempt that seemed lost had worked.',
            Variable: '$.failure.Cause',
            StringMatches: '*[ConditionalCheckFailed,*',
            Next: 'ItemReserved',
          },
          {
            Variable: '$.failure.Cause',
            StringMatches: '*[None, ConditionalCheckFailed]*',
            Next: 'ItemOutOfStock',
          },
        ],
        Default: 'ItemContended',
      },
      ItemReserved: { Type: 'Succeed' },
      ItemOutOfStock: {
        Type: 'Fail',
        Error: ORDER_ERRORS.outOfStock,
        CausePath: "States.Format('too few of {} for order {}', $.sku, $.orderId)",
      },
      ItemContended: {
        Type: 'Fail',
        Error: ORDER_ERRORS.stockContended,
        CausePath: 'States.JsonToString($.failure)',
      },
    },
  });

/** Gives an item back, or leaves a tombstone that refuses a reservation still under way. */
export const releaseItem = (aws: OrderResources) =>
  branch({
    StartAt: 'ReleaseItem',
    States: {
      ReleaseItem: {
        ...dynamodbTransactWriteItems({
          TransactItems: [
            {
              Update: {
                TableName: aws.tables.reservations,
                Key: reservationKey,
                UpdateExpression: 'SET #state = :released',
                ConditionExpression: '#state = :reserved',
                ExpressionAttributeNames: { '#state': 'state' },
                ExpressionAttributeValues: {
                  ':released': { S: 'RELEASED' },
                  ':reserved': { S: 'RESERVED' },
                },
              },
            },
            {
              Update: {
                TableName: aws.tables.stock,
                Key: { sku: { 'S.$': '$.sku' } },
                UpdateExpression: 'SET available = available + :quantity',
                ConditionExpression: 'attribute_exists(sku)',
                ExpressionAttributeValues: { ':quantity': quantity },
              },
            },
          ],
        }),
        ResultPath: null,
        Catch: [caught([TRANSACTION_CANCELED], 'LeaveTombstone')],
        Next: 'ItemReleased',
      },
      LeaveTombstone: {
        ...dynamodbUpdateItem({
          TableName: aws.tables.reservations,
          Key: reservationKey,
          UpdateExpression:
            'SET #state = :released, expiresAt = if_not_exists(expiresAt, :expiresAt)',
          ConditionExpression: 'attribute_not_exists(orderId) OR #state = :released',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':released': { S: 'RELEASED' }, ':expiresAt': expiresAt },
        }),
        ResultPath: null,
        // It is reserved after all (it arrived in between, or the transaction met another): the Map tries again.
        Catch: [caught([CONDITION_FAILED], 'ItemHeld')],
        Next: 'ItemReleased',
      },
      ItemHeld: {
        Type: 'Fail',
        Error: ORDER_ERRORS.stockContended,
        CausePath: "States.Format('{} is still reserved for order {}', $.sku, $.orderId)",
      },
      ItemReleased: { Type: 'Succeed' },
    },
  });
