import type { EnvironmentConfig } from '../../config/environment';
import { machineVariables, providerTimeoutMs } from '../../config/function-variables';
import type { Naming } from '../../config/naming';
import type { FunctionDescription } from '../world/description';
import { describeRecovery, describing } from '../world/function-descriptions';
import type { HttpRoute } from '../world/http-routes';

/** The functions of the order stack with the variables that it sets; a test compares the two. */
export function orderFunctions(
  naming: Naming,
  config: EnvironmentConfig,
): readonly FunctionDescription[] {
  const fn = describing(naming, config);
  const machine = machineVariables(naming);
  const secret = { PAYMENT_SECRET_NAME: config.order.paymentSecretName };
  const provider = {
    ...secret,
    PAYMENT_PROVIDER_URL: config.order.paymentProviderUrl,
    PAYMENT_PROVIDER_TIMEOUT_MS: providerTimeoutMs(config),
    PAYMENTS_TABLE: naming.tableName('payments'),
  };
  const orders = { ORDERS_TABLE: naming.tableName('orders') };

  return [
    fn('start-order', () => import('../../lambdas/order/start-order'), machine),
    fn('get-order', () => import('../../lambdas/order/get-order'), { ...machine, ...orders }),
    fn('validate-order', () => import('../../lambdas/order/validate-order')),
    fn('charge-payment', () => import('../../lambdas/order/charge-payment'), provider),
    fn('payment-authorizer', () => import('../../lambdas/order/payment-authorizer'), secret),
    fn('payment-callback', () => import('../../lambdas/order/payment-callback'), provider),
    fn('refund-payment', () => import('../../lambdas/order/refund-payment'), provider),
    fn('dispatch-shipment', () => import('../../lambdas/order/dispatch-shipment'), {
      ...orders,
      RESERVATIONS_TABLE: naming.tableName('reservations'),
    }),
    ...describeRecovery(fn, naming),
  ];
}

/** The routes of its API. */
export const ORDER_ROUTES: readonly HttpRoute[] = [
  { method: 'POST', path: '/orders', function: 'start-order', authorization: 'iam' },
  { method: 'GET', path: '/orders/{orderId}', function: 'get-order', authorization: 'iam' },
  {
    method: 'POST',
    path: '/payments/callback',
    function: 'payment-callback',
    authorization: {
      authorizer: 'payment-authorizer',
      requiredHeaders: ['x-payment-signature', 'x-payment-timestamp', 'x-payment-digest'],
    },
  },
];
