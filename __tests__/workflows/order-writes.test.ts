import { failure } from '../../simulator/tasks/handler';
import { REFUSED } from '../support/definition-writes';
import { BROKEN, CONDITION_FAILED } from '../support/failures';
import { canceled, type OrderTask, runOrder, validOrder } from '../support/order-machine';
import { orderResources } from '../support/order-resources';
import { executionArnOf, STARTED_AT } from '../support/recorded-run';
import { describeWrites, type WriteCase, type Writes } from '../support/write-tests';

const { orders, stock, reservations } = orderResources.tables;
const DECLINED = { ChargePayment: failure('PaymentDeclined') };

const WRITES: Writes<OrderTask> = {
  run: (tasks) => runOrder({ tasks }),
  routes: {
    CancelOrder: { CompleteOrder: BROKEN },
    KeepOrder: {
      CompleteOrder: BROKEN,
      CancelOrder: CONDITION_FAILED,
    },
    ReleaseItem: DECLINED,
    LeaveTombstone: { ...DECLINED, ReleaseItem: canceled('ConditionalCheckFailed', 'None') },
    CloseOrder: DECLINED,
    RejectOrder: { ValidateOrder: failure('InvalidOrder') },
  },
};

const { orderId, reservationsExpireAt: expiresAt } = validOrder;
const executionArn = executionArnOf(orderId);
const own = { orderId, executionArn, receivedAt: STARTED_AT };
/** Of an execution of the same name, and so of the same ARN, a quarter of a year before. */
const others = { ...own, receivedAt: '2025-09-01T00:00:00.000Z' };
const order = (status: string) => ({ ...own, status });
const dispatched = (status: string) => ({
  ...order(status),
  dispatchedAt: '2026-01-01T00:10:00.000Z',
});
const rejected = { ...order('REJECTED'), reason: 'InvalidOrder' };
const refunded = { ...order('REFUNDED'), reason: 'PaymentDeclined' };

const item = { orderId, sku: 'a' };
const tombstone = { ...item, state: 'RELEASED', expiresAt };
const reservation = (state: string) => ({ ...item, quantity: 1, state, expiresAt });

const CASES: readonly WriteCase<OrderTask>[] = [
  ['OpenOrder', orders, undefined, order('RECEIVED')],
  ['OpenOrder', orders, order('RECEIVED'), order('RECEIVED')],
  ['OpenOrder', orders, order('PAID'), order('PAID')],
  ['OpenOrder', orders, { ...others, status: 'COMPLETED' }, REFUSED],
  ['RejectOrder', orders, undefined, rejected],
  ['RejectOrder', orders, order('RECEIVED'), rejected],
  ['RejectOrder', orders, rejected, rejected],
  ['RejectOrder', orders, order('PAID'), REFUSED],
  ['RejectOrder', orders, { ...others, status: 'COMPLETED' }, REFUSED],

  ['RecordPayment', orders, order('RECEIVED'), order('PAID')],
  ['RecordPayment', orders, order('PAID'), order('PAID')],
  ['RecordPayment', orders, order('COMPLETED'), REFUSED],
  ['RecordPayment', orders, refunded, REFUSED],
  ['CompleteOrder', orders, order('PAID'), order('COMPLETED')],
  ['CompleteOrder', orders, order('COMPLETED'), order('COMPLETED')],
  ['CompleteOrder', orders, order('CANCELLING'), REFUSED],
  ['CompleteOrder', orders, refunded, REFUSED],

  ['CancelOrder', orders, order('PAID'), order('CANCELLING')],
  ['CancelOrder', orders, order('CANCELLING'), order('CANCELLING')],
  ['CancelOrder', orders, dispatched('PAID'), REFUSED],
  ['CancelOrder', orders, order('COMPLETED'), REFUSED],
  ['CancelOrder', orders, refunded, REFUSED],
  ['KeepOrder', orders, dispatched('PAID'), dispatched('COMPLETED')],
  ['KeepOrder', orders, order('COMPLETED'), order('COMPLETED')],
  ['KeepOrder', orders, order('PAID'), REFUSED],
  ['CloseOrder', orders, order('CANCELLING'), refunded],
  ['CloseOrder', orders, refunded, refunded],
  ['CloseOrder', orders, dispatched('PAID'), REFUSED],

  ['ReserveItem', reservations, undefined, reservation('RESERVED')],
  ['ReserveItem', reservations, reservation('RESERVED'), REFUSED],
  ['ReserveItem', reservations, tombstone, REFUSED],
  ['ReleaseItem', reservations, reservation('RESERVED'), reservation('RELEASED')],
  ['ReleaseItem', reservations, reservation('RELEASED'), REFUSED],
  ['ReleaseItem', reservations, reservation('SHIPPED'), REFUSED],
  ['ReleaseItem', reservations, undefined, REFUSED],
  ['ReleaseItem', stock, { sku: 'a', available: 4 }, { sku: 'a', available: 5 }],
  ['ReleaseItem', stock, undefined, REFUSED],
  ['LeaveTombstone', reservations, undefined, tombstone],
  ['LeaveTombstone', reservations, reservation('RELEASED'), reservation('RELEASED')],
  ['LeaveTombstone', reservations, reservation('RESERVED'), REFUSED],
  ['LeaveTombstone', reservations, reservation('SHIPPED'), REFUSED],
];

describeWrites(WRITES, CASES);
