import type { Json, JsonObject } from '../../asl/json';
import { isJsonObject } from '../../asl/json';
import type { SeededRandom } from '../random';
import { matchesError } from './error-matching';
import type { StateFailure } from './state-failure';

/** One retrier of a state, with the defaults of the service filled in. */
export interface Retrier {
  readonly errors: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  /** Infinity when there is no bound. */
  readonly maxDelaySeconds: number;
  readonly fullJitter: boolean;
}

/**
 * Reads the retriers of a state.
 * Defaults: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export function readRetriers(value: Json | undefined): Retrier[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isJsonObject).map((retrier: JsonObject) => ({
    errors: errorNames(retrier['ErrorEquals']),
    intervalSeconds: numberOr(retrier['IntervalSeconds'], 1),
    maxAttempts: numberOr(retrier['MaxAttempts'], 3),
    backoffRate: numberOr(retrier['BackoffRate'], 2),
    maxDelaySeconds: numberOr(retrier['MaxDelaySeconds'], Infinity),
    fullJitter: retrier['JitterStrategy'] === 'FULL',
  }));
}

/** Retries of one visit of a state: every retrier counts for itself, and a new visit starts at nought. */
export class Retries {
  private readonly counts: number[];

  constructor(
    private readonly retriers: readonly Retrier[],
    private readonly random: SeededRandom,
  ) {
    this.counts = retriers.map(() => 0);
  }

  /**
   * Milliseconds to wait before the next attempt, undefined when there is none: the first retrier that matches
   * decides, also when it is used up.
   */
  nextDelayMs(failure: StateFailure): number | undefined {
    const index = this.retriers.findIndex(({ errors }) => matchesError(errors, failure));
    const retrier = this.retriers[index];
    const used = this.counts[index] ?? 0;
    if (retrier === undefined || used >= retrier.maxAttempts) return undefined;
    this.counts[index] = used + 1;
    const grown = retrier.intervalSeconds * retrier.backoffRate ** used;
    const capped = Math.min(grown, retrier.maxDelaySeconds);
    // Jitter comes after the cap: anything from nought to the whole delay.
    const seconds = retrier.fullJitter ? this.random.next() * capped : capped;
    return Math.round(seconds * 1000);
  }
}

/** The names of an ErrorEquals. */
export function errorNames(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}

function numberOr(value: Json | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
