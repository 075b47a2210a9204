import { serialize } from '../../asl/serialize';
import type { SimulateOptions } from '../../simulator/simulate';
import { failure } from '../../simulator/tasks/handler';
import { orderWorkflow } from '../../workflows/order';
import { orderResources } from './order-resources';
import { type Answers, type RecordedRun, recordedRun } from './recorded-run';

const definition = serialize(orderWorkflow(orderResources));

/** An order as ValidateOrder gives it. */
export const validOrder = {
  orderId: 'order-1',
  customerId: 'customer-1',
  currency: 'EUR',
  totalMinor: 300,
  items: [
    { sku: 'a', quantity: 1 },
    { sku: 'b', quantity: 2 },
  ],
  reservationsExpireAt: 1_780_000_000,
};

/** Every service answers as if all were well. */
const WELL = {
  OpenOrder: {},
  ValidateOrder: validOrder,
  ReserveItem: {},
  ChargePayment: { chargeId: 'charge-1' },
  RecordPayment: {},
  ShipOrder: {},
  ConfirmOrder: {},
  CompleteOrder: {},
  CancelOrder: {},
  KeepOrder: {},
  RefundPayment: { outcome: 'REFUNDED' },
  ReleaseItem: {},
  LeaveTombstone: {},
  CloseOrder: {},
  NotifyCustomer: {},
  RejectOrder: {},
  ParkOrder: {},
} as const satisfies Answers;

/** A state of the order workflow that calls a service. */
export type OrderTask = keyof typeof WELL;

/** A transaction that was refused, with its reasons in the order of its writes. */
export const canceled = (...reasons: readonly string[]) =>
  failure(
    'DynamoDb.TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.join(', ')}]`,
  );

/** How a run differs from one in which all is well. */
export type OrderRunOptions = Omit<SimulateOptions, 'tasks'> & {
  readonly tasks?: Partial<Answers<OrderTask>>;
};

/** Runs the workflow on the engine. */
export function runOrder({ tasks, ...options }: OrderRunOptions = {}): Promise<RecordedRun> {
  return recordedRun(
    definition,
    { ...WELL, ...tasks },
    { executionName: validOrder.orderId, input: { orderId: validOrder.orderId }, ...options },
  );
}
