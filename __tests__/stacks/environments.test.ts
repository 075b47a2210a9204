import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ENVIRONMENT_NAMES, type EnvironmentName } from '../../config/environment';
import { environments } from '../../config/environments';
import { WORKFLOWS } from '../../config/project';
import { jsonDifferences } from '../support/json-differences';
import { withoutNames } from '../support/normalise-stack';
import { stacksOf } from '../support/workflow-stacks';

/** Each environment with the one after it, the last with the first. */
const NEIGHBOURS = ENVIRONMENT_NAMES.map((one, index): [EnvironmentName, EnvironmentName] => [
  one,
  ENVIRONMENT_NAMES[(index + 1) % ENVIRONMENT_NAMES.length] ?? one,
]);

/** Each workflow for both of two neighbours, with the configuration of the first. */
const PAIRS = WORKFLOWS.flatMap((workflow) =>
  NEIGHBOURS.map(([one, other]) => ({ workflow, one, other })),
);
const requests = PAIRS.flatMap(({ workflow, one, other }) =>
  [one, other].map((environment) => ({ workflow, environment, config: environments[one] })),
);
const stacks = stacksOf(requests);

test.each(PAIRS.map((pair, index) => ({ ...pair, index })))(
  'the $workflow stacks of $one and $other are the same, once both have one configuration',
  ({ one, other, index }) => {
    const [first, second] = stacks
      .slice(2 * index, 2 * index + 2)
      .map((json) => withoutNames(json, [one, other]));

    expect(first).toBeDefined();
    expect(jsonDifferences(first, second)).toEqual([]);
  },
);

test('a single value of the configuration makes a difference that is seen', () => {
  const [workflow] = WORKFLOWS;
  const { owners } = environments.dev;
  const others = { ...owners[workflow], team: 'others' };
  const config = { ...environments.dev, owners: { ...owners, [workflow]: others } };
  const [dev, staging] = stacksOf([
    { workflow, environment: 'dev', config: environments.dev },
    { workflow, environment: 'staging', config },
  ]).map((json) => withoutNames(json, ['dev', 'staging']));

  expect(jsonDifferences(dev, staging)).toEqual([
    {
      path: 'provider.aws.0.default_tags.0.tags.team',
      before: owners[workflow].team,
      after: others.team,
    },
  ]);
});

test.each(WORKFLOWS)('the %s stack has a test file of its own, with its snapshots', (workflow) => {
  expect(existsSync(join(__dirname, `${workflow}-stack.test.ts`))).toBe(true);
});
