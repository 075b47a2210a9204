import { SAGA_ERRORS } from '../../../workflows/saga-errors';
import type { PaymentStep } from '../../../workflows/saga-parts';
import { wrongWithHandOver } from '../../world/hand-over';
import { jsonIn } from '../../world/message-record';
import type { BookingEvidence, ProviderHold } from '../evidence';
import {
  COMPENSATION_OF,
  CONFIRMATION_OF,
  type Invariant,
  isLeftToAPerson,
  isLive,
  namesIn,
  ofEachBooking,
  PARKING,
  wordsOf,
} from './invariant';

/** S5: what could not be undone is named by the failure, and lies before a person; nothing else does. */
export const unfinishedIsNamed: Invariant = ofEachBooking((booking) => {
  if (booking.attention.length === 0 && !isLeftToAPerson(booking)) return undefined;
  return wrongWithHandOver(booking, PARKING) ?? unnamedIn(booking);
});

function unnamedIn(booking: BookingEvidence): string | undefined {
  const { execution, holds, entered, attention } = booking;
  const { status, error = '' } = execution;
  if (status === 'SUCCEEDED') {
    // A message whose answer was lost is sent again: the same twice is one.
    const unfinished = attention.flatMap((message) => namesIn(message['unfinished']));
    const named = [...new Set(unfinished)].join();
    return named === 'VoidUnusedPayment' ? undefined : `it is booked, and parked for: ${named}`;
  }
  const parkedBy = PARKED_BY.get(error);
  if (parkedBy === undefined) return undefined;
  if (!entered.includes(parkedBy)) return 'it was not parked';
  const named = namesIn(jsonIn(execution.cause ?? ''));
  if (named.length === 0) return 'its cause names nothing';
  if (named.includes('CancelBooking')) return undefined;
  const silent = holds.find((hold) => {
    const state = settlerOf(hold, booking);
    return state !== undefined && !named.includes(state);
  });
  return silent && `${wordsOf(silent)}, but its cause names only ${named.join(', ')}`;
}

/** The state that parks a booking, by the error that it fails with then. */
const PARKED_BY: ReadonlyMap<string, string> = new Map([
  [SAGA_ERRORS.compensationFailed, 'ParkCompensation'],
  [SAGA_ERRORS.confirmationIncomplete, 'ParkConfirmation'],
  [SAGA_ERRORS.unusedPaymentLeft, 'ReportUnusedPayment'],
]);

/** The state that would have settled what a provider still holds; undefined where it is settled. */
function settlerOf(hold: ProviderHold, { execution, holds }: BookingEvidence): string | undefined {
  const { provider, status } = hold;
  if (execution.error === SAGA_ERRORS.compensationFailed) {
    return isLive(hold) ? COMPENSATION_OF[provider] : undefined;
  }
  if (status !== 'held') return undefined;
  // Where both keep money, the fallback is to take it.
  const isUnused = provider === 'payment' && holds.some((one) => one.provider === FALLBACK);
  return isUnused ? 'VoidUnusedPayment' : CONFIRMATION_OF[provider];
}

const FALLBACK = 'fallback-payment' satisfies PaymentStep;
