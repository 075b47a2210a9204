import { isJsonObject, type JsonObject } from '../../asl/json';
import type { Dialect, Finish, StateData } from '../dialects/dialect';
import { type Steps, settled } from '../effects';
import { ERRORS } from '../errors/names';
import { runtimeFailure } from '../errors/state-failure';
import type { Strand } from '../strand';
import { leave } from './pass';
import { inSteps, nextOf, type Outcome, type RunState, type StateSource } from './state';

interface Rule {
  readonly holds: ReturnType<Dialect['condition']>;
  readonly finish: Finish;
  readonly next: string | undefined;
}

/** A Choice state: the first rule that holds says where to go. */
export function compileChoice({ state, dialect, path }: StateSource): RunState {
  const input = dialect.input(state);
  const rules = rulesOf(state, path).map(
    (rule, index): Rule => ({
      holds: dialect.condition(rule, index),
      finish: dialect.chosen(state, rule, index),
      next: nextOf(rule),
    }),
  );
  const otherwise = typeof state['Default'] === 'string' ? state['Default'] : undefined;
  const finish = dialect.finish(state);
  return (strand, raw) => {
    const data = { raw, input: input(strand, raw) };
    for (const [index, rule] of rules.entries()) {
      const holds = rule.holds(strand, data);
      if (holds instanceof Promise)
        return chooseLater(strand, data, rules, index, holds, finish, otherwise);
      if (holds) return leave(strand, rule.finish(strand, data), rule.next);
    }
    return leaveByDefault(strand, data, finish, otherwise);
  };
}

function* chooseLater(
  strand: Strand,
  data: StateData,
  rules: readonly Rule[],
  from: number,
  first: Promise<boolean>,
  finish: Finish,
  otherwise: string | undefined,
): Steps<Outcome> {
  for (const [index, rule] of rules.entries()) {
    if (index < from) continue;
    const holds = index === from ? first : rule.holds(strand, data);
    if (!(yield* settled(Promise.resolve(holds)))) continue;
    return yield* inSteps(leave(strand, rule.finish(strand, data), rule.next));
  }
  return yield* inSteps(leaveByDefault(strand, data, finish, otherwise));
}

function leaveByDefault(
  strand: Strand,
  data: StateData,
  finish: Finish,
  otherwise: string | undefined,
): Outcome | Steps<Outcome> {
  if (otherwise !== undefined) return leave(strand, finish(strand, data), otherwise);
  throw runtimeFailure(
    'Failed to transition out of the state. The state does not point to a next state.',
    ERRORS.noChoice,
  );
}

function rulesOf(state: JsonObject, path: string): JsonObject[] {
  const rules = state['Choices'];
  if (Array.isArray(rules) && rules.every(isJsonObject)) return rules;
  throw new TypeError(`${path}.Choices is ${JSON.stringify(rules)}; allowed: a list of rules`);
}
