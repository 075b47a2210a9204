import { isJsonObject, type Json } from '../../asl/json';
import type { Dialect } from '../dialects/dialect';
import { type Steps, settled } from '../effects';
import { runMachine } from '../interpreter';
import type { Machine } from '../machine';
import { Strand } from '../strand';
import { StrandGroup } from '../strand-group';
import { Variables } from '../variables';
import { abortState } from './abort';
import { exitState } from './exit';
import { compileGuard } from './guard';
import { nextOf, type Outcome, type Resume, type RunState, type StateSource } from './state';

interface Plan {
  readonly branches: readonly Machine[];
  readonly dialect: Dialect;
  readonly input: ReturnType<Dialect['input']>;
  readonly arguments: ReturnType<Dialect['arguments']>;
  readonly finish: ReturnType<Dialect['finish']>;
  readonly next: string | undefined;
}

/** A Parallel state: every branch gets the same input; the first that fails stops the others. */
export function compileParallel(source: StateSource): RunState {
  const { state, dialect, path } = source;
  const guard = compileGuard(source);
  const machines = Array.isArray(state['Branches']) ? state['Branches'] : [];
  const plan: Plan = {
    branches: machines
      .filter(isJsonObject)
      .map((machine, index) => source.compileMachine(machine, `${path}.Branches[${index}]`)),
    dialect,
    input: dialect.input(state),
    arguments:
      dialect.name === 'JSONata'
        ? dialect.arguments(state, 'Arguments')
        : dialect.arguments(state, 'Parameters'),
    finish: dialect.finish(state),
    next: nextOf(state),
  };
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
  plan: Plan,
  resume: Resume | undefined,
): Steps<Outcome> {
  const data = { raw, input: plan.input(strand, raw) };
  const given = plan.arguments === undefined ? data.input : plan.arguments(strand, data);
  const input = given instanceof Promise ? yield* settled(given) : given;
  strand.record('ParallelStateStarted');
  const result = yield* runBranches(strand, plan, input, resume);
  strand.recordAside('ParallelStateSucceeded');
  const finished = plan.finish(strand, { raw, input: data.input, result });
  return exitState(
    strand,
    finished instanceof Promise ? yield* settled(finished) : finished,
    plan.next,
  );
}

function* runBranches(
  strand: Strand,
  { branches }: Plan,
  input: Json,
  resume: Resume | undefined,
): Steps<Json> {
  const group: StrandGroup = new StrandGroup({
    count: branches.length,
    concurrency: branches.length,
    before: resume?.inside,
    fork(index, ended) {
      const from = resume?.inside?.begun.get(index);
      const place = {
        variables: from?.variables ?? new Variables(strand.variables),
        lastEventId: strand.lastEventId,
        item: strand.item,
        branch: index,
      };
      const forked = new Strand(strand.execution, place, ended);
      forked.begin(runMachine(forked, branches[index] as Machine, input, from));
      return forked;
    },
    aborted: (_index, sibling, because) => abortState(sibling, because),
  });
  strand.group = group;
  strand.execution.strands += branches.length;
  yield { kind: 'park', waiting: group };
  strand.execution.strands -= branches.length;
  strand.lastEventId = group.decisive?.lastEventId ?? strand.lastEventId;
  if (group.failure === undefined) return group.outputs as Json[];
  if (!group.failure.fatal) strand.record('ParallelStateFailed');
  throw group.failure;
}
