import { isJsonObject, type Json } from '../../asl/json';
import type { ProviderName } from '../../config/saga-providers';
import type { Execution } from '../../simulator/execution';
import type { BrokenInvariant } from '../local-workflow';
import type { HoldScript } from '../services/hold-providers';
import type { HttpAnswer } from '../world/http-routes';
import type { Session } from '../world/session';
import { type BreakerState, setBreaker } from './breaker';
import { gatherEvidence } from './evidence';
import { judge } from './invariants/all';
import type { SagaWorld } from './world';

/** Bookings on one engine, from the first request until nothing is left to happen. */
export class SagaSession {
  private readonly claimed = new Set<string>();

  constructor(
    readonly world: SagaWorld,
    readonly session: Session,
  ) {}

  /** Offers that this session says how much there is of. */
  readonly limited: { readonly provider: ProviderName; readonly offerId: string }[] = [];

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

  /** `POST /bookings`, through its handler. */
  post(booking: Json): Promise<HttpAnswer> {
    this.claim(bookingIdOf(booking));
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify(booking);
    return this.session.run(() =>
      this.world.world.routes.request({ method: 'POST', path: '/bookings', headers, body }),
    );
  }

  /** StartExecution with the input as it is, past the API. */
  start(executionName: string, input: Json): Execution {
    this.claim(executionName);
    const { stateMachineName } = this.world.naming;
    return this.session.start(stateMachineName, executionName, JSON.stringify(input));
  }

  /** The execution of a booking, if there is one. */
  execution(bookingId: string): Execution | undefined {
    const arn = `${this.world.naming.executionArnPrefix}:${bookingId}`;
    return this.session.executions.get(arn)?.execution;
  }

  /** Runs until every booking is at rest. */
  finish(): Promise<void> {
    return this.session.finish();
  }

  /** What does not hold of the bookings, now that nothing runs. */
  async brokenInvariants(): Promise<readonly BrokenInvariant[]> {
    return judge(await gatherEvidence(this));
  }

  private claim(bookingId: string): void {
    if (this.claimed.has(bookingId)) return;
    this.claimed.add(bookingId);
    this.world.claim(bookingId);
  }
}

/** The id in a booking, which may be anything. */
export function bookingIdOf(booking: Json): string {
  const { bookingId } = isJsonObject(booking) ? booking : {};
  return typeof bookingId === 'string' ? bookingId : '';
}
