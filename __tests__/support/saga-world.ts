import './handler-environment';
import { makeAuthorizePaymentHandler } from '../../lambdas/saga/authorize-payment';
import { makeCapturePaymentHandler } from '../../lambdas/saga/capture-payment';
import { makeConfirmStepHandler } from '../../lambdas/saga/confirm-step';
import { AUTHORIZATIONS, RESERVATIONS } from '../../lambdas/saga/hold-protocol';
import { type HoldProvider, makeHoldProvider } from '../../lambdas/saga/hold-provider';
import { makeReleaseStepHandler } from '../../lambdas/saga/release-step';
import { makeReserveStepHandler } from '../../lambdas/saga/reserve-step';
import { makeStepsTable } from '../../lambdas/saga/steps-table';
import { makeVoidPaymentHandler } from '../../lambdas/saga/void-payment';
import {
  type BookingStep,
  PAYMENT_STEPS,
  type PaymentStep,
  TRIP_PARTS,
  type TripPart,
} from '../../workflows/saga-parts';
import { makeEffects } from './effects';
import { makeFakeDynamoDb } from './fake-dynamodb';
import { makeFakeHoldProviders } from './fake-hold-provider';
import { makeFakeLog } from './fake-log';

export const BOOKING_ID = 'booking-1';
export const EXPIRES_AT = 1_780_000_000;
export const API_KEY = 'sk-provider-key';
export const REQUEST_SIGNING_SECRET = 'rs-0123456789abcdef';
export const TRIP_EVENT = {
  step: 'flight',
  bookingId: BOOKING_ID,
  offerId: 'flight-1',
  holdUntil: '2026-01-16T12:00:00.000Z',
  expiresAt: EXPIRES_AT,
} as const;
export const PAYMENT_EVENT = {
  step: 'payment',
  bookingId: BOOKING_ID,
  amountMinor: 50_500,
  currency: 'EUR',
  paymentMethodId: 'card-1',
  expiresAt: EXPIRES_AT,
} as const;

/** The real handlers of a booking's steps over fakes of DynamoDB and the providers. */
export function makeSagaWorld() {
  const effects = makeEffects();
  const db = makeFakeDynamoDb(effects);
  const providers = makeFakeHoldProviders(effects);
  const log = makeFakeLog();
  const value = { apiKey: API_KEY, requestSigningSecret: REQUEST_SIGNING_SECRET };
  const secret = { read: async () => value, refresh: async () => value };
  const hosts = { flight: 'flight', hotel: 'hotel', car: 'car', payment: 'payment' } as const;
  const provider = (step: BookingStep): HoldProvider =>
    makeHoldProvider({
      step,
      protocol: step.endsWith('payment') ? AUTHORIZATIONS : RESERVATIONS,
      url: `https://${step === 'fallback-payment' ? 'fallback' : hosts[step]}.example`,
      timeoutMs: 2_000,
      secret,
      fetch: providers.fetch,
    });
  const services = <S extends BookingStep>(steps: readonly S[]) => ({
    steps: makeStepsTable(db.client, 'bookings'),
    providers: Object.fromEntries(steps.map((step) => [step, provider(step)])) as Record<
      S,
      HoldProvider
    >,
    log,
  });
  const trip = services<TripPart>(TRIP_PARTS);
  const payment = services<PaymentStep>(PAYMENT_STEPS);
  const reserve = makeReserveStepHandler(trip);
  const confirm = makeConfirmStepHandler(trip);
  const release = makeReleaseStepHandler(trip);
  const counted: string[] = [];
  const count = (metric: string) => void counted.push(metric);
  const authorize = makeAuthorizePaymentHandler({ ...payment, count });
  const capture = makeCapturePaymentHandler(payment);
  const voidPayment = makeVoidPaymentHandler(payment);
  const key = { bookingId: BOOKING_ID, expiresAt: EXPIRES_AT };

  return {
    effects,
    db,
    providers,
    log,
    /** Metrics, one name for each count. */
    counted,
    services: { trip, payment },
    status: (step: BookingStep) => db.get('bookings', BOOKING_ID, step)?.['status'],
    held: (provider: string) => providers.holds.get(`${provider}/${BOOKING_ID}`),
    /** A handler with an event as it is. */
    call: (name: 'reserve' | 'confirm' | 'release' | 'authorize', event: unknown) =>
      ({ reserve, confirm, release, authorize })[name](event),
    reserve: (fields: object = {}) => reserve({ ...TRIP_EVENT, ...fields }),
    confirm: (fields: object = {}) => confirm({ ...TRIP_EVENT, ...fields }),
    release: (fields: object = {}) => release({ ...TRIP_EVENT, ...fields }),
    authorize: (step: PaymentStep = 'payment') => authorize({ ...PAYMENT_EVENT, step }),
    capture: () => capture({ bookingId: BOOKING_ID }),
    voidPayment: (steps: readonly PaymentStep[] = ['fallback-payment', 'payment']) =>
      voidPayment({ ...key, steps }),
  };
}

export type SagaWorld = ReturnType<typeof makeSagaWorld>;
