import type { BookingEvidence } from '../evidence';
import {
  type Invariant,
  isLeftover,
  isLeftToAPerson,
  isLive,
  ofEachBooking,
  wordsOf,
} from './invariant';

const MERCHANT = 'merchant';
const WHOLE_TRIP = ['car confirmed', 'flight confirmed', 'hotel confirmed', 'payment confirmed'];

/** S1: all steps are confirmed, or nothing is held any more. */
export const allOrNothing: Invariant = ofEachBooking((booking) => {
  if (isLeftToAPerson(booking)) return undefined;
  const live = booking.holds
    .filter((hold) => isLive(hold) && !isLeftover(booking, hold))
    .map((hold) => wordsOf(hold).replace('fallback-payment', 'payment'))
    .sort();
  const due = booking.execution.status === 'SUCCEEDED' ? WHOLE_TRIP : [];
  if (live.join() === due.join()) return undefined;
  return `it ${booking.execution.status}, and its providers have: ${live.join(', ') || 'nothing'}`;
});

/** S6: seats come back or are sold, money is taken once and for a trip that is booked, or not at all. */
export const nothingIsLost: Invariant = (evidence) => [
  ...seatsAreConserved(evidence),
  ...moneyIsConserved(evidence),
];

const seatsAreConserved: Invariant = ({ offers, bookings }) => {
  if (bookings.some(isLeftToAPerson)) return [];
  return offers
    .filter(({ provider, held }) => !provider.endsWith('payment') && held !== 0)
    .map(
      ({ provider, offerId, held }) => `${provider} ${offerId}: ${held} held at rest, allowed 0`,
    );
};

const moneyIsConserved: Invariant = ofEachBooking((booking) => {
  const { postings, totalMinor = Number.NaN, execution } = booking;
  const sum = postings.reduce((total, { amountMinor }) => total + amountMinor, 0);
  if (sum !== 0) return `its entries add up to ${sum}, allowed 0`;
  const taken = takenIn(booking);
  if (isLeftToAPerson(booking)) {
    return taken === 0 || taken === totalMinor ? undefined : `${taken} taken of ${totalMinor}`;
  }
  const due = execution.status === 'SUCCEEDED' ? totalMinor : 0;
  return taken === due ? undefined : `${taken} taken, allowed ${due}`;
});

function takenIn({ postings }: BookingEvidence): number {
  return postings
    .filter(({ account }) => account === MERCHANT)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

/** S9: nobody gets what there is no more of. */
export const noSeatTwice: Invariant = ({ offers }) =>
  offers
    .filter(({ capacity, confirmed, lowest }) => confirmed > capacity || lowest < 0)
    .map(
      ({ provider, offerId, capacity, confirmed, lowest }) =>
        `${provider} ${offerId}: ${confirmed} confirmed and as few as ${lowest} free of ${capacity}`,
    );
