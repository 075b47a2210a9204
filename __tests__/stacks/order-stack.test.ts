import { describe, expect, test } from '@jest/globals';
import { derivePermissions } from '../../asl/permissions';
import { policyDocument } from '../../asl/permissions/statement';
import { ENVIRONMENT_NAMES, type EnvironmentName } from '../../config/environment';
import { environments } from '../../config/environments';
import { Naming } from '../../config/naming';
import { orderWorkflow } from '../../workflows/order';
import { ALLOWED_DIFFERENCES, configAt } from '../support/environment-differences';
import { jsonDifferences } from '../support/json-differences';
import { normaliseStack } from '../support/normalise-stack';
import { orderStacks } from '../support/order-stacks';
import { onlyPlaced, onlyResource, resources, type StackJson } from '../support/synth';

const stacks = orderStacks();
const namesOf = (environment: EnvironmentName): Naming => {
  const { account, region } = environments[environment];
  return new Naming({ environment, workflow: 'order', account, region });
};
const definitionOf = (json: StackJson): string =>
  String(onlyResource(json, 'aws_sfn_state_machine')['definition']);

describe('what the order stack deploys', () => {
  test('to dev', () => {
    expect(JSON.stringify(normaliseStack(stacks.dev), null, 2)).toMatchSnapshot();
  });

  // Four times the whole would hide a change of one environment in thousands of lines.
  test.each(['local', 'staging', 'prod'] as const)(
    'to %s, where that differs from dev',
    (environment) => {
      const differences = jsonDifferences(
        normaliseStack(stacks.dev, 'dev'),
        normaliseStack(stacks[environment], environment),
      ).map(({ path, before, after }) => `${path}: ${brief(before)} => ${brief(after)}`);

      expect(`\n${differences.join('\n')}\n`).toMatchSnapshot();
    },
  );
});

describe('environments', () => {
  const pairs = ENVIRONMENT_NAMES.flatMap((one, index) =>
    ENVIRONMENT_NAMES.slice(index + 1).map((other) => [one, other] as const),
  );
  const differencesOf = (one: EnvironmentName, other: EnvironmentName) =>
    jsonDifferences(normaliseStack(stacks[one], one), normaliseStack(stacks[other], other));
  const allowed = (path: string, one: EnvironmentName, other: EnvironmentName): boolean =>
    ALLOWED_DIFFERENCES.some(
      (entry) =>
        entry.path.test(path) &&
        entry.because.some(
          (key) => configAt(environments[one], key) !== configAt(environments[other], key),
        ),
    );

  test.each(pairs)('%s and %s differ only where their configurations do', (one, other) => {
    const unexplained = differencesOf(one, other)
      .map(({ path }) => path)
      .filter((path) => !allowed(path, one, other));

    expect(unexplained).toEqual([]);
  });

  test('differ in every way that the list allows: nothing on it is stale', () => {
    const paths = pairs
      .flatMap(([one, other]) => differencesOf(one, other))
      .map(({ path }) => path);
    const unused = ALLOWED_DIFFERENCES.filter(
      (entry) => !paths.some((path) => entry.path.test(path)),
    );

    expect(unused.map(({ path }) => path.source)).toEqual([]);
  });

  test('a difference that no configuration makes is noticed', () => {
    const changed = orderStacks({ staging: { ...environments.staging, team: 'others' } });
    const [difference, ...more] = jsonDifferences(
      normaliseStack(stacks.staging, 'staging'),
      normaliseStack(changed.staging, 'staging'),
    );

    expect(more).toEqual([]);
    expect(difference).toMatchObject({ before: 'orders', after: 'others' });
    expect(allowed(difference?.path ?? '', 'dev', 'staging')).toBe(false);
  });
});

describe.each(ENVIRONMENT_NAMES)('the machine of %s', (environment) => {
  const json = stacks[environment];

  test('is the very definition that the module gives', () => {
    const names = namesOf(environment);

    expect(JSON.parse(definitionOf(json))).toEqual(
      orderWorkflow({
        functions: {
          validateOrder: names.functionAliasArn('validate-order'),
          chargePayment: names.functionAliasArn('charge-payment'),
          refundPayment: names.functionAliasArn('refund-payment'),
        },
        tables: {
          orders: names.tableName('orders'),
          stock: names.tableName('stock'),
          reservations: names.tableName('reservations'),
        },
        shippingQueueUrl: names.queueUrl('shipping'),
        attentionQueueUrl: names.queueUrl('attention'),
        notificationsTopicArn: names.topicArn('notifications'),
        paymentTimeoutSeconds: environments[environment].order.paymentTimeoutSeconds,
      }),
    );
  });

  test('is known at plan: nothing in it for Terraform to fill in', () => {
    expect(definitionOf(json)).not.toMatch(/[$%]\{/);
  });

  test('may do exactly what sfn asl permissions tells of its definition', () => {
    const names = namesOf(environment);
    const key = resources(json, 'aws_kms_key').map(({ address }) => `\${${address}.arn}`)[0];
    const { statements, faults } = derivePermissions(JSON.parse(definitionOf(json)), {
      partition: 'aws',
      region: names.region,
      account: names.account,
      stateMachineName: names.stateMachineName,
      logging: true,
      tracing: true,
      ...(key ? { kmsKeyArn: key, dataKeyArns: [key] } : {}),
    });
    const role = onlyResource(json, 'aws_iam_role_policy', (_body, path) =>
      path.startsWith('Workflow/'),
    );

    expect(faults).toEqual([]);
    expect(JSON.parse(String(role['policy']))).toEqual(policyDocument(statements));
  });

  test('is made after everything that it calls', () => {
    const machine = onlyPlaced(json, 'aws_sfn_state_machine').body;
    const paths = new Map(resources(json).map(({ address, path }) => [address, path]));
    const awaited = (machine['depends_on'] as string[]).map((address) => paths.get(address));

    expect(awaited.sort()).toEqual([
      'Attention/Queue/Queue',
      'ChargePayment/Live',
      'Notifications/Topic',
      'Orders/Table',
      'RefundPayment/Live',
      'Reservations/Table',
      'Shipping/Queue/Queue',
      'Stock/Table',
      'ValidateOrder/Live',
      'Workflow/Logs/LogGroup',
      'Workflow/Role/Policy',
      'Workflow/Role/Role',
    ]);
  });
});

describe('where the state is kept', () => {
  test.each(['dev', 'staging', 'prod'] as const)(
    '%s: in the bucket of its account, locked',
    (environment) => {
      const { account } = environments[environment];

      expect(stacks[environment].terraform['backend']).toEqual({
        s3: {
          bucket: `sfn-workflows-state-${account}`,
          key: `sfn-workflows/order-${environment}.tfstate`,
          region: 'eu-west-1',
          encrypt: true,
          use_lockfile: true,
        },
      });
    },
  );

  test('local: in a file whose path is the same on every machine', () => {
    expect(stacks.local.terraform['backend']).toEqual({
      local: { path: 'terraform.order-local.tfstate' },
    });
  });

  test('needs a Terraform that locks in S3 by itself', () => {
    expect(stacks.prod.terraform['required_version']).toBe('>= 1.11.0');
  });
});

/** A value on one line. */
function brief(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 157)}...` : text;
}
