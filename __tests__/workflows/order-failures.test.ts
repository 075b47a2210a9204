import { failure } from '../../simulator/tasks/handler';
import { describeEndings, type EndingCase } from '../support/ending-tests';
import { BROKEN, CONDITION_FAILED } from '../support/failures';
import { type OrderTask, runOrder } from '../support/order-machine';

/** Calls of services, as far as each way leads. */
const OPENED = ['OpenOrder', 'ValidateOrder'] as const;
const RESERVED = [...OPENED, 'ReserveItem'] as const;
const PAID = [...RESERVED, 'ChargePayment', 'RecordPayment'] as const;
const SHIPPED = [...PAID, 'ShipOrder', 'ConfirmOrder'] as const;
const RELEASED = ['RefundPayment', 'ReleaseItem'] as const;
const UNDONE = [...RELEASED, 'CloseOrder', 'NotifyCustomer'] as const;

const declined = { ChargePayment: failure('PaymentDeclined') };
const unshipped = { ShipOrder: BROKEN };

const CASES: readonly EndingCase<OrderTask>[] = [
  {
    when: 'another execution owns it',
    tasks: { OpenOrder: CONDITION_FAILED },
    error: 'DuplicateOrder',
    called: ['OpenOrder'],
  },
  {
    when: 'it cannot be opened',
    tasks: { OpenOrder: BROKEN },
    error: 'Broken',
    called: ['OpenOrder', 'RejectOrder'],
  },
  {
    when: 'it cannot be opened, and turns out to belong to another execution',
    tasks: { OpenOrder: BROKEN, RejectOrder: CONDITION_FAILED },
    error: 'DuplicateOrder',
    called: ['OpenOrder', 'RejectOrder'],
  },
  {
    when: 'it is none',
    tasks: { ValidateOrder: failure('InvalidOrder') },
    error: 'InvalidOrder',
    called: [...OPENED, 'RejectOrder'],
  },
  {
    when: 'it is none, and cannot be closed',
    tasks: { ValidateOrder: failure('InvalidOrder'), RejectOrder: BROKEN },
    error: 'CompensationFailed',
    called: [...OPENED, 'RejectOrder', 'ParkOrder'],
  },
  {
    when: 'its pieces cannot be reserved',
    tasks: { ReserveItem: BROKEN },
    error: 'Broken',
    called: [...RESERVED, ...UNDONE],
  },
  {
    when: 'it is not paid',
    tasks: declined,
    error: 'PaymentDeclined',
    called: [...RESERVED, 'ChargePayment', ...UNDONE],
  },
  {
    when: 'its payment cannot be recorded',
    tasks: { RecordPayment: BROKEN },
    error: 'Broken',
    called: [...PAID, ...UNDONE],
  },
  {
    when: 'its parcel cannot be asked for',
    tasks: unshipped,
    error: 'Broken',
    called: [...SHIPPED, 'CancelOrder', ...UNDONE],
  },
  {
    when: 'it cannot be completed',
    tasks: { CompleteOrder: BROKEN },
    error: 'Broken',
    called: [...SHIPPED, 'CompleteOrder', 'CancelOrder', ...UNDONE],
  },
  {
    when: 'it can be cancelled no more',
    tasks: { CompleteOrder: BROKEN, CancelOrder: CONDITION_FAILED },
    called: [...SHIPPED, 'CompleteOrder', 'CancelOrder', 'KeepOrder'],
  },
  {
    when: 'it cannot be cancelled',
    tasks: { ...unshipped, CancelOrder: BROKEN },
    error: 'CompensationFailed',
    called: [...SHIPPED, 'CancelOrder', 'ParkOrder'],
  },
  {
    when: 'it can neither be cancelled nor kept',
    tasks: { ...unshipped, CancelOrder: CONDITION_FAILED, KeepOrder: BROKEN },
    error: 'CompensationFailed',
    called: [...SHIPPED, 'CancelOrder', 'KeepOrder', 'ParkOrder'],
  },
  {
    when: 'its payment cannot be given back',
    tasks: { ...declined, RefundPayment: BROKEN },
    error: 'CompensationFailed',
    called: [...RESERVED, 'ChargePayment', ...RELEASED, 'ParkOrder'],
  },
  {
    when: 'its pieces cannot be given back',
    tasks: { ...declined, ReleaseItem: BROKEN },
    error: 'CompensationFailed',
    called: [...RESERVED, 'ChargePayment', ...RELEASED, 'ParkOrder'],
  },
  {
    when: 'it cannot be closed',
    tasks: { ...declined, CloseOrder: BROKEN },
    error: 'CompensationFailed',
    called: [...RESERVED, 'ChargePayment', ...RELEASED, 'CloseOrder', 'ParkOrder'],
  },
  {
    when: 'nobody can be told to finish it',
    tasks: { ...declined, RefundPayment: BROKEN, ParkOrder: failure('SQS.Broken') },
    error: 'CompensationFailed',
    called: [...RESERVED, 'ChargePayment', ...RELEASED, 'ParkOrder'],
  },
  {
    when: 'its customer cannot be told that it is cancelled',
    tasks: { ...declined, NotifyCustomer: failure('SNS.Broken') },
    error: 'PaymentDeclined',
    called: [...RESERVED, 'ChargePayment', ...UNDONE],
  },
  {
    when: 'its customer cannot be told that it is confirmed',
    tasks: { ConfirmOrder: failure('SNS.Broken') },
    called: [...SHIPPED, 'CompleteOrder'],
  },
];

describeEndings(
  'an order ends as it should, and by no other calls, when',
  (tasks) => runOrder({ tasks }),
  CASES,
);
