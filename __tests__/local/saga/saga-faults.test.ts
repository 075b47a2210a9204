import { describe, expect, test } from '@jest/globals';
import { openBookingRuns } from './booking-runs';

const { run } = openBookingRuns();

const STATES = [
  'OpenBooking',
  'ValidateBooking',
  'ReserveFlight',
  'ReserveHotel',
  'ReserveCar',
  'ReadPaymentBreaker',
  'AuthorizePayment',
  'CommitBooking',
  'ConfirmFlight',
  'CapturePayment',
  'CompleteBooking',
  'NotifyTraveller',
];
const UNDOING = ['VoidPayment', 'ReleaseCar', 'ReleaseHotel', 'ReleaseFlight', 'CloseBooking'];
const FAULTS = [
  { error: 'States.Timeout', when: 'after', attempt: 'every' },
  { error: 'ProviderUnavailable', when: 'late', attempt: 1 },
  { error: 'Unknown', when: 'before', attempt: 'every' },
] as const;

/** One fault a state, in turn: `sfn local matrix saga` goes through all of them. */
const faultOf = (state: string, index: number) => ({
  state,
  ...(FAULTS[index % FAULTS.length] as (typeof FAULTS)[number]),
});

describe('a booking that something goes wrong with', () => {
  test.each(STATES)('keeps every invariant when %s fails', async (state) => {
    await run(`fails-${state}`, { faults: [faultOf(state, STATES.indexOf(state))] });
  });

  test.each(UNDOING)('keeps every invariant when %s fails after a declined card', async (state) => {
    await run(`undo-${state}`, {
      options: { payment: 'refuse' },
      faults: [faultOf(state, UNDOING.indexOf(state))],
    });
  });

  test.each([
    ['the flight is not confirmed', 'no-confirm', 'accept', []],
    ['its row cannot be closed', 'accept', 'accept', ['CompleteBooking']],
    ['the flight is not confirmed, nor the money given back', 'no-confirm', 'no-release', []],
    [
      'its row cannot be closed, nor the money given back',
      'accept',
      'no-release',
      ['CompleteBooking'],
    ],
  ] as const)(
    'keeps every invariant when the first provider keeps money unseen, and %s',
    async (what, flight, payment, states) => {
      const unseen = { state: 'AuthorizePayment', when: 'after' } as const;
      const faults = [unseen, ...states.map((state) => ({ state }))];
      const { result } = await run(what.replaceAll(/\W/g, '-'), {
        options: { flight, payment },
        faults: faults.map((fault) => ({ ...fault, error: 'States.Timeout', attempt: 'every' })),
      });

      expect(result).toMatchObject({ status: 'FAILED', error: 'ConfirmationIncomplete' });
    },
  );

  test.each(['accept', 'refuse'])(
    'keeps every invariant when it is stopped on its way, payment: %s',
    async (payment) => {
      const whole = await run(`whole-${payment}`, { options: { payment } });
      const events = whole.result.history.length;

      // Every twentieth of them: `sfn local matrix saga` goes through all.
      for (let event = 3; event < events; event += 20) {
        await run(`stopped-${payment}-${event}`, {
          options: { payment },
          stopAfterEvent: event,
        });
      }
      expect(events).toBeGreaterThan(60);
    },
  );
});
