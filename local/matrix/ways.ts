import type { LocalWorkflow } from '../local-workflow';
import type { CaseOutcome } from './case-runner';
import type { MatrixCase, Way } from './matrix-case';
import { type FaultyTask, failing, timesOf } from './task-faults';

/** No Retry and no Catch names it: it leaves a state by its last Catch. */
const FATAL = 'NobodyExpectsThis';

/** A way, and where it led. */
export interface Path extends CaseOutcome {
  readonly way: Way;
}

/** How each Task is reached, and the Tasks that no way leads to. */
export interface Exploration {
  readonly ways: ReadonlyMap<string, Way>;
  /** Those that enter different states, the plain run first. */
  readonly paths: readonly Path[];
  readonly unreached: readonly string[];
  /** Runs that it took. */
  readonly runs: number;
}

/**
 * Finds a way to every Task: first the plain run, each value of each option and the combinations, then every known way with one Task more
 * that fails for good, with each error that its Catch names, until nothing new is reached or after `mostRuns` runs.
 */
export async function explore(
  tasks: readonly FaultyTask[],
  workflow: Pick<LocalWorkflow, 'options' | 'matrix'>,
  run: (matrixCase: MatrixCase) => Promise<CaseOutcome>,
  mostRuns = Number.POSITIVE_INFINITY,
): Promise<Exploration> {
  const ways = new Map<string, Way>();
  const paths: Path[] = [];
  const seen = new Set<string>();
  const open: Way[] = plainWays(workflow);
  let runs = 0;
  for (let way = open.shift(); way !== undefined && runs < mostRuns; way = open.shift()) {
    const outcome = await run({ ...way, group: 'path', seed: 1 });
    runs++;
    const { entered } = outcome;
    const states = [...new Set(entered)].join(' ');
    if (seen.has(states)) continue;
    seen.add(states);
    paths.push({ way, ...outcome });
    for (const task of tasks.filter(({ name }) => entered.includes(name))) {
      if (ways.has(task.name)) continue;
      ways.set(task.name, way);
      for (const error of [FATAL, ...task.caught]) {
        for (const when of timesOf(error).filter((time) => time !== 'late')) {
          const fault = { ...failing(task.name, error), attempt: 'every', when } as const;
          open.push({ ...way, faults: [...way.faults, fault] });
        }
      }
    }
  }
  const unreached = tasks.map(({ name }) => name).filter((name) => !ways.has(name));
  return { ways, paths, unreached, runs };
}

/** Nothing changed, then each value of each option that differs from its default, then the combinations. */
function plainWays({
  options = [],
  matrix: { always = {}, combinations = [] } = {},
}: Pick<LocalWorkflow, 'options' | 'matrix'>): Way[] {
  const changed = options.flatMap(({ name, values = [], default: standard }) =>
    values.filter((value) => value !== standard).map((value) => ({ [name]: value })),
  );
  return [{}, ...changed, ...combinations].map((chosen) => ({
    options: { ...always, ...chosen },
    faults: [],
  }));
}
