import type { BookingStep } from '../../workflows/saga-parts';
import { refused, tooLate } from './step-errors';
import type { StepServices } from './step-services';

/** What is to be held. */
export interface HoldRequest<S extends BookingStep> {
  readonly bookingId: string;
  readonly step: S;
  /** Of the row, in seconds since 1970. */
  readonly expiresAt: number;
  /** What the provider is told beside the booking's id. */
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Has a provider hold something, once. The row is written before the provider is asked, so that a compensation knows
 * of whatever may be held. A hold that arrives after the step was released is released again, by us: the compensation
 * may have asked before it was there.
 * @returns the provider's name of the hold
 * @throws SoldOut or PaymentDeclined, StepReleased; see also the provider
 */
export async function placeHold<S extends BookingStep>(
  { steps, providers, log }: StepServices<S>,
  { bookingId, step, expiresAt, body }: HoldRequest<S>,
): Promise<string> {
  const key = { bookingId, step };
  const provider = providers[step];

  let row = await steps.open(key, expiresAt);
  if (row.status === 'RESERVING') {
    const hold = await provider.hold(bookingId, body);
    // Whoever wrote meanwhile, what counts is what is recorded.
    await (hold.status === 'held'
      ? steps.reserve(key, hold.holdId)
      : steps.refuse(key, hold.reason));
    row = await steps.readOpened(key);
    if (hold.status === 'held' && (row.status === 'RELEASING' || row.status === 'RELEASED')) {
      log.about(bookingId).warn('held after it was released; releasing it', { step });
      await provider.release(bookingId);
    }
  }
  switch (row.status) {
    case 'RESERVED':
    case 'CONFIRMED':
      return row.holdId;
    case 'REFUSED':
      throw refused(key, row.reason);
    default:
      throw tooLate(key);
  }
}
