import type { BookingEvidence, ProviderHold, StepEvidence } from '../evidence';
import { type Invariant, isLeftToAPerson, neverOpened, ofEachBooking, wordsOf } from './invariant';

type Graph = Readonly<Record<string, readonly string[]>>;

/** Where a booking's status may go, from OPEN, or from REJECTED where not even that could be written. */
const BOOKING: Graph = {
  OPEN: ['COMMITTED', 'CANCELLING', 'CANCELLED', 'REJECTED'],
  COMMITTED: ['CONFIRMED'],
  CANCELLING: ['CANCELLED'],
};

/** Where a step's status may go, from RESERVING or, as a tombstone, RELEASED. */
const STEP: Graph = {
  RESERVING: ['RESERVED', 'REFUSED', 'RELEASING'],
  RESERVED: ['CONFIRMED', 'RELEASING'],
  RELEASING: ['RELEASED'],
};

/** How a booking may end, with the execution's status that goes with it. */
const ENDS: Readonly<Record<string, 'SUCCEEDED' | 'FAILED'>> = {
  CONFIRMED: 'SUCCEEDED',
  CANCELLED: 'FAILED',
  REJECTED: 'FAILED',
};

/** Statuses of a row that go with what its provider has. */
const RECORDED: Readonly<Record<ProviderHold['status'], readonly string[]>> = {
  held: ['RESERVING', 'RESERVED', 'RELEASING'],
  confirmed: ['CONFIRMED', 'RESERVED'],
  released: ['RELEASED', 'RELEASING'],
};

/** S10: the rows tell all that happened: every hold, every end, and moves along the declared graph only. */
export const logIsComplete: Invariant = ofEachBooking((booking) => {
  const { statuses, steps } = booking;
  return (
    strayIn('the booking', statuses, BOOKING, ['OPEN', 'REJECTED']) ??
    steps
      .map(({ step, statuses: ofStep }) => strayIn(step, ofStep, STEP, ['RESERVING', 'RELEASED']))
      .find((says) => says !== undefined) ??
    unrecordedIn(booking) ??
    disagreement(booking)
  );
});

function strayIn(
  what: string,
  statuses: readonly string[],
  graph: Graph,
  beginnings: readonly string[],
): string | undefined {
  const [first, ...rest] = statuses;
  if (first !== undefined && !beginnings.includes(first)) return `${what} began as ${first}`;
  const wrong = rest.findIndex((to, index) => !graph[statuses[index] ?? '']?.includes(to));
  return wrong === -1 ? undefined : `${what} went from ${statuses[wrong]} to ${rest[wrong]}`;
}

function unrecordedIn({ holds, steps }: BookingEvidence): string | undefined {
  const statusOf = (name: string): StepEvidence['status'] | undefined =>
    steps.find(({ step }) => step === name)?.status;
  const wrong = holds.find(
    (hold) => !RECORDED[hold.status].includes(statusOf(hold.provider) ?? ''),
  );
  return wrong && `${wordsOf(wrong)}, but its row is ${statusOf(wrong.provider) ?? 'not there'}`;
}

function disagreement(booking: BookingEvidence): string | undefined {
  if (neverOpened(booking) || isLeftToAPerson(booking)) return undefined;
  const { row, execution } = booking;
  const status = row?.['status'] ?? 'not there';
  return ENDS[status] === execution.status
    ? undefined
    : `its row is ${status}, but its execution ${execution.status}`;
}
