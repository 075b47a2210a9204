import type { ProviderName } from '../../config/saga-providers';
import type { BrokenInvariant } from '../local-workflow';
import type { HoldScript } from '../services/hold-providers';
import { type ApiEntry, ApiSession } from '../world/api-session';
import type { Session } from '../world/session';
import { type BreakerState, setBreaker } from './breaker';
import { gatherEvidence } from './evidence';
import { judge } from './invariants/all';
import type { SagaWorld } from './world';

/** How a booking is asked for. */
export const SAGA_ENTRY: ApiEntry = { path: '/bookings', idField: 'bookingId' };

/** Bookings on one engine, from the first request until nothing is left to happen. */
export class SagaSession extends ApiSession<SagaWorld> {
  /** Offers that this session says how much there is of. */
  readonly limited: { readonly provider: ProviderName; readonly offerId: string }[] = [];

  constructor(world: SagaWorld, session: Session) {
    super(world, session, SAGA_ENTRY);
  }

  /** How much of an offer a provider has. */
  limit(provider: ProviderName, offerId: string, capacity: number): void {
    this.limited.push({ provider, offerId });
    this.world.providers.books.get(provider)?.limit(offerId, capacity);
  }

  /** How a provider treats a booking. */
  script(provider: ProviderName, bookingId: string, script: HoldScript): void {
    this.world.providers.script(provider, bookingId, script);
  }

  /** How the circuit breaker stands; bookings share it. */
  breaker(state: BreakerState): Promise<void> {
    const { world, naming, failureThreshold } = this.world;
    const tableName = naming.tableName('breakers');
    const nowMs = this.session.now();
    return setBreaker(world.standIns.dynamodb, { tableName, state, failureThreshold, nowMs });
  }

  async brokenInvariants(): Promise<readonly BrokenInvariant[]> {
    return judge(await gatherEvidence(this));
  }
}
