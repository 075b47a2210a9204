import type { Json } from '../../asl/json';
import { timestampMs } from '../choices/operators';
import type { Dialect, Field, StateData } from '../dialects/dialect';
import { type Steps, settled } from '../effects';
import type { Strand } from '../strand';
import { exitState } from './exit';
import { nextOf, type Outcome, type RunState, type StateSource } from './state';

/** A Wait state: for seconds, or until a moment; a moment that has passed does not wait. */
export function compileWait({ state, dialect, path }: StateSource): RunState {
  const input = dialect.input(state);
  const finish = dialect.finish(state);
  const next = nextOf(state);
  const seconds = dialect.value(state, 'Seconds');
  const timestamp = dialect.value(state, 'Timestamp');
  const field = seconds ?? timestamp;
  if (field === undefined) {
    throw new TypeError(
      `${path} has no duration; allowed: Seconds, SecondsPath, Timestamp, TimestampPath`,
    );
  }
  const plan: Plan = { field, countsSeconds: seconds !== undefined, finish, next };
  return (strand, raw) => wait(strand, { raw, input: input(strand, raw) }, plan);
}

interface Plan {
  readonly field: Field;
  /** The field gives seconds to wait, not a moment to wait for. */
  readonly countsSeconds: boolean;
  readonly finish: ReturnType<Dialect['finish']>;
  readonly next: string | undefined;
}

function* wait(strand: Strand, data: StateData, plan: Plan): Steps<Outcome> {
  const { field } = plan;
  const soon = field(strand, data);
  const value = soon instanceof Promise ? yield* settled(soon) : soon;
  const untilMs = plan.countsSeconds
    ? secondsFrom(strand.nowMs, value, field)
    : momentOf(value, field);
  if (untilMs > strand.nowMs) yield { kind: 'sleep', untilMs };
  const finished = plan.finish(strand, data);
  return exitState(
    strand,
    finished instanceof Promise ? yield* settled(finished) : finished,
    plan.next,
  );
}

/** Longest wait in seconds. Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html */
const LONGEST_WAIT_SECONDS = 99_999_999;

function secondsFrom(nowMs: number, value: Json, field: Field): number {
  if (
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= 0 &&
    value <= LONGEST_WAIT_SECONDS
  ) {
    return nowMs + value * 1000;
  }
  const allowed = `a whole number from 0 to ${LONGEST_WAIT_SECONDS}`;
  throw field.unfit(
    value,
    allowed,
    `The SecondsPath parameter does not reference a valid value: ${JSON.stringify(value)}; allowed: ${allowed}`,
  );
}

function momentOf(value: Json, field: Field): number {
  const timeMs = timestampMs(value);
  if (timeMs !== undefined) return timeMs;
  throw field.unfit(
    value,
    'a timestamp',
    `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${JSON.stringify(value)}`,
  );
}
