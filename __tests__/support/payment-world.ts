import './handler-environment';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { makeChargePaymentHandler } from '../../lambdas/order/charge-payment';
import { makePaymentCallbackHandler } from '../../lambdas/order/payment-callback';
import { makePaymentProvider } from '../../lambdas/order/payment-provider';
import type { PaymentServices } from '../../lambdas/order/payment-services';
import { makePaymentsTable } from '../../lambdas/order/payments-table';
import { makeRefundPaymentHandler } from '../../lambdas/order/refund-payment';
import { makeTaskAnswers } from '../../lambdas/order/task-answers';
import { makeEffects } from './effects';
import { makeFakeDynamoDb } from './fake-dynamodb';
import { makeFakeLog } from './fake-log';
import { makeFakePaymentProvider } from './fake-payment-provider';
import { makeFakeStepFunctions } from './fake-step-functions';
import { SIGNING_SECRET, signedEvent } from './http-events';

export const NOW_MS = Date.UTC(2026, 0, 15, 12);
export const API_KEY = 'sk-live-key';
export const ORDER = { orderId: 'order-1', amountMinor: 4_200, currency: 'EUR' } as const;

/** The event of a capture, as the provider delivers it for ORDER; fields may be replaced. */
export const captured = (fields: object = {}) => ({
  reference: ORDER.orderId,
  chargeId: `ch_${ORDER.orderId}`,
  status: 'captured',
  amountMinor: ORDER.amountMinor,
  currency: ORDER.currency,
  ...fields,
});

/** The real handlers of a payment over fakes of DynamoDB, Step Functions and the provider. */
export function makePaymentWorld() {
  const effects = makeEffects();
  const db = makeFakeDynamoDb(effects);
  const states = makeFakeStepFunctions(effects);
  const provider = makeFakePaymentProvider(effects);
  const log = makeFakeLog();
  const counts: string[] = [];
  const value = { apiKey: API_KEY, webhookSigningSecret: SIGNING_SECRET };
  const secret = { read: async () => value, refresh: async () => value };
  const services: PaymentServices = {
    payments: makePaymentsTable(db.client, 'payments'),
    provider: makePaymentProvider({
      url: 'https://payments.example',
      timeoutMs: 2_000,
      secret,
      fetch: provider.fetch,
    }),
    tasks: makeTaskAnswers(states.client),
    secret,
    log,
    count: (metric) => counts.push(metric),
    now: () => NOW_MS,
  };
  const chargeHandler = makeChargePaymentHandler(services);
  const callbackHandler = makePaymentCallbackHandler(services);
  const refundHandler = makeRefundPaymentHandler(services);

  return {
    effects,
    db,
    states,
    provider,
    log,
    counts,
    services,
    payment: () => db.get('payments', ORDER.orderId),
    /** One attempt of the workflow; its token waits from here on. */
    charge: (taskToken: string, fields: object = {}) => {
      states.waiting.add(taskToken);
      return chargeHandler({ ...ORDER, taskToken, ...fields });
    },
    /** One delivery of an event; resolves to the HTTP status. */
    callback: async (event: object) =>
      (await callbackHandler(signedEvent(JSON.stringify(event), NOW_MS))).statusCode,
    callbackRaw: (event: APIGatewayProxyEventV2) => callbackHandler(event),
    refund: () => refundHandler({ orderId: ORDER.orderId }),
  };
}

export type PaymentWorld = ReturnType<typeof makePaymentWorld>;

/** The same, with the payment of ORDER asked for and its workflow waiting by that token. */
export async function makeChargedWorld(taskToken = 'token-1') {
  const world = makePaymentWorld();
  await world.charge(taskToken);
  return world;
}
