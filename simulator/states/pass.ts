import type { Finished, Soon } from '../dialects/dialect';
import { type Steps, settled } from '../effects';
import type { Strand } from '../strand';
import { exitState } from './exit';
import { nextOf, type Outcome, type RunState, type StateSource } from './state';

/** A Pass state: hands on its input, its Parameters or its Result. */
export function compilePass({ state, dialect }: StateSource): RunState {
  const input = dialect.input(state);
  const parameters = dialect.arguments(state, 'Parameters');
  const finish = dialect.finish(state);
  const next = nextOf(state);
  const { Result: fixed } = state;
  return (strand, raw) => {
    const chosen = input(strand, raw);
    const data = { raw, input: chosen };
    // A Pass evaluates JSONata in its Output only: Parameters are always at hand.
    const given = parameters?.(strand, data) as typeof chosen | undefined;
    const result =
      dialect.name === 'JSONata' ? undefined : fixed !== undefined ? fixed : (given ?? chosen);
    return leave(
      strand,
      finish(strand, result === undefined ? data : { raw, input: chosen, result }),
      next,
    );
  };
}

/** Exits with what an expression gives, now or later. */
export function leave(
  strand: Strand,
  finished: Soon<Finished>,
  next: string | undefined,
): Outcome | Steps<Outcome> {
  if (!(finished instanceof Promise)) return exitState(strand, finished, next);
  return leaveLater(strand, finished, next);
}

function* leaveLater(
  strand: Strand,
  finished: Promise<Finished>,
  next: string | undefined,
): Steps<Outcome> {
  return exitState(strand, yield* settled(finished), next);
}
