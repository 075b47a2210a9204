import {
  makeStartHandler,
  type StartServices,
  startServicesFromEnv,
} from '../shared/start-handler';
import { canonicalOrder, orderSchema } from './order-schema';

/** 64 KiB: forty items fill a tenth of it, and it stays far below the 256 KiB of an execution's input. */
const MAX_BODY_BYTES = 64 * 1024;

/** `POST /orders`: starts the execution named by the order's id. */
export function makeStartOrderHandler(services: StartServices) {
  return makeStartHandler(
    {
      noun: 'order',
      path: '/orders',
      idKey: 'orderId',
      schema: orderSchema,
      maxBytes: MAX_BODY_BYTES,
      canonical: canonicalOrder,
      errors: { invalid: 'InvalidOrder', conflict: 'OrderConflict' },
    },
    services,
  );
}

export const handler = makeStartOrderHandler(startServicesFromEnv());
