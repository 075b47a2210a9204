import '../../support/handler-environment';
import { describe, expect, test } from '@jest/globals';
import { makeStartBookingHandler } from '../../../lambdas/saga/start-booking';
import { makeWorkflowExecutions } from '../../../lambdas/shared/workflow-executions';
import { bookingInput } from '../../support/bookings';
import { fault, makeEffects } from '../../support/effects';
import { makeFakeLog } from '../../support/fake-log';
import {
  EXECUTION_ARN_PREFIX,
  executionArnOf,
  makeFakeStepFunctions,
} from '../../support/fake-step-functions';
import { httpEvent } from '../../support/http-events';

function makeApi() {
  const effects = makeEffects();
  const states = makeFakeStepFunctions(effects);
  const executions = makeWorkflowExecutions({
    client: states.client,
    stateMachineArn: 'arn:aws:states:eu-central-1:123456789012:stateMachine:saga:live',
    executionArnPrefix: EXECUTION_ARN_PREFIX,
  });
  const handler = makeStartBookingHandler({ executions, log: makeFakeLog() });
  const post = async (body: unknown) => {
    const answer = await handler(httpEvent({ body: JSON.stringify(body) }));
    return { ...answer, json: JSON.parse(answer.body ?? '') };
  };
  return { effects, states, handler, post };
}

const accepted = {
  bookingId: 'booking-1',
  executionArn: executionArnOf('booking-1'),
  executionStatus: 'RUNNING',
};

describe('POST /bookings', () => {
  test('starts an execution named by the booking and says where to look', async () => {
    const { post, states } = makeApi();

    expect(await post(bookingInput())).toMatchObject({
      statusCode: 202,
      json: accepted,
      headers: { location: '/bookings/booking-1', 'cache-control': 'no-store' },
    });
    expect(JSON.parse(states.executions.get('booking-1')?.input ?? '')).toEqual(bookingInput());
  });

  test('accepts the same booking again while it runs, however its JSON is spelled', async () => {
    const { handler, post, states } = makeApi();
    await post(bookingInput());
    const respelled = Object.fromEntries(Object.entries(bookingInput()).toReversed());

    const answer = await handler(httpEvent({ body: JSON.stringify(respelled, null, 2) }));

    expect(answer.statusCode).toBe(202);
    expect(states.executions.size).toBe(1);
  });

  test('gives the same answer for the same booking after it ended', async () => {
    const { post, states } = makeApi();
    await post(bookingInput());
    const execution = states.executions.get('booking-1');
    if (execution) execution.status = 'FAILED';

    expect(await post(bookingInput())).toMatchObject({
      statusCode: 200,
      json: { ...accepted, executionStatus: 'FAILED' },
    });
  });

  test.each(['RUNNING', 'SUCCEEDED'])(
    'refuses another booking under the id of one that is %s',
    async (status) => {
      const { post, states } = makeApi();
      await post(bookingInput());
      const execution = states.executions.get('booking-1');
      if (execution) execution.status = status;
      const before = structuredClone(execution);

      const answer = await post(bookingInput({ customerId: 'customer-2' }));

      expect(answer).toMatchObject({ statusCode: 409, json: { error: 'BookingConflict' } });
      expect(states.executions.get('booking-1')).toEqual(before);
    },
  );

  test('answers as before when the first answer was lost', async () => {
    const { effects, post, states } = makeApi();
    effects.fault = { index: 0, mode: 'after', error: fault('TimeoutError') };

    expect((await post(bookingInput())).statusCode).toBe(503);
    expect(await post(bookingInput())).toMatchObject({ statusCode: 202, json: accepted });
    expect(states.executions.size).toBe(1);
  });

  test('lists everything that is wrong with a booking', async () => {
    const { effects, post } = makeApi();

    const answer = await post(bookingInput({ currency: 'EURO', car: {}, coupon: 1 }));

    expect(answer).toMatchObject({ statusCode: 400, json: { error: 'InvalidBooking' } });
    expect(answer.json.issues.join()).toMatch(
      /currency: .*car\.offerId: .*car\.priceMinor: .*unknown key\(s\): coupon/,
    );
    expect(effects.calls).toEqual([]);
  });

  test.each([0, 10_000_000_000])(
    'takes prices that add up to a payment, not %s in all',
    async (price) => {
      const { post } = makeApi();
      const part = { offerId: 'x', priceMinor: price };
      const free = await post(bookingInput({ flight: part, hotel: part, car: part }));

      expect(free.statusCode).toBe(price === 0 ? 400 : 202);
    },
  );

  test.each([
    ['8,192 bytes', 8_192, 202],
    ['8,193 bytes', 8_193, 413],
  ])('counts bytes: %s', async (_, size, statusCode) => {
    const { handler } = makeApi();
    const body = JSON.stringify(bookingInput()).padEnd(size, ' ');

    expect((await handler(httpEvent({ body }))).statusCode).toBe(statusCode);
  });
});
