import { describe, expect, test } from '@jest/globals';
import { orderWorkflow } from '../../workflows/order';
import { ORDER_ERRORS } from '../../workflows/order-errors';
import { orderResources } from '../support/order-resources';
import { stateGraph } from '../support/state-graph';

const { next, pathFrom } = stateGraph(orderWorkflow(orderResources));

const UNDO = [
  'RefundPayment',
  'ReleaseStock',
  'CheckUndone',
  'CloseOrder',
  'NotifyCustomer',
  'OrderFailed',
];

describe('orderWorkflow', () => {
  test('reserves, charges, records, ships and completes when nothing fails', () => {
    expect(pathFrom('OpenOrder')).toEqual([
      'OpenOrder',
      'ValidateOrder',
      'ReserveStock',
      'ChargePayment',
      'RecordPayment',
      'FulfilOrder',
      'CompleteOrder',
      'OrderCompleted',
    ]);
  });

  test.each([
    ['ReserveStock', 'OutOfStock', UNDO],
    ['ReserveStock', 'States.Timeout', UNDO],
    ['ChargePayment', 'PaymentDeclined', UNDO],
    ['ChargePayment', 'States.Timeout', UNDO],
    ['RecordPayment', 'States.TaskFailed', UNDO],
    ['FulfilOrder', 'States.TaskFailed', ['CancelOrder', ...UNDO]],
    ['CompleteOrder', 'States.Timeout', ['CancelOrder', ...UNDO]],
  ])('undoes everything, in reverse, when %s fails with %s', (state, error, expected) => {
    expect(pathFrom(next(state, error))).toEqual(expected);
  });

  test.each([['CancelOrder'], ['KeepOrder'], ['ReleaseStock'], ['CloseOrder'], ['RejectOrder']])(
    'parks the order for a person when %s cannot succeed',
    (state) => {
      expect(pathFrom(next(state, 'States.TaskFailed'))).toEqual([
        'ParkOrder',
        'CompensationFailed',
      ]);
    },
  );

  test('keeps an order whose parcel has left when cancelling came too late', () => {
    const failed = 'DynamoDB.ConditionalCheckFailedException';

    expect(pathFrom(next('CancelOrder', failed))).toEqual(['KeepOrder', 'OrderCompleted']);
  });

  test('rejects an invalid order before anything but its row has happened', () => {
    expect(pathFrom(next('ValidateOrder', ORDER_ERRORS.invalidOrder))).toEqual([
      'RejectOrder',
      'OrderFailed',
    ]);
  });

  test('leaves an order that another execution owns alone', () => {
    expect(pathFrom(next('OpenOrder', 'DynamoDB.ConditionalCheckFailedException'))).toEqual([
      'OrderDuplicated',
    ]);
  });

  test('does not cancel an order because its confirmation could not be sent', () => {
    expect(pathFrom(next('ConfirmOrder', 'States.TaskFailed'))).toEqual(['ConfirmationSettled']);
  });
});
