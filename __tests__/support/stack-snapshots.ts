import { describe, expect, test } from '@jest/globals';
import type { EnvironmentName } from '../../config/environment';
import type { WorkflowName } from '../../config/project';
import { compactJson } from './compact-json';
import { jsonDifferences } from './json-differences';
import { normaliseStack } from './normalise-stack';
import { allStacks } from './workflow-stacks';

/** The environment that is shown as a whole; the others by where they differ from it. */
const SHOWN_WHOLE: EnvironmentName = 'dev';
const LONGEST_VALUE = 160;

/**
 * The snapshots of a workflow, one an environment. Each workflow has a test file of its own, so that a change of one
 * workflow is a change of one snapshot file.
 */
export function describeSnapshots(workflow: WorkflowName): void {
  describe(`what the ${workflow} stack deploys`, () => {
    const stacks = allStacks([workflow]);
    const whole = stacks.filter(({ environment }) => environment === SHOWN_WHOLE);
    const others = stacks.filter(({ environment }) => environment !== SHOWN_WHOLE);

    test.each(whole)('to $environment', ({ json }) => {
      // Other tests hold the definition to be the module's, and a dashboard to show what the stack has; here they would
      // only be written a second time.
      const hidden = ['definition', 'dashboard_body'];
      const text = compactJson(normaliseStack(json), { hidden });

      expect(`\n${text}\n`).toMatchSnapshot();
    });

    // The whole for each environment would hide a change of one of them in thousands of lines.
    test.each(others)(
      `to $environment, where that differs from ${SHOWN_WHOLE}`,
      ({ environment, json }) => {
        const [before] = whole.map((one) => normaliseStack(one.json, one.environment));
        const differences = jsonDifferences(before, normaliseStack(json, environment));
        const lines = differences.map(
          ({ path, before, after }) => `${path}: ${brief(before)} => ${brief(after)}`,
        );

        expect(`\n${lines.join('\n')}\n`).toMatchSnapshot();
      },
    );
  });
}

/** A value on one line. */
function brief(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 3)}...` : text;
}
