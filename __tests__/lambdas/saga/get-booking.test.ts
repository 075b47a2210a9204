import '../../support/handler-environment';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { makeBookingsTable } from '../../../lambdas/saga/bookings-table';
import { makeGetBookingHandler } from '../../../lambdas/saga/get-booking';
import { makeWorkflowExecutions } from '../../../lambdas/shared/workflow-executions';
import { makeEffects } from '../../support/effects';
import { makeFakeDynamoDb } from '../../support/fake-dynamodb';
import { makeFakeLog } from '../../support/fake-log';
import {
  EXECUTION_ARN_PREFIX,
  executionArnOf,
  makeFakeStepFunctions,
} from '../../support/fake-step-functions';
import { httpEvent } from '../../support/http-events';

const BOOKING = {
  bookingId: 'booking-1',
  step: 'booking',
  status: 'CANCELLED',
  executionArn: executionArnOf('booking-1'),
  receivedAt: '2026-01-15T12:00:00Z',
  reason: 'SoldOut',
};

function makeApi() {
  const effects = makeEffects();
  const db = makeFakeDynamoDb(effects);
  const states = makeFakeStepFunctions(effects);
  const log = makeFakeLog();
  const handler = makeGetBookingHandler({
    bookings: makeBookingsTable(db.client, 'bookings'),
    executions: makeWorkflowExecutions({
      client: states.client,
      executionArnPrefix: EXECUTION_ARN_PREFIX,
    }),
    log,
  });
  const get = async (bookingId: string) => {
    const answer = await handler(httpEvent({ pathParameters: { bookingId } }));
    return { statusCode: answer.statusCode, json: JSON.parse(answer.body ?? '') };
  };
  return { db, effects, get, handler, log, states };
}

describe('GET /bookings/{bookingId}', () => {
  test('gives a booking with the status of each step that it came to', async () => {
    const { db, get } = makeApi();
    const step = (name: string, status: string) =>
      db.put('bookings', { bookingId: 'booking-1', step: name, status, expiresAt: 1 });
    db.put('bookings', BOOKING);
    step('flight', 'RELEASED');
    step('hotel', 'REFUSED');
    db.put('bookings', { ...BOOKING, bookingId: 'booking-10' });

    const { step: _row, ...booking } = BOOKING;
    expect(await get('booking-1')).toEqual({
      statusCode: 200,
      json: { ...booking, steps: { flight: 'RELEASED', hotel: 'REFUSED' } },
    });
  });

  test.each([
    ['RUNNING', 'OPEN'],
    ['FAILED', 'FAILED'],
  ])('tells of one without a row, whose execution is %s, as %s', async (status, told) => {
    const { get, states } = makeApi();
    states.executions.set('booking-1', { input: '{}', status });

    expect(await get('booking-1')).toEqual({
      statusCode: 200,
      json: {
        bookingId: 'booking-1',
        status: told,
        executionArn: executionArnOf('booking-1'),
        steps: {},
      },
    });
  });

  test('answers 404 for one that there is not, 400 for what is no id', async () => {
    const { effects, get, handler } = makeApi();

    expect(await get('booking-2')).toMatchObject({ statusCode: 404 });
    const calls = effects.calls.length;
    expect(await get('../booking')).toMatchObject({ statusCode: 400 });
    expect((await handler(httpEvent({}))).statusCode).toBe(400);
    expect(effects.calls).toHaveLength(calls);
  });

  test('finds nothing when the table gives no list at all', async () => {
    const client = { send: async () => ({}) } as unknown as DynamoDBDocumentClient;

    expect(await makeBookingsTable(client, 'bookings').read('booking-1')).toBeUndefined();
  });

  test('answers 500 without detail, and logs it, when a row is corrupt', async () => {
    const { db, get, log } = makeApi();
    db.put('bookings', { ...BOOKING, status: 'LOST' });

    expect(await get('booking-1')).toEqual({ statusCode: 500, json: { error: 'InternalError' } });
    expect(log.text()).toContain('row booking-1 of bookings is malformed: status');
  });
});
