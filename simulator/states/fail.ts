import type { Json } from '../../asl/json';
import type { Evaluate, StateData } from '../dialects/dialect';
import { type Steps, settled } from '../effects';
import { runtimeFailure, StateFailure } from '../errors/state-failure';
import type { Strand } from '../strand';
import type { Outcome, RunState, StateSource } from './state';

/** A Fail state: ends its machine with an error. It has no event for its exit. */
export function compileFail({ state, dialect }: StateSource): RunState {
  const error = dialect.value(state, 'Error');
  const cause = dialect.value(state, 'Cause');
  return (strand, raw) => fail(strand, { raw, input: raw }, error, cause);
}

function* fail(
  strand: Strand,
  data: StateData,
  error: Evaluate | undefined,
  cause: Evaluate | undefined,
): Steps<Outcome> {
  const parts = {
    error: yield* textOf(strand, data, error, 'Error'),
    cause: yield* textOf(strand, data, cause, 'Cause'),
  };
  throw new StateFailure(parts);
}

function* textOf(
  strand: Strand,
  data: StateData,
  evaluate: Evaluate | undefined,
  field: string,
): Steps<string | undefined> {
  if (evaluate === undefined) return undefined;
  const soon = evaluate(strand, data);
  const value: Json = soon instanceof Promise ? yield* settled(soon) : soon;
  if (typeof value === 'string') return value;
  throw runtimeFailure(
    `The ${field} of a Fail state is ${JSON.stringify(value)}; allowed: a string`,
  );
}
