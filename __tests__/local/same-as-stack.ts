import { describe, expect, test } from '@jest/globals';
import { environments } from '../../config/environments';
import { Naming } from '../../config/naming';
import type { WorkflowName } from '../../config/project';
import type { WorldDescription } from '../../local/world/description';
import { expectedWorkflow } from '../support/expected/expected-workflow';
import { expectedPartNames } from '../support/expected/part-names';
import { PROJECT_ROOT } from '../support/source-files';
import type { StackJson } from '../support/synth';
import { stacksOf } from '../support/workflow-stacks';
import { deployedParts, queuesReceivedFrom, secretsToldIn } from './deployed-parts';
import { describedParts, type WorldParts } from './world-parts';

/** Every part, as a test says it. */
const PARTS: Readonly<Record<keyof WorldParts, string>> = {
  definition: 'the definition',
  functions: 'the functions and their variables',
  tables: 'the tables and their keys',
  queues: 'the queues, their visibility and their dead letters',
  readers: 'the readers of queues',
  topics: 'the topics',
  buckets: 'the buckets',
  routes: 'the routes, the functions behind them, and who may call them',
  secrets: 'the secrets that functions may read',
  listeners: 'the function that hears of executions that did not succeed',
  byHour: 'the function that looks for them by the hour',
};
const EACH_PART = (Object.keys(PARTS) as (keyof WorldParts)[]).map(
  (part) => [PARTS[part], part] as const,
);

const environment = 'local';
const config = environments[environment];
const { account, region } = config;

/** The stack `<workflow>-local`. */
export function localStack(workflow: WorkflowName): StackJson {
  const [json] = stacksOf([{ workflow, environment, config }]);
  if (json === undefined) throw new Error(`no stack of ${workflow}`);
  return json;
}

/**
 * Tests that a world is what its stack deploys. A list that is empty on both sides is equal too: therefore both are held
 * against what the workflow's tests declare of it, and against what its functions are allowed and told.
 *
 * @param options.json the stack `<workflow>-local`, where a test has it already
 * @param options.apiAddress what stands on a laptop for the address of the stack's own API
 */
export function describeSameAsStack(
  workflow: WorkflowName,
  description: WorldDescription,
  { json = localStack(workflow), apiAddress }: { json?: StackJson; apiAddress?: string } = {},
): void {
  const described = describedParts(description);
  const deployed = deployedParts(json, apiAddress);
  const named = (part: Exclude<keyof WorldParts, 'definition'>) =>
    described[part].map(({ name }) => name);

  describe(`what runs on a laptop is what the stack ${workflow}-local deploys:`, () => {
    test.each(EACH_PART)('%s', (_, part) => {
      expect(described[part]).toEqual(deployed[part]);
    });

    test('every part that the workflow declares', () => {
      const declared = expectedWorkflow(workflow, environment, config);

      expect({
        functions: named('functions'),
        tables: named('tables'),
        queues: named('queues'),
        topics: named('topics'),
        buckets: named('buckets'),
        rules: named('listeners'),
        routes: named('routes'),
        keys: [],
      }).toEqual(expectedPartNames(declared, PROJECT_ROOT));
    });

    test('a reader of every queue that a function may receive from', () => {
      expect(named('readers')).toEqual(queuesReceivedFrom(json));
    });

    test('every secret that a function is told of', () => {
      expect(named('secrets')).toEqual(secretsToldIn(json));
    });

    test('in the account and region of that stack', () => {
      expect(description.naming).toEqual(new Naming({ environment, workflow, account, region }));
      expect(json.provider['aws']).toEqual([
        expect.objectContaining({ region, allowed_account_ids: [account] }),
      ]);
    });
  });
}
