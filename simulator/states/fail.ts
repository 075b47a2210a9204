import type { Json } from '../../asl/json';
import type { Field, StateData } from '../dialects/dialect';
import { type Steps, settled } from '../effects';
import { StateFailure } from '../errors/state-failure';
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
  error: Field | undefined,
  cause: Field | undefined,
): Steps<Outcome> {
  const parts = {
    error: yield* textOf(strand, data, error),
    cause: yield* textOf(strand, data, cause),
  };
  throw new StateFailure(parts);
}

function* textOf(
  strand: Strand,
  data: StateData,
  field: Field | undefined,
): Steps<string | undefined> {
  if (field === undefined) return undefined;
  const soon = field(strand, data);
  const value: Json = soon instanceof Promise ? yield* settled(soon) : soon;
  if (typeof value === 'string') return value;
  throw field.unfit(value, 'a string');
}
