import '../../support/handler-environment';
import { afterEach, describe, expect, test } from '@jest/globals';
import { makeStartBookingHandler } from '../../../lambdas/saga/start-booking';
import { makeValidateBookingHandler } from '../../../lambdas/saga/validate-booking';
import { makeWorkflowExecutions } from '../../../lambdas/shared/workflow-executions';
import { badBodies, badEvents, badVariants, isUnpolluted } from '../../support/bad-input';
import { bookingInput } from '../../support/bookings';
import { makeEffects } from '../../support/effects';
import { makeFakeLog } from '../../support/fake-log';
import { EXECUTION_ARN_PREFIX, makeFakeStepFunctions } from '../../support/fake-step-functions';
import { httpEvent } from '../../support/http-events';
import { PLAIN_TEXT } from '../../support/plain-text';
import { makeSagaWorld, PAYMENT_EVENT, TRIP_EVENT } from '../../support/saga-world';

const FIELDS = [
  'bookingId',
  'customerId',
  'paymentMethodId',
  'currency',
  'flight',
  'hotel.offerId',
  'car.priceMinor',
];
const bodies = badBodies(bookingInput(), FIELDS);

/** What our own rules allow in an id or a token, and means nothing. */
const TAKEN = new Set([
  ...PLAIN_TEXT.flatMap(({ name }) => [`customerId: ${name}`, `paymentMethodId: ${name}`]),
  ...['bookingId', 'hotel.offerId'].flatMap((field) => [
    `${field}: a number as text`,
    `${field}: NaN as text`,
  ]),
  'car.priceMinor: minus zero',
]);

afterEach(() => {
  expect(isUnpolluted()).toBe(true);
});

test('there are more than 350 cases for a booking', () => {
  expect(bodies.length).toBeGreaterThan(350);
});

describe('POST /bookings', () => {
  test('refuses bad input with a 4xx and no effect, or passes it on as plain data', async () => {
    for (const { name, body } of bodies) {
      const effects = makeEffects();
      const states = makeFakeStepFunctions(effects);
      const executions = makeWorkflowExecutions({
        client: states.client,
        executionArnPrefix: EXECUTION_ARN_PREFIX,
      });

      const { statusCode = 0 } = await makeStartBookingHandler({
        executions,
        log: makeFakeLog(),
      })(httpEvent({ body }));

      if (TAKEN.has(name)) {
        const [execution] = states.executions.values();
        expect([name, statusCode]).toEqual([name, 202]);
        expect(JSON.parse(execution?.input ?? '')).toEqual(
          // Written again, for minus zero: JSON has but one zero.
          JSON.parse(JSON.stringify(JSON.parse(body))),
        );
      } else {
        expect([name, statusCode >= 400 && statusCode < 500]).toEqual([name, true]);
        expect(effects.calls).toEqual([]);
      }
    }
  });
});

describe('the input of an execution', () => {
  test('is refused as InvalidBooking, or stays plain data', async () => {
    const validate = makeValidateBookingHandler({ holdHours: 24, now: Date.now });
    for (const { name, event: input } of badEvents(bookingInput(), FIELDS)) {
      const { bookingId = 'booking-1' } = Object(input) as { bookingId?: unknown };
      const validated = validate({ executionName: bookingId, input });

      await (TAKEN.has(name)
        ? expect(validated).resolves.toMatchObject({ bookingId })
        : expect(validated).rejects.toMatchObject({ name: 'InvalidBooking' }));
    }
  });
});

describe('the event of a step', () => {
  test.each([
    ['reserve', TRIP_EVENT, ['step', 'bookingId', 'offerId', 'holdUntil', 'expiresAt']],
    ['release', TRIP_EVENT, ['step', 'bookingId', 'expiresAt']],
    ['confirm', TRIP_EVENT, ['step', 'bookingId']],
    ['authorize', PAYMENT_EVENT, ['step', 'amountMinor', 'currency', 'paymentMethodId']],
  ] as const)(
    '%s is refused before any effect, or stays plain data',
    async (name, good, fields) => {
      // Text that our rules allow in an id or a token.
      const plain = /: (a number as text|NaN as text)$|^paymentMethodId: /;
      for (const variant of badVariants(good, fields)) {
        if (variant.name.startsWith('with ')) continue;
        const world = makeSagaWorld();
        const event = JSON.parse(variant.body);
        const outcome = await world
          .call(name, event)
          .then(() => 'taken')
          .catch((error: Error) => error.name);

        if (plain.test(variant.name)) continue;
        expect([variant.name, outcome]).toEqual([variant.name, 'ProviderRequestRejected']);
        expect(world.effects.calls).toEqual([]);
      }
    },
  );
});
