import '../../support/handler-environment';
import { describe, expect, test } from '@jest/globals';
import { makeStartOrderHandler } from '../../../lambdas/order/start-order';
import { makeWorkflowExecutions } from '../../../lambdas/shared/workflow-executions';
import { fault, makeEffects } from '../../support/effects';
import { makeFakeLog } from '../../support/fake-log';
import {
  EXECUTION_ARN_PREFIX,
  executionArnOf,
  makeFakeStepFunctions,
} from '../../support/fake-step-functions';
import { httpEvent } from '../../support/http-events';
import { orderInput } from '../../support/orders';

function makeApi() {
  const effects = makeEffects();
  const states = makeFakeStepFunctions(effects);
  const log = makeFakeLog();
  const executions = makeWorkflowExecutions({
    client: states.client,
    stateMachineArn: 'arn:aws:states:eu-central-1:123456789012:stateMachine:order:live',
    executionArnPrefix: EXECUTION_ARN_PREFIX,
  });
  const handler = makeStartOrderHandler({ executions, log });
  const post = async (body: unknown) => {
    const answer = await handler(httpEvent({ body: JSON.stringify(body) }));
    return { ...answer, json: JSON.parse(answer.body ?? '') };
  };
  return { effects, states, log, handler, post };
}

const accepted = {
  orderId: 'order-1',
  executionArn: executionArnOf('order-1'),
  executionStatus: 'RUNNING',
};

describe('POST /orders', () => {
  test('starts an execution named by the order and says where to look', async () => {
    const { post, states } = makeApi();

    const answer = await post(orderInput());

    expect(answer).toMatchObject({
      statusCode: 202,
      json: accepted,
      headers: {
        location: '/orders/order-1',
        'content-type': 'application/json',
        'cache-control': 'no-store',
      },
    });
    expect(JSON.parse(states.executions.get('order-1')?.input ?? '')).toEqual(orderInput());
  });

  test('accepts the same order again while it runs, however its JSON is spelled', async () => {
    const { handler, post, states } = makeApi();
    await post(orderInput());
    const { items, currency, customerId, orderId } = orderInput();
    const respelled = JSON.stringify({ items, currency, customerId, orderId }, null, 2);

    const answer = await handler(httpEvent({ body: respelled }));

    expect(answer.statusCode).toBe(202);
    expect(states.executions.size).toBe(1);
  });

  test.each(['SUCCEEDED', 'FAILED', 'PENDING_REDRIVE'])(
    'tells that the same order has been through when its execution is %s',
    async (status) => {
      const { post, states } = makeApi();
      await post(orderInput());
      const execution = states.executions.get('order-1');
      states.executions.set('order-1', { input: execution?.input ?? '', status });

      expect(await post(orderInput())).toMatchObject({
        statusCode: 200,
        json: { ...accepted, executionStatus: status },
      });
    },
  );

  test.each(['RUNNING', 'SUCCEEDED'])(
    'refuses another order under the id of one that is %s',
    async (status) => {
      const { post, states } = makeApi();
      await post(orderInput());
      const input = states.executions.get('order-1')?.input ?? '';
      states.executions.set('order-1', { input, status });

      const answer = await post(orderInput({ customerId: 'customer-8' }));

      expect(answer).toMatchObject({ statusCode: 409, json: { error: 'OrderConflict' } });
      expect(states.executions.get('order-1')).toEqual({ input, status });
    },
  );

  test('refuses an id whose execution can no longer be compared', async () => {
    const { effects, post } = makeApi();
    effects.fault = { index: 0, mode: 'before', error: fault('ExecutionAlreadyExists') };

    expect((await post(orderInput())).statusCode).toBe(409);
  });

  test('answers as before when the first answer was lost', async () => {
    const { effects, post, states } = makeApi();
    effects.fault = { index: 0, mode: 'after', error: fault('TimeoutError') };

    expect((await post(orderInput())).statusCode).toBe(503);
    expect(await post(orderInput())).toMatchObject({ statusCode: 202, json: accepted });
    expect(states.executions.size).toBe(1);
  });

  test.each(['ThrottlingException', 'ExecutionLimitExceeded'])(
    'asks for patience on %s',
    async (name) => {
      const { effects, post } = makeApi();
      effects.fault = { index: 0, mode: 'before', error: fault(name) };

      expect(await post(orderInput())).toMatchObject({
        statusCode: 429,
        headers: { 'retry-after': '2' },
      });
    },
  );

  test('answers 500 without detail, and logs it, when something of ours is broken', async () => {
    const { effects, log, post } = makeApi();
    effects.fault = { index: 0, mode: 'before', error: fault('InvalidArn', 'inner detail') };

    expect(await post(orderInput())).toMatchObject({
      statusCode: 500,
      body: '{"error":"InternalError"}',
    });
    expect(log.text()).toContain('inner detail');
  });

  test('lists everything that is wrong with an order', async () => {
    const { post, effects } = makeApi();

    const answer = await post(orderInput({ currency: 'EURO', items: [], coupon: 1 }));

    expect(answer.statusCode).toBe(400);
    expect(answer.json.error).toBe('InvalidOrder');
    expect(answer.json.issues.join()).toMatch(/currency: .*items: .*1 unknown key\(s\): coupon/);
    expect(effects.calls).toEqual([]);
  });

  test('bounds the list of what is wrong', async () => {
    const { post } = makeApi();

    const answer = await post(orderInput({ items: Array.from({ length: 40 }, () => ({})) }));

    expect(answer.json.issues).toHaveLength(101);
    expect(answer.json.issues.at(-1)).toBe('and 20 more');
  });

  test('reads a body that API Gateway has encoded', async () => {
    const { handler } = makeApi();
    const body = Buffer.from(JSON.stringify(orderInput())).toString('base64');

    expect((await handler(httpEvent({ body, isBase64Encoded: true }))).statusCode).toBe(202);
  });

  test.each([
    ['text', { 'content-type': 'text/plain' }, 415],
    ['a type that only begins like JSON', { 'content-type': 'application/jsonx' }, 415],
    ['no type', {}, 415],
    ['JSON with a character set', { 'content-type': 'Application/JSON; charset=utf-8' }, 202],
  ])('answers %s as its content type deserves', async (_, headers, statusCode) => {
    const { handler } = makeApi();

    const answer = await handler(httpEvent({ body: JSON.stringify(orderInput()), headers }));

    expect(answer.statusCode).toBe(statusCode);
  });

  test('answers 415 when there are no headers at all', async () => {
    const { handler } = makeApi();
    const event = { ...httpEvent({}), headers: undefined };

    expect((await handler(event as unknown as Parameters<typeof handler>[0])).statusCode).toBe(415);
  });

  test.each([
    ['65,536 bytes', 65_536, 202],
    ['65,537 bytes', 65_537, 413],
  ])('counts bytes, not characters: %s', async (_, size, statusCode) => {
    const { handler } = makeApi();
    const body = JSON.stringify(orderInput()).padEnd(size, ' ');

    expect((await handler(httpEvent({ body }))).statusCode).toBe(statusCode);
    const encoded = Buffer.from(body).toString('base64');
    expect((await handler(httpEvent({ body: encoded, isBase64Encoded: true }))).statusCode).toBe(
      statusCode,
    );
  });
});
