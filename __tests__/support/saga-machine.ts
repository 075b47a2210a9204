import { serialize } from '../../asl/serialize';
import type { SimulateOptions } from '../../simulator/simulate';
import { sagaWorkflow } from '../../workflows/saga';
import { typedItem } from './dynamodb-items';
import { type Answers, type RecordedRun, recordedRun } from './recorded-run';
import { sagaResources } from './saga-resources';

const definition = serialize(sagaWorkflow(sagaResources));

/** A booking as ValidateBooking gives it. */
export const validBooking = {
  bookingId: 'booking-1',
  customerId: 'customer-1',
  paymentMethodId: 'card-1',
  currency: 'EUR',
  totalMinor: 50_500,
  flight: { offerId: 'flight-1' },
  hotel: { offerId: 'hotel-1' },
  car: { offerId: 'car-1' },
  holdUntil: '2026-01-16T12:00:00.000Z',
  expiresAt: 1_780_000_000,
};

/** Until when a breaker was open that may be probed: past, in every run. */
export const OPEN_UNTIL = '2025-12-31T23:59:00.000Z';

/** The breaker as it is read when its time is up. */
export const EXPIRED_BREAKER = {
  Item: typedItem({ status: 'OPEN', failures: 5, openUntil: OPEN_UNTIL }),
};

/** The breaker after a failure was counted. */
export const counted = (status: 'CLOSED' | 'HALF_OPEN', failures: number) => ({
  Attributes: typedItem({ status, failures }),
});

/** Every service answers as if all were well. */
const WELL = {
  OpenBooking: {},
  ValidateBooking: validBooking,
  ReserveFlight: { holdId: 'f1' },
  ReserveHotel: { holdId: 'h1' },
  ReserveCar: { holdId: 'c1' },
  ReadPaymentBreaker: {},
  ClaimPaymentProbe: {},
  AuthorizePayment: { holdId: 'p1' },
  ClosePaymentBreaker: {},
  CountPaymentFailure: counted('CLOSED', 1),
  OpenPaymentBreaker: {},
  AuthorizeFallbackPayment: { holdId: 'p2' },
  CommitBooking: {},
  ConfirmFlight: {},
  ConfirmHotel: {},
  ConfirmCar: {},
  CapturePayment: { capturedBy: 'payment' },
  CompleteBooking: {},
  NotifyTraveller: {},
  VoidUnusedPayment: { payment: 'RELEASED' },
  ReportUnusedPayment: {},
  ParkConfirmation: {},
  CancelBooking: {},
  VoidPayment: {},
  ReleaseCar: { outcome: 'RELEASED' },
  ReleaseHotel: { outcome: 'RELEASED' },
  ReleaseFlight: { outcome: 'RELEASED' },
  CloseBooking: {},
  NotifyCancellation: {},
  RejectBooking: {},
  ParkCompensation: {},
} as const satisfies Answers;

/** A state of the saga workflow that calls a service. */
export type SagaTask = keyof typeof WELL;

/** How a run differs from one in which all is well. */
export type SagaRunOptions = Omit<SimulateOptions, 'tasks'> & {
  readonly tasks?: Partial<Answers<SagaTask>>;
};

/** Runs the workflow on the engine. */
export function runSaga({ tasks, ...options }: SagaRunOptions = {}): Promise<RecordedRun> {
  const { bookingId } = validBooking;
  return recordedRun(
    definition,
    { ...WELL, ...tasks },
    { executionName: bookingId, input: { bookingId }, ...options },
  );
}
