/** The account that captures go to. */
export const MERCHANT = 'merchant';

/** One side of an entry. Minor units, positive where money arrives. */
export interface Posting {
  /** Entry that it belongs to; entries are numbered. */
  readonly entry: number;
  readonly account: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly kind: 'capture' | 'refund';
  /** What the merchant calls the payment. */
  readonly reference: string;
}

/** A double-entry ledger: whatever leaves an account arrives in another. Nothing is ever changed or taken out. */
export class Ledger {
  private readonly postings = new Map<string, Posting[]>();
  private entries = 0;

  /** Moves money between customer and merchant. */
  move(
    kind: Posting['kind'],
    payment: {
      readonly reference: string;
      readonly amountMinor: number;
      readonly currency: string;
    },
  ): void {
    const { reference, amountMinor, currency } = payment;
    const common = { entry: ++this.entries, currency, kind, reference };
    const customer = `customer of ${reference}`;
    const [from, to] = kind === 'capture' ? [customer, MERCHANT] : [MERCHANT, customer];
    this.post({ ...common, account: from, amountMinor: -amountMinor });
    this.post({ ...common, account: to, amountMinor });
  }

  /** Writes one side alone; `move` writes both. */
  post(posting: Posting): void {
    const { reference } = posting;
    this.postings.set(reference, [...this.of(reference), posting]);
  }

  /** What belongs to one payment, oldest first. */
  of(reference: string): readonly Posting[] {
    return this.postings.get(reference) ?? [];
  }
}
