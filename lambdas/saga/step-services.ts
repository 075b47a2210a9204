import { type BookingStep, PAYMENT_STEPS, TRIP_PARTS } from '../../workflows/saga-parts';
import { makeDynamoDbClient } from '../shared/dynamodb-client';
import { requireEnv, requireIntegerEnv } from '../shared/environment';
import { type Log, makeLog } from '../shared/logger';
import { secretFromEnv } from '../shared/secret-from-env';
import { AUTHORIZATIONS, type HoldProtocol, RESERVATIONS } from './hold-protocol';
import { type HoldProvider, makeHoldProvider } from './hold-provider';
import { signingSecretSchema } from './provider-secret';
import { makeStepsTable, type StepsTable } from './steps-table';

/** What every handler that touches a step works with; S are the steps whose providers it may call. */
export interface StepServices<S extends BookingStep = BookingStep> {
  readonly steps: StepsTable;
  readonly providers: Readonly<Record<S, HoldProvider>>;
  readonly log: Log;
}

/** The real ones of the travel steps, from `BOOKINGS_TABLE` and variables such as `FLIGHT_PROVIDER_URL`. */
export const tripServicesFromEnv = () => servicesFromEnv(TRIP_PARTS, RESERVATIONS);

/** The same for payments: `PAYMENT_PROVIDER_URL`, `FALLBACK_PAYMENT_PROVIDER_URL` and so on. */
export const paymentServicesFromEnv = () => servicesFromEnv(PAYMENT_STEPS, AUTHORIZATIONS);

function servicesFromEnv<const S extends BookingStep>(
  steps: readonly S[],
  protocol: HoldProtocol,
): StepServices<S> {
  const timeoutMs = requireIntegerEnv('PROVIDER_TIMEOUT_MS');
  const providers = steps.map((step) => {
    const prefix = step.toUpperCase().replace('-', '_');
    const secret = secretFromEnv(`${prefix}_SECRET_NAME`, signingSecretSchema);
    const url = requireEnv(`${prefix}_PROVIDER_URL`).replace(/\/+$/, '');
    return [step, makeHoldProvider({ step, protocol, url, timeoutMs, secret, fetch })] as const;
  });

  return {
    steps: makeStepsTable(makeDynamoDbClient(), requireEnv('BOOKINGS_TABLE')),
    providers: Object.fromEntries(providers) as Record<S, HoldProvider>,
    log: makeLog(),
  };
}
