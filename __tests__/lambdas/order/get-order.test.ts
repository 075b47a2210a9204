import '../../support/handler-environment';
import { describe, expect, test } from '@jest/globals';
import { makeGetOrderHandler } from '../../../lambdas/order/get-order';
import { makeOrdersTable } from '../../../lambdas/order/orders-table';
import { makeWorkflowExecutions } from '../../../lambdas/shared/workflow-executions';
import { fault, makeEffects } from '../../support/effects';
import { makeFakeDynamoDb } from '../../support/fake-dynamodb';
import { makeFakeLog } from '../../support/fake-log';
import {
  EXECUTION_ARN_PREFIX,
  executionArnOf,
  makeFakeStepFunctions,
} from '../../support/fake-step-functions';
import { httpEvent } from '../../support/http-events';

function makeApi() {
  const effects = makeEffects();
  const db = makeFakeDynamoDb(effects);
  const states = makeFakeStepFunctions(effects);
  const handler = makeGetOrderHandler({
    orders: makeOrdersTable(db.client, 'orders'),
    executions: makeWorkflowExecutions({
      client: states.client,
      executionArnPrefix: EXECUTION_ARN_PREFIX,
    }),
    log: makeFakeLog(),
  });
  const get = async (orderId: string) => {
    const answer = await handler(httpEvent({ pathParameters: { orderId } }));
    return { statusCode: answer.statusCode, json: JSON.parse(answer.body ?? '') };
  };
  return { effects, db, states, handler, get };
}

const row = {
  orderId: 'order-1',
  status: 'CANCELLED',
  executionArn: executionArnOf('order-1'),
  receivedAt: '2026-01-15T12:00:00.000Z',
  reason: 'OutOfStock',
};

describe('GET /orders/{orderId}', () => {
  test('tells what is recorded, and no more than is meant for clients', async () => {
    const { db, get } = makeApi();
    db.put('orders', { ...row, internal: 'note' });

    expect(await get('order-1')).toEqual({ statusCode: 200, json: row });
  });

  test('tells when an order was dispatched', async () => {
    const { db, get } = makeApi();
    const dispatchedAt = '2026-01-15T12:01:00.000Z';
    db.put('orders', { ...row, status: 'COMPLETED', dispatchedAt });

    expect((await get('order-1')).json).toMatchObject({ status: 'COMPLETED', dispatchedAt });
  });

  test.each([
    ['RUNNING', 'RECEIVED'],
    ['FAILED', 'FAILED'],
    ['TIMED_OUT', 'FAILED'],
    ['ABORTED', 'FAILED'],
  ])('of an order without a row whose execution is %s is %s', async (execution, status) => {
    const { get, states } = makeApi();
    states.executions.set('order-1', { input: '{}', status: execution });

    expect(await get('order-1')).toEqual({
      statusCode: 200,
      json: { orderId: 'order-1', status, executionArn: executionArnOf('order-1') },
    });
  });

  test('is 404 when there never was such an order', async () => {
    const { get } = makeApi();

    expect(await get('order-1')).toEqual({ statusCode: 404, json: { error: 'OrderNotFound' } });
  });

  test('is 400 without any call when the id cannot be one', async () => {
    const { effects, get, handler } = makeApi();

    expect((await get('no id')).statusCode).toBe(400);
    expect((await handler(httpEvent({}))).statusCode).toBe(400);
    expect(effects.calls).toEqual([]);
  });

  test.each([
    ['ThrottlingException', 429],
    ['InternalServerError', 503],
    ['AccessDeniedException', 500],
  ])('answers %s with %d', async (name, statusCode) => {
    const { effects, get } = makeApi();
    effects.fault = { index: 0, mode: 'before', error: fault(name) };

    expect((await get('order-1')).statusCode).toBe(statusCode);
  });

  test('is 500 when the row is spoiled or the execution cannot be read', async () => {
    const { db, effects, get } = makeApi();
    effects.fault = { index: 1, mode: 'before', error: fault('InvalidArn') };
    expect((await get('order-1')).statusCode).toBe(500);

    db.put('orders', { ...row, status: 'LOST' });
    expect((await get('order-1')).statusCode).toBe(500);
  });
});
