import type { ProviderName } from '../../config/saga-providers';
import type { LocalOption } from '../local-workflow';
import { HOLD_SCRIPTS, type HoldScript } from '../services/hold-providers';
import { BREAKER_STATES, type BreakerState } from './breaker';
import { PROVIDERS } from './functions';

/** Seats, rooms and cars of each offer, unless a run says otherwise. */
const DEFAULT_SEATS = 100;

/** Options of a run of a booking: one for each provider, and how much there is to book. */
export const SAGA_OPTIONS: readonly LocalOption[] = [
  ...PROVIDERS.map((provider) => ({
    name: provider,
    description: `how the ${provider} provider treats the booking`,
    values: HOLD_SCRIPTS,
    default: 'accept',
  })),
  {
    name: 'breaker',
    description: 'how the circuit breaker of the payment provider stands at the beginning',
    values: BREAKER_STATES,
    default: 'closed',
  },
  {
    name: 'seats',
    description: 'seats, rooms and cars that there are of each offer that the booking names',
    default: String(DEFAULT_SEATS),
  },
];

/** The same, read. */
export interface SagaOptions {
  readonly scripts: ReadonlyMap<ProviderName, HoldScript>;
  readonly breaker: BreakerState;
  readonly seats: number;
}

/** @throws RangeError naming option, value and what is allowed */
export function readOptions(given: Readonly<Record<string, string>> = {}): SagaOptions {
  const unknown = Object.keys(given).find((name) => !SAGA_OPTIONS.some((o) => o.name === name));
  if (unknown !== undefined) {
    const known = SAGA_OPTIONS.map(({ name }) => name).join(', ');
    throw new RangeError(`no option '${unknown}'; allowed: ${known}`);
  }
  const scripts = PROVIDERS.map(
    (provider) => [provider, oneOf(HOLD_SCRIPTS, provider, given[provider] ?? 'accept')] as const,
  );
  const breaker = oneOf(BREAKER_STATES, 'breaker', given['breaker'] ?? 'closed');
  const { seats = String(DEFAULT_SEATS) } = given;
  if (!/^\d{1,9}$/.test(seats)) {
    throw new RangeError(`seats is '${seats}'; allowed: a whole number of 0 or more`);
  }
  return { scripts: new Map(scripts), breaker, seats: Number(seats) };
}

function oneOf<const T extends string>(allowed: readonly T[], name: string, given: string): T {
  const found = allowed.find((known) => known === given);
  if (found !== undefined) return found;
  throw new RangeError(`${name} is '${given}'; allowed: ${allowed.join(', ')}`);
}
