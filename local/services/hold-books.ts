/** Something that a provider keeps, or kept, for a booking. */
export interface Hold {
  readonly holdId: string;
  readonly reference: string;
  /** What is held: an offer, or for money the currency. */
  readonly offerId: string;
  /** Pieces, or minor units. */
  readonly quantity: number;
  readonly idempotencyKey: string;
  status: 'held' | 'confirmed' | 'released';
  /** Times that it was given back. */
  releases: number;
  confirmations: number;
}

/** What there is of an offer, and where it is. */
export interface OfferCount {
  readonly offerId: string;
  readonly capacity: number;
  readonly held: number;
  readonly confirmed: number;
  /** The least that was ever free. */
  readonly lowest: number;
}

/** The books of one provider: holds by idempotency key, and how much of each offer there is. */
export class HoldBooks {
  private readonly byKey = new Map<string, Hold>();
  private readonly byReference = new Map<string, Hold[]>();
  private readonly byOffer = new Map<string, Hold[]>();
  private readonly capacities = new Map<string, number>();
  private readonly lowest = new Map<string, number>();

  /** Says how much of an offer there is; without it there is no end of it. */
  limit(offerId: string, capacity: number): void {
    this.capacities.set(offerId, capacity);
  }

  /** The hold under a key, made the first time that the key is seen; undefined if too little is free. */
  hold(request: Omit<Hold, 'holdId' | 'status' | 'releases' | 'confirmations'>): Hold | undefined {
    const known = this.byKey.get(request.idempotencyKey);
    if (known !== undefined) return known;
    const free = this.freeOf(request.offerId) - request.quantity;
    if (free < 0) return undefined;
    this.lowest.set(request.offerId, Math.min(free, this.lowest.get(request.offerId) ?? free));
    const holdId = `hold_${request.reference}_${this.of(request.reference).length + 1}`;
    const made: Hold = { ...request, holdId, status: 'held', releases: 0, confirmations: 0 };
    this.byKey.set(request.idempotencyKey, made);
    put(this.byReference, request.reference, made);
    put(this.byOffer, request.offerId, made);
    return made;
  }

  /** Every hold for a booking, oldest first. */
  of(reference: string): readonly Hold[] {
    return this.byReference.get(reference) ?? [];
  }

  /** Confirms what is held for a booking; those that it confirmed now. */
  confirm(reference: string): readonly Hold[] {
    return this.move(reference, 'confirmed');
  }

  /** Gives back what is held for a booking; those that it gave back now. */
  release(reference: string): readonly Hold[] {
    return this.move(reference, 'released');
  }

  /** What there is of an offer; without a limit that is endless. */
  countOf(offerId: string): OfferCount {
    const capacity = this.capacities.get(offerId) ?? Number.POSITIVE_INFINITY;
    return {
      offerId,
      capacity,
      held: this.sumOf(offerId, 'held'),
      confirmed: this.sumOf(offerId, 'confirmed'),
      lowest: this.lowest.get(offerId) ?? capacity,
    };
  }

  private move(reference: string, to: 'confirmed' | 'released'): readonly Hold[] {
    const held = this.of(reference).filter(({ status }) => status === 'held');
    for (const hold of held) {
      hold.status = to;
      hold[to === 'confirmed' ? 'confirmations' : 'releases'] += 1;
    }
    return held;
  }

  private freeOf(offerId: string): number {
    const { capacity, held, confirmed } = this.countOf(offerId);
    return capacity - held - confirmed;
  }

  private sumOf(offerId: string, status: Hold['status']): number {
    return (this.byOffer.get(offerId) ?? [])
      .filter((hold) => hold.status === status)
      .reduce((sum, { quantity }) => sum + quantity, 0);
  }
}

function put(holds: Map<string, Hold[]>, key: string, hold: Hold): void {
  const known = holds.get(key);
  if (known === undefined) holds.set(key, [hold]);
  else known.push(hold);
}
