import type { Json } from '../../asl/json';
import { isJsonObject, type JsonObject } from '../../asl/json';
import { type Steps, settled } from '../effects';
import { runDistributed } from '../maps/distributed';
import { runInline } from '../maps/inline';
import type { MapPlan } from '../maps/plan';
import { readMapPlan } from '../maps/plan';
import type { Strand } from '../strand';
import { exitState } from './exit';
import { compileGuard } from './guard';
import type { Outcome, Resume, RunState, StateSource } from './state';

/** A Map state: the same machine for every item, in this history (inline) or as child executions (distributed). */
export function compileMap(source: StateSource): RunState {
  const { state, path } = source;
  const guard = compileGuard(source);
  const machine = processorOf(state, path);
  const plan = readMapPlan(
    source,
    machine,
    source.compileMachine(machine, `${path}.ItemProcessor`),
  );
  return (strand, raw, resume) => {
    let from = resume;
    return guard(strand, { raw }, () => {
      const first = from;
      from = undefined;
      return attempt(strand, raw, plan, first);
    });
  };
}

function* attempt(
  strand: Strand,
  raw: Json,
  plan: MapPlan,
  resume: Resume | undefined,
): Steps<Outcome> {
  const data = { raw, input: plan.input(strand, raw) };
  const run = plan.distributed === undefined ? runInline : runDistributed;
  const result = yield* run(strand, data, plan, resume);
  const finished = plan.finish(strand, { raw, input: data.input, result });
  return exitState(
    strand,
    finished instanceof Promise ? yield* settled(finished) : finished,
    plan.next,
  );
}

function processorOf(state: JsonObject, path: string): JsonObject {
  const machine = state['ItemProcessor'] ?? state['Iterator'];
  if (isJsonObject(machine)) return machine;
  throw new TypeError(`${path} has no ItemProcessor; allowed: a machine`);
}
