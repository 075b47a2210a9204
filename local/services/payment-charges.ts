import type { Ledger } from './ledger';

/** A charge at the provider. */
export interface Charge {
  readonly chargeId: string;
  readonly reference: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly idempotencyKey: string;
  status: 'pending' | 'captured' | 'declined' | 'voided' | 'refunded';
}

/** What the provider answers to a refund. */
export type RefundStatus = 'refunded' | 'voided' | 'not_found';

/** The provider's books: charges by idempotency key, and the ledger of what was really moved. */
export class Charges {
  private readonly byKey = new Map<string, Charge>();
  private readonly byReference = new Map<string, Charge[]>();

  constructor(private readonly ledger: Ledger) {}

  /** The charge under a key, which is made the first time it is seen; another key is another charge. */
  open(request: Omit<Charge, 'status' | 'chargeId'>): { readonly charge: Charge; isNew: boolean } {
    const { idempotencyKey, reference } = request;
    const known = this.byKey.get(idempotencyKey);
    if (known !== undefined) return { charge: known, isNew: false };
    const earlier = this.of(reference);
    const suffix = earlier.length === 0 ? '' : `_${earlier.length + 1}`;
    const charge: Charge = { ...request, chargeId: `ch_${reference}${suffix}`, status: 'pending' };
    this.byKey.set(idempotencyKey, charge);
    this.byReference.set(reference, [...earlier, charge]);
    return { charge, isNew: true };
  }

  /** Charges of one payment, oldest first. */
  of(reference: string): readonly Charge[] {
    return this.byReference.get(reference) ?? [];
  }

  /** Takes the money of a pending charge, or refuses it. False if it was voided meanwhile. */
  decide(charge: Charge, verdict: 'captured' | 'declined'): boolean {
    if (charge.status !== 'pending') return false;
    charge.status = verdict;
    if (verdict === 'captured') this.ledger.move('capture', charge);
    return true;
  }

  /** Gives back what was taken, and forbids what is pending. A second refund does nothing more. */
  refund(reference: string): RefundStatus {
    const charges = this.of(reference);
    for (const charge of charges) {
      if (charge.status === 'pending') charge.status = 'voided';
      else if (charge.status === 'captured') {
        charge.status = 'refunded';
        this.ledger.move('refund', charge);
      }
    }
    if (charges.some(({ status }) => status === 'refunded')) return 'refunded';
    return charges.some(({ status }) => status === 'voided') ? 'voided' : 'not_found';
  }
}
