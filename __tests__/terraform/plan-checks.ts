import { serialize } from '../../asl/serialize';
import { demand } from '../support/checks/report';
import type { ExpectedWorkflow } from '../support/expected/expected-workflow';
import { changeRetry } from './changed-definition';
import { changeOf, type PlanJson, type Planner } from './plan';
import { changedLines } from './plan-text';
import type { StackBook } from './stack-book';
import { type StateResource, stateFile } from './state-file';

/** How Terraform ends a plan that touches no resource; the second where a stack has outputs, which no state here has. */
const CHANGES_NOTHING =
  /^No changes\. Your infrastructure matches|^state, without changing any real infrastructure\.$/m;

/**
 * A plan from nothing: the definition is there to be read, and AWS was asked about exactly it.
 *
 * @returns the plan
 */
export async function checkFirstPlan(
  planner: Planner,
  book: StackBook,
  expected: ExpectedWorkflow,
): Promise<PlanJson> {
  const { validatedDefinitions } = await planner.plan();
  const plan = await planner.show();
  const machine = book.address('aws_sfn_state_machine', 'Workflow/Machine');
  const { actions, after, after_unknown } = changeOf(plan, machine);
  const definition = serialize(expected.definition);
  demand(actions.join() === 'create', () => `${machine}: create expected; got ${actions.join()}`);
  demand(
    after_unknown['definition'] === undefined && after?.['definition'] === definition,
    () => `${machine}.definition is not the known, serialized module; got ${after?.['definition']}`,
  );
  demand(
    validatedDefinitions.length === 1 && validatedDefinitions[0] === definition,
    () => `AWS was asked about ${validatedDefinitions.length} definitions; 1 expected`,
  );
  return plan;
}

/** A plan from the state that an apply left: nothing to do, or every plan would be noise. */
export async function checkSecondPlan(
  planner: Planner,
  resources: readonly StateResource[],
): Promise<void> {
  planner.putState(stateFile(resources));
  const { text } = await planner.plan();
  demand(CHANGES_NOTHING.test(text), () => `changes although nothing changed\n${text}`);
}

/** A change of one field of one retrier: one line in the plan that a person reads, and nothing else changes. */
export async function checkOneFieldChange(
  planner: Planner,
  resources: readonly StateResource[],
  book: StackBook,
  expected: ExpectedWorkflow,
): Promise<void> {
  const machine = book.address('aws_sfn_state_machine', 'Workflow/Machine');
  const alias = book.address('aws_sfn_alias', 'Workflow/Live');
  const { before, attempts, changedAttempts } = changeRetry(expected.definition);
  const changed = resources.map((resource) =>
    resource.address === machine
      ? { ...resource, values: { ...resource.values, definition: serialize(before) } }
      : resource,
  );
  planner.putState(stateFile(changed));
  const { text } = await planner.plan();
  const json = await planner.show();
  const lines = changedLines(text, machine);
  const line = `~ MaxAttempts = ${changedAttempts} -> ${attempts}`;
  demand(
    lines.length === 1 && lines[0]?.replace(/\s+/g, ' ') === line,
    () => `one changed line '${line}' expected; got ${lines.length}\n${lines.join('\n')}\n${text}`,
  );
  demandChangedFields(json, machine, ['definition'], ['revision_id', 'state_machine_version_arn']);
  const changing = json.resource_changes.filter(({ change }) => change.actions.join() !== 'no-op');
  const follows = [
    machine,
    ...(expected.config.release[expected.workflow].some(({ version }) => version === 'new')
      ? [alias]
      : []),
  ];
  demand(
    changing
      .map((one) => one.address)
      .sort()
      .join() === follows.sort().join(),
    () =>
      `only ${follows.join(', ')} may change; got ${changing.map((one) => one.address).join(', ')}`,
  );
}

/** A definition that AWS refuses stops the plan, in AWS's own words. */
export async function checkRefusedDefinition(planner: Planner): Promise<void> {
  const message = 'the stub refuses this definition';
  const code = 'SCHEMA_VALIDATION_FAILED';
  const outcome = await planner.attempt({
    result: 'FAIL',
    diagnostics: [{ severity: 'ERROR', code, message, location: '/States' }],
  });
  const text = outcome.stdout + outcome.stderr;
  demand(outcome.exitCode === 1, () => `exit code 1 expected; got ${outcome.exitCode}\n${text}`);
  demand(text.includes(message), () => `'${message}' expected in\n${text}`);
}

/** Known fields that differ, and fields known only after the apply, must be among those named. */
function demandChangedFields(
  plan: PlanJson,
  address: string,
  changed: readonly string[],
  unknown: readonly string[],
): void {
  const { before, after, after_unknown } = changeOf(plan, address);
  const differing = Object.keys(after ?? {}).filter(
    (key) => JSON.stringify(after?.[key]) !== JSON.stringify(before?.[key]),
  );
  const unknownNow = Object.keys(after_unknown).filter((key) => after_unknown[key] === true);
  demand(
    differing.join() === changed.join() && unknownNow.join() === unknown.join(),
    () =>
      `${address}: changed ${changed.join()} and unknown ${unknown.join()} expected; got changed ${differing.join()}, unknown ${unknownNow.join()}`,
  );
}
