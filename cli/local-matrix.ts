import { availableParallelism } from 'node:os';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import type { CaseRunner } from '../local/matrix/case-runner';
import { ForkedRunner } from '../local/matrix/forked-runner';
import { type MatrixReport, runMatrix } from '../local/matrix/matrix';
import { DRAWN_GROUPS, type DrawnGroup, replayCommand } from '../local/matrix/matrix-case';
import { isWhole, matrixProgress, matrixText } from '../local/matrix/report';
import { ProgressLine } from '../local/run/progress-line';
import { LOCAL_WORKFLOW_NAMES, LOCAL_WORKFLOWS, type LocalWorkflowName } from '../local/workflows';
import { EXIT_FAULTS } from './exit-codes';
import { untilInterrupted } from './interrupt';

const DEFAULT_RUNS = 2000;
/** More processes than this gain nothing on the machines that people have. */
const MOST_WORKERS = 8;

interface Options {
  readonly runs: number;
  readonly seed: number;
  readonly group: readonly DrawnGroup[];
  readonly every: number;
  readonly workers: number;
  readonly json: boolean;
}

/**
 * `local matrix [WORKFLOW…]`: every fault at every Task, pairs, duplicates, stops and random schedules, each run judged by
 * the workflow's invariants. Exit codes: 0 nothing broken and every Task reached, 1 otherwise, 2 bad usage.
 */
export function localMatrixCommand(): Command {
  return new Command('matrix')
    .description(
      'run workflows with every fault at every Task, and check what must hold after each run',
    )
    .addArgument(
      new Argument('[workflows...]', 'default: all')
        .choices(LOCAL_WORKFLOW_NAMES)
        .default(LOCAL_WORKFLOW_NAMES),
    )
    .option('--runs <number>', 'random schedules of each workflow', count(0), DEFAULT_RUNS)
    .option('--seed <number>', 'of the first random schedule', count(0), 1)
    .addOption(
      new Option('--group <groups...>', 'only these groups of cases')
        .choices(DRAWN_GROUPS)
        .default([...DRAWN_GROUPS]),
    )
    .option(
      '--every <number>',
      'only every n-th case that is not random: a quick look',
      count(1),
      1,
    )
    .option('--workers <number>', 'processes at once', count(1), defaultWorkers())
    .option('--json', 'print [{ workflow, counts, unreached, broken }]', false)
    .action(runMatrices);
}

async function runMatrices(names: readonly LocalWorkflowName[], options: Options): Promise<void> {
  const reports: { readonly workflow: LocalWorkflowName; readonly report: MatrixReport }[] = [];
  for (const workflow of names) {
    const startedMs = performance.now();
    const report = await runOne(workflow, options);
    reports.push({ workflow, report });
    if (!isWhole(report)) process.exitCode = EXIT_FAULTS;
    const text = matrixText(workflow, report, performance.now() - startedMs);
    if (!options.json) process.stdout.write(text);
  }
  if (options.json) {
    process.stdout.write(`${JSON.stringify(reports.map(asJson), null, 2)}\n`);
  }
}

async function runOne(name: LocalWorkflowName, options: Options): Promise<MatrixReport> {
  const workflow = await LOCAL_WORKFLOWS[name]();
  const [first, ...more] = await Promise.all([
    ForkedRunner.open(name, process.cwd()),
    ...Array.from({ length: options.workers - 1 }, () => ForkedRunner.open(name, process.cwd())),
  ]);
  const runners: readonly [CaseRunner, ...CaseRunner[]] = [first, ...more];
  const close = async (): Promise<void> => {
    await Promise.all(runners.map((runner) => runner.close()));
  };
  const startedMs = performance.now();
  const line = new ProgressLine(process.stderr);
  const progress = { done: 0, planned: 0, broken: 0 };
  try {
    return await untilInterrupted(
      () =>
        runMatrix(runners, {
          workflow,
          groups: options.group,
          runs: options.runs,
          firstSeed: options.seed,
          every: options.every,
          onPlan: (planned) => {
            progress.planned = planned;
          },
          onOutcome: (_, { broken }) => {
            progress.done++;
            if (broken.length > 0) progress.broken++;
            line.show(() => matrixProgress(name, progress, performance.now() - startedMs));
          },
        }),
      close,
    );
  } finally {
    line.clear();
    await close();
  }
}

function asJson({
  workflow,
  report,
}: {
  workflow: LocalWorkflowName;
  report: MatrixReport;
}): object {
  const broken = report.broken.map(({ matrixCase, outcome }) => ({
    ...matrixCase,
    broken: outcome.broken,
    replay: replayCommand(workflow, matrixCase),
  }));
  return { workflow, counts: report.counts, unreached: report.unreached, broken };
}

function defaultWorkers(): number {
  return Math.min(availableParallelism(), MOST_WORKERS);
}

function count(least: number): (value: string) => number {
  return (value) => {
    if (/^\d{1,9}$/.test(value) && Number(value) >= least) return Number(value);
    throw new InvalidArgumentError(`allowed: a whole number from ${least}`);
  };
}
