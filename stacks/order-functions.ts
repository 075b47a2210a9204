import { NodeFunction } from '../constructs/node-function';
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

/**
 * Share of a function's timeout that one call of the payment provider may take: a handler may call twice, the second
 * time with a secret read anew, and has to end by itself.
 */
const PROVIDER_SHARE_OF_TIMEOUT = 0.4;
const MILLISECONDS = 1000;

export function createOrderFunctions(parts: WorkflowParts, stores: OrderStores): OrderFunctions {
  const { scope, naming, config } = parts;
  const { orders, payments, reservations } = stores;
  const fn = (
    id: string,
    part: string,
    description: string,
    environment: Readonly<Record<string, string>> = {},
  ): NodeFunction =>
    new NodeFunction(scope, id, {
      ...parts,
      part,
      handler: `order/${part}`,
      description,
      environment,
    });

  const machine = {
    STATE_MACHINE_ARN: naming.stateMachineAliasArn,
    STATE_MACHINE_EXECUTION_ARN_PREFIX: naming.executionArnPrefix,
  };
  const secret = { PAYMENT_SECRET_NAME: config.order.paymentSecretName };
  const provider = {
    ...secret,
    PAYMENT_PROVIDER_URL: config.order.paymentProviderUrl,
    PAYMENT_PROVIDER_TIMEOUT_MS: String(
      Math.floor(config.functions.timeoutSeconds * MILLISECONDS * PROVIDER_SHARE_OF_TIMEOUT),
    ),
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

  orders.grant(functions.getOrder.role, 'GetItem');
  for (const { role } of [
    functions.chargePayment,
    functions.paymentCallback,
    functions.refundPayment,
  ]) {
    payments.grant(role, 'GetItem', 'UpdateItem');
  }
  orders.grant(functions.dispatchShipment.role, 'GetItem', 'UpdateItem');
  reservations.grant(functions.dispatchShipment.role, 'UpdateItem');
  const readers = [
    functions.chargePayment,
    functions.paymentAuthorizer,
    functions.paymentCallback,
    functions.refundPayment,
  ];
  for (const { role } of readers) {
    role.allow({
      sid: 'ReadPaymentSecret',
      actions: ['secretsmanager:GetSecretValue'],
      resources: [naming.secretArnPattern(config.order.paymentSecretName)],
      reason: 'Secrets Manager ends the ARN with six random characters',
    });
  }
  return functions;
}
