import type { LocalWorkflow } from '../local-workflow';
import type { CaseOutcome, CaseRunner } from './case-runner';
import { duplicateCases, pairCases, randomCases, singleCases, stopCases } from './cases';
import { type DrawnGroup, type MatrixCase, withFates } from './matrix-case';
import { Oracle } from './oracle';
import { type FaultyTask, faultyTasks } from './task-faults';
import { type Exploration, explore } from './ways';

/** What a matrix is told. */
export interface MatrixOptions {
  /**
   * Each value of its options is a way that a run can take, and so is each combination of its hints; a run without any
   * of them, and without a fault, has to end as the sample does.
   */
  readonly workflow: Pick<LocalWorkflow, 'options' | 'matrix' | 'sample'>;
  /** Besides `path`, which is always run. */
  readonly groups: readonly DrawnGroup[];
  /** Random schedules. */
  readonly runs: number;
  /** Of the first random schedule; the next ones count up from it. */
  readonly firstSeed: number;
  /** Takes only every n-th case of each group that is not random, from its first. @default 1: all */
  readonly every?: number;
  /** Ends the search for paths after so many runs: Tasks deep down may then stay unreached. @default no limit */
  readonly mostPaths?: number;
  /** Told how many cases there are, once that is known. */
  readonly onPlan?: (planned: number) => void;
  readonly onOutcome?: (matrixCase: MatrixCase, outcome: CaseOutcome) => void;
}

/** A case that broke something. */
export interface BrokenCase {
  readonly matrixCase: MatrixCase;
  readonly outcome: CaseOutcome;
}

/** What came of a matrix. */
export interface MatrixReport {
  /** Cases run, by group. */
  readonly counts: Readonly<Record<string, number>>;
  readonly broken: readonly BrokenCase[];
  /** Tasks that no run came to. */
  readonly unreached: readonly string[];
}

/** Runs every case of the groups asked for, on as many runners as there are; all of them run the same workflow. */
export async function runMatrix(
  runners: readonly [CaseRunner, ...CaseRunner[]],
  options: MatrixOptions,
): Promise<MatrixReport> {
  const counts: Record<string, number> = {};
  const broken: BrokenCase[] = [];
  const note = (matrixCase: MatrixCase, outcome: CaseOutcome): void => {
    counts[matrixCase.group] = (counts[matrixCase.group] ?? 0) + 1;
    if (outcome.broken.length > 0) broken.push({ matrixCase, outcome });
    options.onOutcome?.(matrixCase, outcome);
  };
  const [scout] = runners;
  const tasks = faultyTasks(scout.definition);
  const oracle = new Oracle(tasks, options.workflow);
  const running =
    (runner: CaseRunner) =>
    async (matrixCase: MatrixCase): Promise<CaseOutcome> => {
      const ran = await runner.run(matrixCase);
      const wrong = await oracle.judge(matrixCase, ran, running(runner));
      const outcome = { ...ran, broken: [...ran.broken, ...wrong] };
      note(matrixCase, outcome);
      return outcome;
    };
  const exploration = await explore(tasks, options.workflow, running(scout), options.mostPaths);
  const planned = options.groups.flatMap((group) =>
    withFates(
      thinned(group === 'random' ? 1 : (options.every ?? 1), [
        ...casesOf(group, tasks, exploration, options),
      ]),
    ),
  );
  options.onPlan?.(planned.length + exploration.runs + oracle.unknownWays(planned));
  const cases = planned.values();
  await Promise.all(runners.map((runner) => work(running(runner), cases)));
  return { counts, broken, unreached: exploration.unreached };
}

function casesOf(
  group: DrawnGroup,
  tasks: readonly FaultyTask[],
  exploration: Exploration,
  options: MatrixOptions,
): Iterable<MatrixCase> {
  switch (group) {
    case 'single':
      return singleCases(tasks, exploration);
    case 'pair':
      return pairCases(tasks, exploration);
    case 'duplicate':
      return duplicateCases(tasks, exploration);
    case 'stop':
      return stopCases(exploration);
    case 'random':
      return randomCases(tasks, options.workflow, options);
  }
}

function thinned(step: number, cases: readonly MatrixCase[]): MatrixCase[] {
  return cases.filter((_, index) => index % step === 0);
}

/** Takes cases until there are none left; others take of the same. */
async function work(
  run: (matrixCase: MatrixCase) => Promise<CaseOutcome>,
  cases: Iterator<MatrixCase>,
): Promise<void> {
  for (let next = cases.next(); next.done !== true; next = cases.next()) await run(next.value);
}
