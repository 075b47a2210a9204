import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../simulator/tasks/faults';
import { failure } from '../../simulator/tasks/handler';
import { typedItem } from '../support/dynamodb-items';
import type { RecordedRun } from '../support/recorded-run';
import { runSaga, type SagaTask, validBooking } from '../support/saga-machine';
import { sentBy } from '../support/sent-parameters';

const COMPENSATIONS = ['VoidPayment', 'ReleaseCar', 'ReleaseHotel', 'ReleaseFlight'] as const;
const compensated = ({ called }: RecordedRun): string[] => [
  ...new Set(called.filter((name) => COMPENSATIONS.some((known) => known === name))),
];

const unavailable = failure('ProviderUnavailable', 'no answer');
const declined = failure('PaymentDeclined', 'no funds');

/** The first calls of a state fail as if its provider were down. */
const downFor = (state: SagaTask, calls: number): Fault[] =>
  Array.from({ length: calls }, (_, index) => ({
    state,
    attempt: index + 1,
    error: 'ProviderUnavailable',
  }));

describe('a booking, run on the engine', () => {
  test('is confirmed, with its reservations and payment, when nothing fails', async () => {
    const result = await runSaga();

    expect(result.status).toBe('SUCCEEDED');
    expect(result.output).toMatchObject({
      booking: validBooking,
      reservations: {
        flight: { reservationId: 'f1' },
        hotel: { reservationId: 'h1' },
        car: { reservationId: 'c1' },
      },
      payment: { step: 'payment', authorizationId: 'p1' },
      confirmation: { isIncomplete: false },
    });
    expect(result.entered.at(-1)).toBe('TripBooked');
  });

  test.each(['ReserveFlight', 'ReserveHotel', 'ReserveCar'])(
    'says why it failed when %s is refused',
    async (state) => {
      const result = await runSaga({ tasks: { [state]: failure('SoldOut', 'none left') } });

      expect(result).toMatchObject({ status: 'FAILED', error: 'SoldOut' });
      expect(JSON.parse(result.cause ?? '')).toEqual({ Error: 'SoldOut', Cause: 'none left' });
    },
  );

  test.each(['ReserveFlight', 'ReserveHotel', 'ReserveCar'])(
    'is released from %s on when its answer is lost again and again',
    async (state) => {
      const faults = [{ state, attempt: 'every', error: 'States.Timeout', when: 'after' }] as const;
      const result = await runSaga({ faults });

      expect(result).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
      expect(compensated(result)[0]).toBe(state.replace('Reserve', 'Release'));
    },
  );

  test('survives first attempts that seemed lost', async () => {
    const states = ['ReserveFlight', 'ReserveCar', 'AuthorizePayment', 'CommitBooking'];
    const faults = [...states, 'ConfirmHotel', 'CapturePayment', 'CompleteBooking'].map(
      (state) => ({ state, attempt: 1, error: 'States.Timeout', when: 'after' }) as const,
    );

    expect(await runSaga({ faults })).toMatchObject({ status: 'SUCCEEDED' });
  });

  test.each(COMPENSATIONS)(
    'that cannot be undone by %s is undone by the others, parked, and named',
    async (name) => {
      const result = await runSaga({
        tasks: {
          AuthorizePayment: declined,
          [name]: failure('ProviderRequestRejected', 'unknown hold'),
        },
      });

      const unfinished = { [name]: { Error: 'ProviderRequestRejected', Cause: 'unknown hold' } };
      expect(result).toMatchObject({ status: 'FAILED', error: 'CompensationFailed' });
      expect(JSON.parse(result.cause ?? '')).toEqual(unfinished);
      expect(compensated(result)).toEqual(COMPENSATIONS);
      expect(sentBy(result.history, 'ParkCompensation')).toEqual([
        expect.objectContaining({
          MessageBody: expect.objectContaining({ bookingId: validBooking.bookingId, unfinished }),
        }),
      ]);
    },
  );

  test('names every compensation that is left', async () => {
    const broken = failure('StepConfirmed');
    const result = await runSaga({
      tasks: { ReserveCar: failure('SoldOut'), ReleaseCar: broken, ReleaseFlight: broken },
    });

    expect(Object.keys(JSON.parse(result.cause ?? ''))).toEqual(['ReleaseCar', 'ReleaseFlight']);
  });

  test('waits for a compensation whose provider is down for ten minutes', async () => {
    const result = await runSaga({
      tasks: { ReserveFlight: failure('SoldOut') },
      faults: downFor('ReleaseFlight', 7),
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'SoldOut' });
  });
});

describe('the payment of a booking', () => {
  test('is made by the fallback, and the first error kept, when the provider is down', async () => {
    const result = await runSaga({ tasks: { AuthorizePayment: unavailable } });

    expect(result.status).toBe('SUCCEEDED');
    expect(result.output).toMatchObject({
      payment: { step: 'fallback-payment', authorizationId: 'p2' },
      primaryFailure: { Error: 'ProviderUnavailable', Cause: 'no answer' },
    });
  });

  test('is made by the fallback, without asking the provider, while its circuit is open', async () => {
    const Item = typedItem({ openUntil: '2999-01-01T00:00:00.000Z', status: 'OPEN' });
    const result = await runSaga({ tasks: { ReadPaymentBreaker: { Item } } });

    expect(result.status).toBe('SUCCEEDED');
    expect(result.called).not.toContain('AuthorizePayment');
    expect(result.output).toMatchObject({ primaryFailure: { Error: 'CircuitOpen' } });
  });

  test('fails the booking with the errors of both providers when neither can be used', async () => {
    const result = await runSaga({
      tasks: {
        AuthorizePayment: unavailable,
        AuthorizeFallbackPayment: failure('ProviderRequestRejected', 'bad key'),
      },
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'PaymentUnavailable' });
    expect(result.cause).toMatch(
      /ProviderUnavailable.*no answer.*ProviderRequestRejected.*bad key/,
    );
  });
});

describe('a booking at its pivot', () => {
  const lost = [{ state: 'CommitBooking', attempt: 'every', error: 'States.Timeout' }] as const;

  test('is undone when the answer to its commit is lost again and again', async () => {
    const result = await runSaga({ faults: lost });

    expect(result).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    expect(compensated(result)).toEqual(COMPENSATIONS);
  });

  test('is left as it is, with what is unknown, when it cannot be cancelled either', async () => {
    const result = await runSaga({
      faults: lost,
      tasks: { CancelBooking: failure('DynamoDB.InternalServerErrorException') },
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'CompensationFailed' });
    expect(JSON.parse(result.cause ?? '')).toHaveProperty('CancelBooking');
    expect(compensated(result)).toEqual([]);
  });
});

describe('a booking past its pivot', () => {
  const CONFIRMATIONS = ['ConfirmFlight', 'ConfirmHotel', 'ConfirmCar', 'CapturePayment'] as const;

  test.each(CONFIRMATIONS)('retries %s for hours, and succeeds', async (state) => {
    const result = await runSaga({ faults: downFor(state, 25) });

    expect(result.status).toBe('SUCCEEDED');
    expect(result.elapsedMs).toBeGreaterThan(30 * 60_000);
  });

  test.each(CONFIRMATIONS)('says what %s could not do, and undoes nothing', async (state) => {
    const result = await runSaga({ tasks: { [state]: unavailable } });

    expect(result).toMatchObject({ status: 'FAILED', error: 'ConfirmationIncomplete' });
    expect(result.elapsedMs).toBeLessThan(8 * 3600_000);
    const { steps } = JSON.parse(result.cause ?? '');
    const left = steps.filter(({ outcome }: { outcome: string }) => outcome === 'UNCONFIRMED');
    expect(left).toEqual([
      expect.objectContaining({ unfinished: { Error: 'ProviderUnavailable', Cause: 'no answer' } }),
    ]);
    expect(compensated(result)).toEqual([]);
  });

  test('says so when only its row is behind', async () => {
    const result = await runSaga({ tasks: { CompleteBooking: failure('DynamoDB.Broken') } });

    expect(result).toMatchObject({ status: 'FAILED', error: 'ConfirmationIncomplete' });
    expect(result.cause).toContain('DynamoDB.Broken');
  });
});
