import { expect, test } from '@jest/globals';
import { failure } from '../../simulator/tasks/handler';
import { CONDITION_FAILED } from '../support/failures';
import {
  canceled,
  type OrderRunOptions,
  type OrderTask,
  runOrder,
  validOrder,
} from '../support/order-machine';
import {
  describeRepeatedCalls,
  describeRetries,
  PASSING_ERRORS,
  type RetryTable,
} from '../support/retry-tests';

/** Ways through the workflow; together they call every Task. */
const ROUTES = {
  'an order that completes': {},
  'an order that is undone': { ChargePayment: failure('PaymentDeclined') },
  'an order whose reservation is refused for ever': {
    ChargePayment: failure('PaymentDeclined'),
    ReleaseItem: canceled('ConditionalCheckFailed', 'None'),
  },
  'an order that cannot be shipped': { ShipOrder: failure('SQS.SdkClientException') },
  'an order that is kept': {
    ShipOrder: failure('SQS.SdkClientException'),
    CancelOrder: CONDITION_FAILED,
  },
  'an order that is none': { ValidateOrder: failure('InvalidOrder') },
  'an order that is left to a person': {
    ChargePayment: failure('PaymentDeclined'),
    RefundPayment: failure('PaymentRequestRejected'),
  },
} as const satisfies Readonly<Record<string, OrderRunOptions['tasks']>>;

const { dynamodb, dynamodbSdk, lambda, sqs, sns } = PASSING_ERRORS;
const payment = ['PaymentProviderUnavailable', 'AwsServiceUnavailable', 'PaymentContended'];
const contended = 'DynamoDb.TransactionCanceledException';

const RETRIES: RetryTable<OrderTask, keyof typeof ROUTES> = {
  routes: ROUTES,
  run: (tasks, faults) => runOrder({ tasks, faults }),
  cases: [
    ['OpenOrder', 'an order that completes', dynamodb],
    ['ValidateOrder', 'an order that completes', lambda],
    ['ReserveItem', 'an order that completes', [...dynamodbSdk, contended]],
    ['ChargePayment', 'an order that completes', [...lambda, ...payment]],
    ['RecordPayment', 'an order that completes', dynamodb],
    ['ShipOrder', 'an order that completes', sqs],
    ['ConfirmOrder', 'an order that completes', sns],
    ['CompleteOrder', 'an order that completes', dynamodb],
    ['CancelOrder', 'an order that cannot be shipped', dynamodb],
    ['KeepOrder', 'an order that is kept', dynamodb],
    ['RefundPayment', 'an order that is undone', [...lambda, ...payment]],
    ['ReleaseItem', 'an order that is undone', dynamodbSdk],
    ['LeaveTombstone', 'an order whose reservation is refused for ever', dynamodb],
    ['CloseOrder', 'an order that is undone', dynamodb],
    ['NotifyCustomer', 'an order that is undone', sns],
    ['RejectOrder', 'an order that is none', dynamodb],
    ['ParkOrder', 'an order that is left to a person', sqs],
  ],
};

describeRetries(RETRIES);

const { orderId } = validOrder;
const notice = (event: string) => ({ Message: { event, eventId: `order/${orderId}/${event}` } });

describeRepeatedCalls(RETRIES, [
  ['ShipOrder', 'an order that completes', { MessageBody: { orderId } }],
  ['ConfirmOrder', 'an order that completes', notice('OrderConfirmed')],
  ['NotifyCustomer', 'an order that is undone', notice('OrderCancelled')],
  ['ParkOrder', 'an order that is left to a person', { MessageBody: { orderId } }],
]);

test('a reservation that arrives while it is released is released at the next try', async () => {
  const { error, called } = await runOrder({
    tasks: { ChargePayment: failure('PaymentDeclined') },
    faults: [
      {
        state: 'ReleaseItem',
        item: 0,
        error: 'DynamoDb.TransactionCanceledException',
        cause: '[ConditionalCheckFailed, None]',
      },
      {
        state: 'LeaveTombstone',
        item: 0,
        error: 'DynamoDB.ConditionalCheckFailedException',
      },
    ],
  });

  expect(error).toBe('PaymentDeclined');
  expect(called.slice(-4)).toEqual(['ReleaseItem', 'ReleaseItem', 'CloseOrder', 'NotifyCustomer']);
});
