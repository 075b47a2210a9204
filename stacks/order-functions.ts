import { machineVariables, providerTimeoutMs } from '../config/function-variables';
import type { NodeFunction } from '../constructs/node-function';
import { grantSecrets } from '../constructs/secret-access';
import { handlersOf } from './handler-functions';
import type { OrderStores } from './order-stores';
import type { WorkflowParts } from './workflow-stack';

/** The handlers of `lambdas/order/`, each a function with a role of its own. */
export interface OrderFunctions {
  readonly startOrder: NodeFunction;
  readonly getOrder: NodeFunction;
  readonly validateOrder: NodeFunction;
  readonly chargePayment: NodeFunction;
  readonly paymentAuthorizer: NodeFunction;
  readonly paymentCallback: NodeFunction;
  readonly refundPayment: NodeFunction;
  readonly dispatchShipment: NodeFunction;
}

export function createOrderFunctions(parts: WorkflowParts, stores: OrderStores): OrderFunctions {
  const { naming, config } = parts;
  const { orders, payments, reservations } = stores;
  const fn = handlersOf(parts, 'order');
  const machine = machineVariables(naming);
  const secret = { PAYMENT_SECRET_NAME: config.order.paymentSecretName };
  const provider = {
    ...secret,
    PAYMENT_PROVIDER_URL: config.order.paymentProviderUrl,
    PAYMENT_PROVIDER_TIMEOUT_MS: providerTimeoutMs(config),
    PAYMENTS_TABLE: payments.name,
  };
  const functions: OrderFunctions = {
    startOrder: fn(
      'StartOrder',
      'start-order',
      'POST /orders: starts one execution an order',
      machine,
    ),
    getOrder: fn('GetOrder', 'get-order', 'GET /orders/{orderId}: the state of an order', {
      ...machine,
      ORDERS_TABLE: orders.name,
    }),
    validateOrder: fn('ValidateOrder', 'validate-order', 'Checks an order and adds it up'),
    chargePayment: fn(
      'ChargePayment',
      'charge-payment',
      'Asks the provider for a payment',
      provider,
    ),
    paymentAuthorizer: fn(
      'PaymentAuthorizer',
      'payment-authorizer',
      'Admits callbacks that the payment provider signed',
      secret,
    ),
    paymentCallback: fn(
      'PaymentCallback',
      'payment-callback',
      'POST /payments/callback: settles a payment and answers its task',
      provider,
    ),
    refundPayment: fn('RefundPayment', 'refund-payment', 'Undoes or forbids a payment', provider),
    dispatchShipment: fn(
      'DispatchShipment',
      'dispatch-shipment',
      'Ships paid orders from the queue',
      {
        ORDERS_TABLE: orders.name,
        RESERVATIONS_TABLE: reservations.name,
      },
    ),
  };

  grantAccess(parts, stores, functions);
  return functions;
}

function grantAccess(
  { naming, config }: WorkflowParts,
  { orders, payments, reservations }: OrderStores,
  { getOrder, dispatchShipment, paymentAuthorizer, ...others }: OrderFunctions,
): void {
  const secretNames = [config.order.paymentSecretName];
  orders.grant(getOrder.role, 'GetItem');
  orders.grant(dispatchShipment.role, 'GetItem', 'UpdateItem');
  reservations.grant(dispatchShipment.role, 'UpdateItem');
  for (const { role } of [others.chargePayment, others.paymentCallback, others.refundPayment]) {
    payments.grant(role, 'GetItem', 'UpdateItem');
    grantSecrets(role, naming, secretNames);
  }
  grantSecrets(paymentAuthorizer.role, naming, secretNames);
}
