import type { BookingEvidence } from '../evidence';
import {
  COMPENSATION_OF,
  COMPENSATIONS,
  type Invariant,
  isLeftToAPerson,
  isLive,
  neverOpened,
  ofEachBooking,
  wordsOf,
} from './invariant';

/** S2: compensations run in reverse, none left out, and once begun to the first step, unless a person has to go on. */
export const inReverse: Invariant = ofEachBooking((booking) => {
  const run = compensationsIn(booking);
  const [first] = run;
  if (first === undefined) return undefined;
  const due = COMPENSATIONS.slice(COMPENSATIONS.indexOf(first));
  const allowed = isLeftToAPerson(booking) ? due.slice(0, run.length) : due;
  return run.join() === allowed.join() ? undefined : `compensations ran as ${run.join(', ')}`;
});

/** S3: run once or more, a step and its compensation act once, under a key of booking, step and call. */
export const actsOnce: Invariant = ofEachBooking((booking) => {
  const { bookingId, holds, requests, events } = booking;
  const twice = holds.find(({ releases, confirmations }) => releases + confirmations > 1);
  if (twice) return `${wordsOf(twice)}, settled ${twice.releases + twice.confirmations} times`;
  const again = holds.find(({ provider }, index) =>
    holds.slice(0, index).some((other) => other.provider === provider),
  );
  if (again) return `${again.provider} holds twice`;
  const stray = requests.find(
    ({ provider, call, idempotencyKey }) =>
      idempotencyKey !== `saga/${bookingId}/${provider}/${nameOf(provider, call)}`,
  );
  if (stray) return `${stray.provider} was asked to ${stray.call} as ${stray.idempotencyKey}`;
  const told = events.find(({ event, eventId }) => eventId !== `saga/${bookingId}/${event}`);
  return told && `${told.event} was told under ${told.eventId}`;
});

/** S4: what was compensated stays so, and a step that never ran is marked like the others. */
export const tombstonesHold: Invariant = ofEachBooking((booking) => {
  const { steps, holds, execution } = booking;
  const haunted = holds.find(
    (hold) =>
      isLive(hold) && steps.find(({ step }) => step === hold.provider)?.status === 'RELEASED',
  );
  if (haunted) return `its row is RELEASED, but ${wordsOf(haunted)}`;
  if (isLeftToAPerson(booking) || execution.status !== 'FAILED') return undefined;
  const run: readonly string[] = compensationsIn(booking);
  const unmarked = Object.entries(COMPENSATION_OF)
    .filter(([, compensation]) => run.includes(compensation))
    .map(([step]) => [step, steps.find((row) => row.step === step)?.status] as const)
    .find(([, status]) => status !== 'RELEASED' && status !== 'REFUSED');
  return unmarked && `${unmarked[0]} was compensated, its row is ${unmarked[1] ?? 'not there'}`;
});

/** S7: after the pivot nothing is undone. */
export const onlyForwardAfterPivot: Invariant = ofEachBooking((booking) => {
  const { statuses, holds } = booking;
  if (!statuses.includes('COMMITTED')) return undefined;
  const released = holds.find(
    ({ provider, status }) => !provider.endsWith('payment') && status === 'released',
  );
  if (released) return `it was committed, but ${wordsOf(released)}`;
  const [back] = compensationsIn(booking);
  return back && `it was committed, but ${back} ran`;
});

/** S8: nothing is compensated unless something failed. */
export const noCompensationWithoutFailure: Invariant = ofEachBooking((booking) => {
  if (neverOpened(booking) || booking.execution.status !== 'SUCCEEDED') return undefined;
  const [run] = compensationsIn(booking);
  return run && `it succeeded, but ${run} ran`;
});

/** A hold goes by what is held. */
function nameOf(provider: string, call: string): string {
  if (call !== 'hold') return call;
  return provider.endsWith('payment') ? 'authorize' : 'reserve';
}

/** Compensations by their first entry: a redrive enters one again. */
function compensationsIn({ entered }: BookingEvidence): (typeof COMPENSATIONS)[number][] {
  return COMPENSATIONS.filter((name) => entered.includes(name)).sort(
    (one, other) => entered.indexOf(one) - entered.indexOf(other),
  );
}
