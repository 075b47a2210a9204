import { isJsonObject, type Json } from '../../../asl/json';
import { UNCONFIRMED } from '../../../workflows/saga-confirmation';
import { SAGA_ERRORS } from '../../../workflows/saga-errors';
import { isParked, type Parking } from '../../world/hand-over';
import type { BookingEvidence, Evidence, ProviderHold } from '../evidence';

/** Something that holds whatever goes wrong: says what contradicts it, nothing when it holds. */
export type Invariant = (evidence: Evidence) => readonly string[];

/** One that looks at each booking by itself. */
export function ofEachBooking(judge: (booking: BookingEvidence) => string | undefined): Invariant {
  return ({ bookings }) =>
    bookings.flatMap((booking) => {
      const says = judge(booking);
      return says === undefined ? [] : [`booking ${booking.bookingId}: ${says}`];
    });
}

/** What undoes a booking, or finishes it after the pivot: it is parked when one of these fails, and for nothing else. */
const NO_WAY_BACK: ReadonlySet<string> = new Set([
  'CancelBooking',
  'VoidPayment',
  'ReleaseCar',
  'ReleaseHotel',
  'ReleaseFlight',
  'CloseBooking',
  'RejectBooking',
  'ConfirmFlight',
  'ConfirmHotel',
  'ConfirmCar',
  'CapturePayment',
  'CompleteBooking',
  'VoidUnusedPayment',
]);

/** How a booking is left to a person. */
export const PARKING: Parking = {
  states: ['ParkCompensation', 'ParkConfirmation', 'ReportUnusedPayment'],
  leftovers: ['ReportUnusedPayment'],
  errors: [
    SAGA_ERRORS.compensationFailed,
    SAGA_ERRORS.confirmationIncomplete,
    SAGA_ERRORS.unusedPaymentLeft,
  ],
  isReason: (task) => NO_WAY_BACK.has(task),
};

/** True for a booking that waits for a person, and may be half done until then. */
export function isLeftToAPerson(booking: BookingEvidence): boolean {
  return booking.execution.status !== 'SUCCEEDED' && isParked(booking, PARKING);
}

/** True for what the first payment provider keeps of a trip that is paid, and a person is asked to have voided. */
export function isLeftover(booking: BookingEvidence, { provider, status }: ProviderHold): boolean {
  const isAsked = booking.attention.some(({ unfinished }) =>
    namesIn(unfinished).includes('VoidUnusedPayment'),
  );
  return isAsked && provider === 'payment' && status === 'held';
}

/** True for an execution that was told that another one has the booking, before anything else happened. */
export function neverOpened({ execution, row }: BookingEvidence): boolean {
  return row === undefined && execution.error === 'DuplicateBooking';
}

/** The state that undoes what a provider holds. */
export const COMPENSATION_OF = {
  flight: 'ReleaseFlight',
  hotel: 'ReleaseHotel',
  car: 'ReleaseCar',
  payment: 'VoidPayment',
  'fallback-payment': 'VoidPayment',
} as const satisfies Readonly<Record<ProviderHold['provider'], string>>;

/** The states that are not done, by what a person or the failure says of them. */
export function namesIn(unfinished: Json | undefined): readonly string[] {
  return Object.entries(isJsonObject(unfinished) ? unfinished : {}).flatMap(([name, value]) => {
    if (name === 'isIncomplete') return [];
    return name === 'steps' ? unconfirmedIn(value) : [name];
  });
}

function unconfirmedIn(steps: Json): readonly string[] {
  return (Array.isArray(steps) ? steps : []).flatMap((one: Json) => {
    const { step, outcome } = isJsonObject(one) ? one : {};
    const confirmation = Object.entries(CONFIRMATION_OF).find(([name]) => name === step)?.[1];
    return outcome === UNCONFIRMED ? [confirmation ?? `step ${step}`] : [];
  });
}

/** The state that confirms what a provider holds. */
export const CONFIRMATION_OF = {
  flight: 'ConfirmFlight',
  hotel: 'ConfirmHotel',
  car: 'ConfirmCar',
  payment: 'CapturePayment',
  'fallback-payment': 'CapturePayment',
} as const satisfies Readonly<Record<ProviderHold['provider'], string>>;

/** Compensations in the order in which they run. */
export const COMPENSATIONS = [
  'VoidPayment',
  'ReleaseCar',
  'ReleaseHotel',
  'ReleaseFlight',
] as const;

/** What is the traveller's or is kept for him. */
export const isLive = ({ status }: ProviderHold): boolean => status !== 'released';

/** A hold in words: `flight held`. */
export const wordsOf = ({ provider, status }: ProviderHold): string => `${provider} ${status}`;
