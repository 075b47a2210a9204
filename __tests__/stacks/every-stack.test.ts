import { describe, expect, test } from '@jest/globals';
import { environments } from '../../config/environments';
import { expectedWorkflow } from '../support/expected/expected-workflow';
import { expectedMachinePolicy } from '../support/expected/machine-policy';
import { expectedPartNames } from '../support/expected/part-names';
import { PROJECT_ROOT } from '../support/source-files';
import { otherTypesIn, partNamesIn } from '../support/stack-parts';
import {
  onlyPlaced,
  onlyResource,
  type PlacedResource,
  resources,
  type StackJson,
} from '../support/synth';
import { allStacks } from '../support/workflow-stacks';

const isMachine = (_body: unknown, path: string): boolean => path === 'Workflow/Machine';
const definitionOf = (json: StackJson): string =>
  String(onlyResource(json, 'aws_sfn_state_machine', isMachine)['definition']);

describe.each(allStacks())('the stack $id', ({ id, workflow, environment, json }) => {
  const config = environments[environment];
  const expected = expectedWorkflow(workflow, environment, config);

  test('has the parts that its workflow declares, and no others', () => {
    expect(partNamesIn(json)).toEqual(expectedPartNames(expected, PROJECT_ROOT));
    expect(otherTypesIn(json)).toEqual([...expected.otherTypes].sort());
  });

  test('has a machine with the very definition that the module gives', () => {
    expect(JSON.parse(definitionOf(json))).toEqual(expected.definition);
  });

  test('has a definition that is known at plan: nothing in it for Terraform to fill in', () => {
    expect(definitionOf(json)).not.toMatch(/[$%]\{/);
  });

  test('logs what states are given only where that is wanted, and never a task token', () => {
    const machine = onlyResource(json, 'aws_sfn_state_machine', isMachine);

    expect(machine['logging_configuration']).toMatchObject({
      level: config.logs.level,
      include_execution_data: expected.logsExecutionData,
    });
  });

  test('lets the machine do exactly what sfn asl permissions tells of its definition', () => {
    const [key] = resources(json, 'aws_kms_key').map(({ address }) => `\${${address}.arn}`);
    const { policy } = onlyResource(json, 'aws_iam_role_policy', (_body, path) =>
      path.startsWith('Workflow/Role/'),
    );

    expect(JSON.parse(String(policy))).toEqual(expectedMachinePolicy(expected, key ?? ''));
  });

  test('tells whoever is paged that recovery redrives exactly where there is one', () => {
    const recovers = resources(json).some(({ path }) => path.startsWith('Recovery/'));
    const texts = resources(json, 'aws_cloudwatch_metric_alarm').map(({ body }) =>
      String(body['alarm_description']),
    );

    expect(texts.filter((text) => text.includes('recovery redrives them'))).toHaveLength(
      recovers ? 2 : 0,
    );
    expect(texts.filter((text) => text.includes('nothing brings them back'))).toHaveLength(
      recovers ? 0 : 2,
    );
  });

  test('bears the name of the team that owns the workflow, and pages that team', () => {
    const { team, onCallEmail } = config.owners[workflow];
    const [aws] = json.provider['aws'] ?? [];
    const onCall = onlyResource(
      json,
      'aws_sns_topic_subscription',
      (_body, path) => path === 'Alarms/OnCall',
    );

    expect(aws?.['default_tags']).toEqual([
      { tags: expect.objectContaining({ team, workflow, environment }) as unknown },
    ]);
    expect(onCall['endpoint']).toBe(onCallEmail);
  });

  test('makes the machine after its role, its log and everything that it names', () => {
    const machine = onlyPlaced(json, 'aws_sfn_state_machine', isMachine).body;
    const awaited = machine['depends_on'] as string[];
    const late = resources(json)
      .filter(
        (one) =>
          /^Workflow\/(Role|Logs)\//.test(one.path) || isNamedIn(definitionOf(json), json, one),
      )
      .filter(({ address }) => !awaited.includes(address));

    expect(late.map(({ path }) => path)).toEqual([]);
  });

  test('keeps its state where its configuration says, locked', () => {
    expect(json.terraform['backend']).toEqual(
      config.stateBucket === null
        ? // The same path on every machine.
          { local: { path: `terraform.${id}.tfstate` } }
        : {
            s3: {
              bucket: config.stateBucket,
              key: `sfn-workflows/${id}.tfstate`,
              region: config.region,
              encrypt: true,
              use_lockfile: true,
            },
          },
    );
  });

  test('needs a Terraform that locks in S3 by itself', () => {
    expect(json.terraform['required_version']).toBe('>= 1.11.0');
  });
});

/** What a definition may name; of a function it names the alias. */
function isNamedIn(
  definition: string,
  json: StackJson,
  { address, body }: PlacedResource,
): boolean {
  if (/^aws_(iam|sfn)_/.test(address)) return false;
  const reference = /^\$\{aws_lambda_function\.(\w+)\./.exec(`${body['function_name']}`);
  const fn = json.resource['aws_lambda_function']?.[reference?.[1] ?? ''];
  const name = fn ? `${fn['function_name']}:${body['name']}` : `${body['name'] ?? body['bucket']}`;
  return new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(definition);
}
