import '../../support/handler-environment';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { SQSRecord } from 'aws-lambda';
import { makeDispatchShipmentHandler } from '../../../lambdas/order/dispatch-shipment';
import { makeGetOrderHandler } from '../../../lambdas/order/get-order';
import { makeOrdersTable } from '../../../lambdas/order/orders-table';
import { makeReservationsTable } from '../../../lambdas/order/reservations-table';
import { makeStartOrderHandler } from '../../../lambdas/order/start-order';
import { makeValidateOrderHandler } from '../../../lambdas/order/validate-order';
import { makeWorkflowExecutions } from '../../../lambdas/shared/workflow-executions';
import { BAD_BODIES, BAD_VALUES, badVariants, isUnpolluted } from '../../support/bad-input';
import { makeEffects } from '../../support/effects';
import { makeFakeDynamoDb } from '../../support/fake-dynamodb';
import { makeFakeLog } from '../../support/fake-log';
import { executionArnOf, makeFakeStepFunctions } from '../../support/fake-step-functions';
import { httpEvent, signedEvent } from '../../support/http-events';
import { orderInput } from '../../support/orders';
import { captured, makePaymentWorld, NOW_MS } from '../../support/payment-world';

const ORDER_FIELDS = [
  'orderId',
  'customerId',
  'currency',
  'items',
  'items.0',
  'items.0.sku',
  'items.0.quantity',
  'items.1.unitPriceMinor',
];
const SHIPMENT = { orderId: 'order-1', items: [{ sku: 'cup', quantity: 2 }] };

const orderBodies = [
  ...badVariants(orderInput(), ORDER_FIELDS),
  ...BAD_BODIES.map(({ name, json }) => ({ name, body: json })),
];
const eventBodies = [
  ...badVariants(captured(), [
    'reference',
    'chargeId',
    'status',
    'amountMinor',
    'currency',
    'declineReason',
  ]),
  ...BAD_BODIES.map(({ name, json }) => ({ name, body: json })),
];
const shipmentBodies = [
  ...badVariants(SHIPMENT, ['orderId', 'items', 'items.0', 'items.0.sku', 'items.0.quantity']),
  ...BAD_BODIES.map(({ name, json }) => ({ name, body: json })),
];

afterEach(() => {
  expect(isUnpolluted()).toBe(true);
});

/** Cases that an entry took although they were meant to be bad: listed, so that none slips in. */
function report(taken: readonly string[]): readonly string[] {
  return [...new Set(taken)].sort();
}

/** Free text, by our own rule: these characters are allowed in a customer's or a charge's id, and mean nothing. */
const PLAIN_TEXT = BAD_VALUES.filter(({ json }) => /^"[!-~]{1,66}"$/.test(json)).filter(
  ({ json }) => /^[!-~]{1,64}$/.test(JSON.parse(json)),
);

test('there are more than 400 cases for an order alone', () => {
  expect(orderBodies.length).toBeGreaterThan(400);
  expect(new Set(orderBodies.map(({ name }) => name)).size).toBeGreaterThan(400);
});

describe('POST /orders', () => {
  test('refuses bad input with a 4xx and no effect, or passes it on as plain data', async () => {
    const taken: string[] = [];
    for (const { name, body } of orderBodies) {
      const effects = makeEffects();
      const states = makeFakeStepFunctions(effects);
      const executions = makeWorkflowExecutions({
        client: states.client,
        executionArnPrefix: executionArnOf('').slice(0, -1),
      });
      const log = makeFakeLog();

      const { statusCode = 0 } = await makeStartOrderHandler({ executions, log })(
        httpEvent({ body }),
      );

      if (statusCode === 202) {
        taken.push(name);
        const [execution] = states.executions.values();
        expect(JSON.parse(execution?.input ?? '')).toEqual(
          // Written again, for minus zero: JSON has but one zero.
          JSON.parse(JSON.stringify(JSON.parse(body))),
        );
      } else {
        expect([name, statusCode]).toEqual([name, 400]);
        expect(effects.calls).toEqual([]);
      }
    }

    expect(report(taken)).toEqual(
      report([
        ...PLAIN_TEXT.map(({ name }) => `customerId: ${name}`),
        ...['orderId', 'items.0.sku'].map((field) => `${field}: a number as text`),
        ...['orderId', 'items.0.sku'].map((field) => `${field}: NaN as text`),
        'items.1.unitPriceMinor: minus zero',
      ]),
    );
  });
});

describe('the input of an execution', () => {
  test('is refused as InvalidOrder, or stays plain data', async () => {
    const validate = makeValidateOrderHandler({ now: () => NOW_MS });
    const taken: string[] = [];
    for (const { name, body } of orderBodies) {
      let input: unknown;
      try {
        input = JSON.parse(body);
      } catch {
        // Step Functions takes no input that is not JSON.
        continue;
      }
      const result = await validate({ executionName: 'order-1', input }).catch(
        (error: unknown) => error,
      );
      if (result instanceof Error) {
        expect([name, result.name]).toEqual([name, 'InvalidOrder']);
      } else {
        taken.push(name);
        expect(input).toMatchObject({ customerId: (result as { customerId: string }).customerId });
      }
    }

    expect(report(taken)).toEqual(
      report([
        ...PLAIN_TEXT.map(({ name }) => `customerId: ${name}`),
        ...['NaN as text', 'a number as text'].map((name) => `items.0.sku: ${name}`),
        'items.1.unitPriceMinor: minus zero',
      ]),
    );
  });

  test.each([
    [undefined],
    [null],
    ['text'],
    [[]],
    [{}],
    [{ executionName: 7, input: orderInput() }],
  ])('is refused as InvalidOrder when the whole event is %j', async (event) => {
    const validate = makeValidateOrderHandler({ now: () => NOW_MS });

    await expect(validate(event)).rejects.toMatchObject({ name: 'InvalidOrder' });
  });
});

describe('POST /payments/callback', () => {
  test('refuses bad input, even signed, with a 4xx and no effect', async () => {
    const taken: string[] = [];
    for (const { name, body } of eventBodies) {
      const world = makePaymentWorld();
      await world.charge('token-1');
      const row = world.payment();

      const { statusCode = 0 } = await world.callbackRaw(signedEvent(body, NOW_MS));

      if (statusCode === 200) {
        taken.push(name);
      } else {
        expect([name, statusCode < 500 && statusCode >= 400]).toEqual([name, true]);
        expect(world.payment()).toEqual(row);
        expect(world.states.taken).toEqual([]);
      }
    }

    const printable = BAD_VALUES.filter(({ json }) => json.startsWith('"'));
    expect(report(taken)).toEqual(
      report([
        ...PLAIN_TEXT.map(({ name }) => `chargeId: ${name}`),
        // A reason is made printable, never a cause to refuse; 30,000 characters break the limit of the body.
        ...printable
          .filter(({ name }) => name !== '30,000 characters')
          .map(({ name }) => `declineReason: ${name}`),
        'declineReason: missing',
        // A provider may add fields; they are left out.
        ...eventBodies.filter(({ name }) => name.startsWith('with ')).map(({ name }) => name),
      ]),
    );
  });
});

describe('GET /orders/{orderId}', () => {
  test('refuses bad ids with 400 and no call', async () => {
    for (const { name, json } of BAD_VALUES) {
      const effects = makeEffects();
      const handler = makeGetOrderHandler({
        orders: makeOrdersTable(makeFakeDynamoDb(effects).client, 'orders'),
        executions: makeWorkflowExecutions({
          client: makeFakeStepFunctions(effects).client,
          executionArnPrefix: executionArnOf('').slice(0, -1),
        }),
        log: makeFakeLog(),
      });
      const orderId = JSON.parse(json);
      const isId = typeof orderId === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(orderId);

      const { statusCode } = await handler(httpEvent({ pathParameters: { orderId } }));

      expect([name, statusCode]).toEqual([name, isId ? 404 : 400]);
      expect(effects.calls.length).toBe(isId ? 2 : 0);
    }
  });
});

describe('the shipping queue', () => {
  test('hands bad messages back, and ships nothing for them', async () => {
    const taken: string[] = [];
    for (const { name, body } of shipmentBodies) {
      const effects = makeEffects();
      const db = makeFakeDynamoDb(effects);
      db.put('orders', {
        orderId: 'order-1',
        status: 'PAID',
        executionArn: 'a',
        receivedAt: 'now',
      });
      db.put('reservations', { orderId: 'order-1', sku: 'cup', quantity: 2, state: 'RESERVED' });
      const handler = makeDispatchShipmentHandler({
        orders: makeOrdersTable(db.client, 'orders'),
        reservations: makeReservationsTable(db.client, 'reservations'),
        log: makeFakeLog(),
        count: () => {},
        now: () => NOW_MS,
      });

      const { batchItemFailures } = await handler({
        Records: [{ messageId: 'm', body }] as SQSRecord[],
      });

      expect([name, batchItemFailures]).toEqual([name, [{ itemIdentifier: 'm' }]]);
      if (effects.calls.length > 0) {
        taken.push(name);
      }
      expect(db.get('reservations', 'order-1', 'cup')).toMatchObject({ state: 'RESERVED' });
    }

    // These are ids like any other, of an order or a piece that does not exist.
    expect(report(taken)).toEqual(
      report(
        ['orderId', 'items.0.sku'].flatMap((field) =>
          ['NaN as text', 'a number as text'].map((name) => `${field}: ${name}`),
        ),
      ),
    );
  });
});
