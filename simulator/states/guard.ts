import { isJsonObject } from '../../asl/json';
import type { Finish, StateData } from '../dialects/dialect';
import { type Steps, settled } from '../effects';
import { matchesError } from '../errors/error-matching';
import { errorNames, Retries, readRetriers } from '../errors/retry';
import { StateFailure } from '../errors/state-failure';
import type { Strand } from '../strand';
import { exitState } from './exit';
import { nextOf, type Outcome, type StateSource } from './state';

interface Catcher {
  readonly errors: readonly string[];
  readonly finish: Finish;
  readonly next: string | undefined;
}

/** Runs the attempts of one visit: again while a retrier says so, then to a catcher, then out as a failure. */
export type Guard = (
  strand: Strand,
  data: { readonly raw: StateData['raw']; readonly input?: StateData['raw'] },
  attempt: () => Steps<Outcome>,
) => Steps<Outcome>;

/** Compiles Retry and Catch of a Task, Map or Parallel. */
export function compileGuard({ state, dialect }: StateSource): Guard {
  const retriers = readRetriers(state['Retry']);
  const catchers = (Array.isArray(state['Catch']) ? state['Catch'] : []).filter(isJsonObject).map(
    (catcher, index): Catcher => ({
      errors: errorNames(catcher['ErrorEquals']),
      finish: dialect.caught(catcher, index),
      next: nextOf(catcher),
    }),
  );
  // Most states have neither: nothing to guard, and nothing to pay for it.
  if (retriers.length === 0 && catchers.length === 0) return (_strand, _data, attempt) => attempt();
  return function* guarded(strand, { raw, input = raw }, attempt) {
    let retries: Retries | undefined;
    for (;;) {
      let failure: StateFailure;
      try {
        return yield* attempt();
      } catch (reason) {
        if (!(reason instanceof StateFailure)) throw reason;
        failure = located(strand, reason);
      }
      retries ??= new Retries(retriers, strand.random);
      const delayMs = retries.nextDelayMs(failure);
      if (delayMs === undefined) {
        return yield* caught(strand, { raw, input }, catchers, failure);
      }
      // A retry is a transition of its own: https://aws.amazon.com/step-functions/pricing/
      strand.execution.transitions++;
      yield { kind: 'sleep', untilMs: strand.nowMs + delayMs };
      strand.retryCount++;
    }
  };
}

/** Gives a failure its place, and JSONata's failures their event. */
export function located(strand: Strand, failure: StateFailure): StateFailure {
  if (failure.parts.interpreted !== true) return failure;
  const { location } = failure.parts;
  const placed = failure.locatedIn(strand.stateName, strand.enteredEventId);
  if (location !== undefined) {
    strand.record('EvaluationFailed', 'evaluationFailedEventDetails', {
      ...(failure.error === undefined ? {} : { error: failure.error }),
      ...(placed.cause === undefined ? {} : { cause: placed.cause }),
      location,
      state: strand.stateName,
    });
  }
  return placed;
}

function* caught(
  strand: Strand,
  data: StateData,
  catchers: readonly Catcher[],
  failure: StateFailure,
): Steps<Outcome> {
  const catcher = catchers.find(({ errors }) => matchesError(errors, failure));
  if (catcher === undefined) throw failure;
  // A catcher written for an alias is told that name: the service's own is there for those who ask for it.
  const { alias } = failure.parts;
  const asked = alias !== undefined && catcher.errors.includes(alias);
  const { errorOutput } = asked ? new StateFailure({ ...failure.parts, error: alias }) : failure;
  const finished = catcher.finish(strand, { ...data, errorOutput });
  return exitState(
    strand,
    finished instanceof Promise ? yield* settled(finished) : finished,
    catcher.next,
  );
}
