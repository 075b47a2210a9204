/**
 * `npm run test:mutation`: takes away each retrier, catcher, condition, `if_not_exists`, idempotency key and
 * compensation of a workflow, one at a time, and runs the tests of its behaviour, which must turn red each time.
 * A line for each mutant, the survivors and sums last; exit code 0, or 1 when a mutant survived or nothing could be said
 * about it, or 2 for bad usage. docs/decisions/0013-mutation-check.md says how to read it.
 */
import type { WorkflowName } from '../../config/project';
import { checkMutants, checkUnchanged, type Outcome } from './check-workflow';
import { mutantsOf } from './mutants';
import { readOptions, USAGE } from './options';
import { outcomeLine, summary } from './report';
import { select } from './select';
import { targetOf } from './target';
import { TreeCopy } from './tree-copy';

const FAILED = 1;
const BAD_USAGE = 2;

async function main(args: readonly string[]): Promise<void> {
  const { workflows, only, list, workers, help } = readOptions(args);
  if (help) return console.log(USAGE);
  if (list) return listMutants(workflows, only);
  const root = process.cwd();
  const copies: TreeCopy[] = [];
  process.once('exit', () => {
    for (const copy of copies) copy.remove();
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(FAILED));
  for (let worker = 0; worker < workers; worker += 1) copies.push(new TreeCopy(root));
  for (const workflow of workflows) {
    const outcomes = await check(root, copies, workflow, only);
    if (outcomes?.every(({ verdict }) => verdict.kind === 'red') !== true) {
      process.exitCode = FAILED;
    }
  }
}

function listMutants(workflows: readonly WorkflowName[], only: readonly string[]): void {
  for (const workflow of workflows) {
    const mutants = select(workflow, mutantsOf(process.cwd(), targetOf(workflow)), only);
    for (const { id, place, removed } of mutants)
      console.log(`${workflow} ${id}  ${place}  ${removed}`);
  }
}

/** What became of the mutants of a workflow; undefined when its tests are not green as it is. */
async function check(
  root: string,
  copies: readonly TreeCopy[],
  workflow: WorkflowName,
  only: readonly string[],
): Promise<Outcome[] | undefined> {
  const startMs = performance.now();
  const [first] = copies;
  if (first === undefined) return undefined;
  const target = targetOf(workflow);
  const mutants = select(workflow, mutantsOf(first.path, target), only);
  const unchanged = await checkUnchanged(root, first, target);
  if (unchanged.kind !== 'green') {
    const says = unchanged.kind === 'red' ? unchanged.by : unchanged.says;
    console.error(`${workflow}: its tests are ${unchanged.kind} as it is: ${says}`);
    return undefined;
  }
  console.log(`${workflow}: ${unchanged.tests} tests, green as it is; ${mutants.length} mutants`);
  const outcomes = await checkMutants(root, copies, target, mutants, (outcome) =>
    console.log(outcomeLine(outcome)),
  );
  console.log(summary(workflow, outcomes, (performance.now() - startMs) / 1000));
  return outcomes;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = BAD_USAGE;
});
