import type { EnvironmentConfig } from '../../config/environment';
import { machineVariables } from '../../config/function-variables';
import type { Naming } from '../../config/naming';
import {
  PAYMENT_PROVIDERS,
  type ProviderName,
  providerVariables,
  TRIP_PROVIDERS,
} from '../../config/saga-providers';
import type { FunctionDescription } from '../world/description';
import { describeRecovery, describing } from '../world/function-descriptions';
import type { HttpRoute } from '../world/http-routes';

/** Every provider. */
export const PROVIDERS: readonly ProviderName[] = [...TRIP_PROVIDERS, ...PAYMENT_PROVIDERS];

/** The functions of the saga stack with the variables that it sets; a test compares the two. */
export function sagaFunctions(
  naming: Naming,
  config: EnvironmentConfig,
): readonly FunctionDescription[] {
  const fn = describing(naming, config);
  const machine = machineVariables(naming);
  const table = { BOOKINGS_TABLE: naming.tableName('bookings') };
  const trip = { ...table, ...providerVariables(config, TRIP_PROVIDERS) };
  const payment = { ...table, ...providerVariables(config, PAYMENT_PROVIDERS) };

  return [
    fn('start-booking', () => import('../../lambdas/saga/start-booking'), machine),
    fn('get-booking', () => import('../../lambdas/saga/get-booking'), { ...machine, ...table }),
    fn('validate-booking', () => import('../../lambdas/saga/validate-booking'), {
      HOLD_HOURS: String(config.saga.holdHours),
    }),
    fn('reserve-step', () => import('../../lambdas/saga/reserve-step'), trip),
    fn('confirm-step', () => import('../../lambdas/saga/confirm-step'), trip),
    fn('release-step', () => import('../../lambdas/saga/release-step'), trip),
    fn('authorize-payment', () => import('../../lambdas/saga/authorize-payment'), payment),
    fn('capture-payment', () => import('../../lambdas/saga/capture-payment'), payment),
    fn('void-payment', () => import('../../lambdas/saga/void-payment'), payment),
    ...describeRecovery(fn, naming),
  ];
}

/** The routes of its API. */
export const SAGA_ROUTES: readonly HttpRoute[] = [
  { method: 'POST', path: '/bookings', function: 'start-booking', authorization: 'iam' },
  { method: 'GET', path: '/bookings/{bookingId}', function: 'get-booking', authorization: 'iam' },
];
