import { machineVariables } from '../config/function-variables';
import {
  PAYMENT_PROVIDERS,
  type ProviderName,
  providerVariables,
  TRIP_PROVIDERS,
} from '../config/saga-providers';
import type { NodeFunction } from '../constructs/node-function';
import { grantSecrets } from '../constructs/secret-access';
import { handlersOf } from './handler-functions';
import type { SagaStores } from './saga-stores';
import type { WorkflowParts } from './workflow-stack';

/** The handlers of `lambdas/saga/`, each a function with a role of its own. */
export interface SagaFunctions {
  readonly startBooking: NodeFunction;
  readonly getBooking: NodeFunction;
  readonly validateBooking: NodeFunction;
  readonly reserveStep: NodeFunction;
  readonly confirmStep: NodeFunction;
  readonly releaseStep: NodeFunction;
  readonly authorizePayment: NodeFunction;
  readonly capturePayment: NodeFunction;
  readonly voidPayment: NodeFunction;
}

export function createSagaFunctions(parts: WorkflowParts, stores: SagaStores): SagaFunctions {
  const { naming, config } = parts;
  const { bookings } = stores;
  const fn = handlersOf(parts, 'saga');
  const machine = machineVariables(naming);
  const table = { BOOKINGS_TABLE: bookings.name };
  /** A function that calls providers, and may read their secrets and no others. */
  const caller = (
    id: string,
    part: string,
    description: string,
    providers: readonly ProviderName[],
  ) => {
    const environment = { ...table, ...providerVariables(config, providers) };
    const made = fn(id, part, description, environment);
    bookings.grant(made.role, 'GetItem', 'UpdateItem');
    const secretNames = providers.map((name) => config.saga.providers[name].secretName);
    grantSecrets(made.role, naming, secretNames);
    return made;
  };

  const functions: SagaFunctions = {
    startBooking: fn(
      'StartBooking',
      'start-booking',
      'POST /bookings: starts one execution a booking',
      machine,
    ),
    getBooking: fn('GetBooking', 'get-booking', 'GET /bookings/{bookingId}: where it stands', {
      ...machine,
      ...table,
    }),
    validateBooking: fn('ValidateBooking', 'validate-booking', 'Checks a booking, adds it up', {
      HOLD_HOURS: String(config.saga.holdHours),
    }),
    reserveStep: caller('ReserveStep', 'reserve-step', 'Reserves a part of a trip', TRIP_PROVIDERS),
    confirmStep: caller('ConfirmStep', 'confirm-step', 'Confirms a part of a trip', TRIP_PROVIDERS),
    releaseStep: caller(
      'ReleaseStep',
      'release-step',
      'Releases or forbids a part of a trip',
      TRIP_PROVIDERS,
    ),
    authorizePayment: caller(
      'AuthorizePayment',
      'authorize-payment',
      'Has a payment provider keep the money of a trip',
      PAYMENT_PROVIDERS,
    ),
    capturePayment: caller(
      'CapturePayment',
      'capture-payment',
      'Takes the money of a trip',
      PAYMENT_PROVIDERS,
    ),
    voidPayment: caller(
      'VoidPayment',
      'void-payment',
      'Gives back or forbids the money of a trip',
      PAYMENT_PROVIDERS,
    ),
  };
  bookings.grant(functions.getBooking.role, 'Query');
  return functions;
}
