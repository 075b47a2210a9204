import type { EnvironmentName } from '../../config/environment';
import { demand, type Report } from '../support/checks/report';
import type { ExpectedWorkflow } from '../support/expected/expected-workflow';
import { appliedResources } from './applied-state';
import { stackAssertions } from './assertions';
import type { Lane } from './lane';
import { runMockTest } from './mock-test';
import { mockValues } from './mocks';
import { Planner } from './plan';
import {
  checkFirstPlan,
  checkOneFieldChange,
  checkRefusedDefinition,
  checkSecondPlan,
} from './plan-checks';
import { StackBook } from './stack-book';

/** Planned from a state and with a refused definition too; the others differ from these in values only. */
const PLANNED_IN_FULL: readonly EnvironmentName[] = ['dev', 'prod'];

/** Everything that is asked of one stack, in the order in which a fault is told best. */
export async function checkStack(
  report: Report,
  { terraform, stub }: Lane,
  directory: string,
  expected: ExpectedWorkflow,
  root: string,
): Promise<void> {
  const id = expected.stackId;
  const planner = new Planner(terraform, stub, directory, expected.config.account);
  await report.check(`${id} validate`, () => terraform.succeed(directory, 'validate', '-no-color'));
  const prepared = await report.check(`${id} has what its workflow needs`, () => {
    const book = StackBook.read(directory, id);
    return { book, assertions: stackAssertions(book, expected, root) };
  });
  if (prepared === undefined) return;
  const { book, assertions } = prepared;
  const mocked = await runMockTest(
    report,
    terraform,
    directory,
    id,
    mockValues(expected),
    assertions,
  );
  const first = await report.check(`${id} plan: the definition is known, and checked by AWS`, () =>
    checkFirstPlan(planner, book, expected),
  );
  if (!PLANNED_IN_FULL.includes(expected.environment)) return;
  await report.check(`${id} plan: a definition that AWS refuses stops it`, () =>
    checkRefusedDefinition(planner),
  );
  const state = () => {
    demand(first !== undefined && mocked !== undefined, () => 'no plan or no mocked apply');
    return appliedResources(first, mocked);
  };
  await report.check(`${id} plan: nothing to do after an apply`, () =>
    checkSecondPlan(planner, state()),
  );
  await report.check(`${id} plan: a changed field is one changed line`, () =>
    checkOneFieldChange(planner, state(), book, expected),
  );
}
