import '../../support/handler-environment';
import { afterEach, describe, expect, test } from '@jest/globals';
import { makeGetOrderHandler } from '../../../lambdas/order/get-order';
import { makeOrdersTable } from '../../../lambdas/order/orders-table';
import { makeStartOrderHandler } from '../../../lambdas/order/start-order';
import { makeValidateOrderHandler } from '../../../lambdas/order/validate-order';
import { makeWorkflowExecutions } from '../../../lambdas/shared/workflow-executions';
import { BAD_VALUES, badBodies, badEvents, isUnpolluted } from '../../support/bad-input';
import { makeEffects } from '../../support/effects';
import { makeFakeDynamoDb } from '../../support/fake-dynamodb';
import { makeFakeLog } from '../../support/fake-log';
import { EXECUTION_ARN_PREFIX, makeFakeStepFunctions } from '../../support/fake-step-functions';
import { httpEvent } from '../../support/http-events';
import { orderInput } from '../../support/orders';
import { NOW_MS } from '../../support/payment-world';
import { PLAIN_TEXT } from '../../support/plain-text';

// Cases that an entry takes although they were meant to be bad are listed, so that none slips in.

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
const orderBodies = badBodies(orderInput(), ORDER_FIELDS);

afterEach(() => {
  expect(isUnpolluted()).toBe(true);
});

const executionsOf = ({ client }: ReturnType<typeof makeFakeStepFunctions>) =>
  makeWorkflowExecutions({ client, executionArnPrefix: EXECUTION_ARN_PREFIX });

test('there are more than 400 cases for an order alone', () => {
  expect(orderBodies.length).toBeGreaterThan(400);
  expect(new Set(orderBodies.map(({ name }) => name)).size).toBeGreaterThan(400);
});

describe('POST /orders', () => {
  test('refuses bad input with a 4xx and no effect, or passes it on as plain data', async () => {
    const taken = new Set<string>();
    for (const { name, body } of orderBodies) {
      const effects = makeEffects();
      const states = makeFakeStepFunctions(effects);
      const executions = executionsOf(states);
      const log = makeFakeLog();

      const { statusCode = 0 } = await makeStartOrderHandler({ executions, log })(
        httpEvent({ body }),
      );

      if (statusCode === 202) {
        taken.add(name);
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

    expect(taken).toEqual(
      new Set([
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
    const taken = new Set<string>();
    for (const { name, event: input } of badEvents(orderInput(), ORDER_FIELDS)) {
      const result = await validate({ executionName: 'order-1', input }).catch(
        (error: unknown) => error,
      );
      if (result instanceof Error) {
        expect([name, result.name]).toEqual([name, 'InvalidOrder']);
      } else {
        taken.add(name);
        expect(input).toMatchObject({ customerId: (result as { customerId: string }).customerId });
      }
    }

    expect(taken).toEqual(
      new Set([
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

describe('GET /orders/{orderId}', () => {
  test('refuses bad ids with 400 and no call', async () => {
    for (const { name, json } of BAD_VALUES) {
      const effects = makeEffects();
      const handler = makeGetOrderHandler({
        orders: makeOrdersTable(makeFakeDynamoDb(effects).client, 'orders'),
        executions: executionsOf(makeFakeStepFunctions(effects)),
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
