import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../support/checks/report';
import { printed } from '../support/checks/run-program';
import type { StateValues } from './state-file';
import type { Terraform } from './terraform';
import { type Assertion, type MockValues, TOPIC_END, testFile } from './test-file';

interface TestLine {
  readonly type: string;
  readonly diagnostic?: {
    readonly severity: string;
    readonly summary: string;
    readonly detail: string;
    readonly address?: string;
    readonly snippet?: {
      readonly values?: readonly { readonly traversal: string; readonly statement: string }[];
    };
  };
  readonly test_run?: { readonly progress: string; readonly status?: string };
  readonly test_state?: StateValues;
}

/** The summary that Terraform gives a false assertion, as opposed to a run that broke. */
const ASSERTION_FAILED = 'Test assertion failed';
/** The summary of what Terraform cannot clean up after the run: data that is protected, as production's is. */
const DESTROY_REFUSED = 'Instance cannot be destroyed';
/** Characters of a value that are told; a whole policy fits. */
const LONGEST_VALUE = 4000;

/**
 * Applies a stack against mocks with `terraform test` and adds a check to the report for each topic.
 *
 * @returns the state that the mocked apply came to; undefined when it broke
 */
export async function runMockTest(
  report: Report,
  terraform: Terraform,
  stackDirectory: string,
  stackId: string,
  mocks: MockValues,
  assertions: readonly Assertion[],
): Promise<StateValues | undefined> {
  mkdirSync(join(stackDirectory, 'tests'), { recursive: true });
  writeFileSync(join(stackDirectory, 'tests', 'rendered.tftest.hcl'), testFile(mocks, assertions));
  const startedMs = performance.now();
  // -verbose is what makes Terraform tell the state.
  const outcome = await terraform.run(stackDirectory, 'test', '-json', '-verbose');
  const elapsedMs = performance.now() - startedMs;
  const lines = parseLines(outcome.stdout);
  const errors = lines.flatMap(({ diagnostic }) =>
    diagnostic?.severity === 'error' && diagnostic.summary !== DESTROY_REFUSED ? [diagnostic] : [],
  );
  const broken = errors.filter(({ summary }) => summary !== ASSERTION_FAILED);
  // The run's own: the summary's is an error when the clean-up was refused.
  const status = lines.find(({ test_run: run }) => run?.progress === 'complete')?.test_run?.status;
  const looked = broken.length === 0 && (status === 'pass' || status === 'fail');
  report.add(
    `${stackId} test: applies against mocks, ${assertions.length} assertions looked at`,
    elapsedMs,
    looked ? [] : tellBroken(broken, printed(outcome)),
  );
  const failed = errors.map(({ detail, snippet }) => `${detail}${tellValues(snippet?.values)}`);
  for (const topic of new Set(assertions.map((assertion) => assertion.topic))) {
    const failures = failed
      .filter((detail) => detail.startsWith(`${topic}${TOPIC_END}`))
      .map((detail) => detail.slice(topic.length + TOPIC_END.length));
    report.add(
      `${stackId} test: ${topic}`,
      elapsedMs,
      looked ? failures : ['not looked at: the run broke'],
    );
  }
  return lines.find(({ type }) => type === 'test_state')?.test_state;
}

/** What the expressions of a false assertion came to; Terraform tells it per variable. */
function tellValues(
  values: readonly { readonly traversal: string; readonly statement: string }[] = [],
): string {
  return values
    .map(({ traversal, statement }) => `\n  ${traversal} ${statement}`.slice(0, LONGEST_VALUE))
    .join('');
}

function parseLines(stdout: string): TestLine[] {
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as TestLine);
}

function tellBroken(
  broken: readonly {
    readonly summary: string;
    readonly detail: string;
    readonly address?: string;
  }[],
  output: string,
): string[] {
  // Terraform tells them again when it cleans up.
  const told = new Set(
    broken.map(({ address, summary, detail }) => `${address ?? ''} ${summary} ${detail}`.trim()),
  );
  return told.size > 0 ? [...told] : [output];
}
