import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { machineOf, taskOf } from '../support/permissions';
import { programRun } from '../support/program-run';
import { REFUSED_STATEMENTS } from '../support/refused-statements';

const program = programRun();
const file = (name: string, value: unknown): string =>
  program.file(name, typeof value === 'string' ? value : JSON.stringify(value));
/** Runs `sfn asl permissions` and gives its exit code. */
const permissions = (...args: string[]): Promise<number> =>
  program.run('asl', 'permissions', ...args);

const exact = machineOf({ Load: taskOf('dynamodb:getItem', { TableName: 'orders' }) });
const dynamic = machineOf({ Load: taskOf('dynamodb:getItem', { 'TableName.$': '$.t' }) });
const table = 'arn:aws:dynamodb:us-east-1:111122223333:table/orders';
const answer = { 'States.Load': [{ actions: ['dynamodb:GetItem'], resources: [table] }] };

describe('sfn asl permissions', () => {
  test('prints each statement with what needs it', async () => {
    const code = await permissions(file('a.json', exact), '--tracing');

    expect(code).toBe(0);
    expect(program.stderr).toBe('');
    expect(program.stdout).toBe(
      [
        'DynamodbGetItem: Allow',
        '  dynamodb:GetItem',
        '  on arn:aws:dynamodb:us-east-1:111122223333:table/orders',
        '  for States.Load',
        '',
        'XrayGetSamplingRulesAnd3More: Allow',
        '  xray:GetSamplingRules',
        '  xray:GetSamplingTargets',
        '  xray:PutTelemetryRecords',
        '  xray:PutTraceSegments',
        '  on *',
        '  because X-Ray takes no resource',
        '',
      ].join('\n'),
    );
  });

  test('prints the policy alone with --policy', async () => {
    const code = await permissions(file('a.json', exact), '--policy');

    expect(code).toBe(0);
    expect(JSON.parse(program.stdout)).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'DynamodbGetItem',
          Effect: 'Allow',
          Action: ['dynamodb:GetItem'],
          Resource: ['arn:aws:dynamodb:us-east-1:111122223333:table/orders'],
        },
      ],
    });
  });

  test('describes the machine by its options', async () => {
    const key = 'arn:aws-cn:kms:cn-north-1:444455556666:key/1';
    const place = ['--partition', 'aws-cn', '--region', 'cn-north-1', '--account', '444455556666'];
    const keys = ['--kms-key', key, '--data-key', `${key}2`, '--data-key', `${key}3`];
    const machine = ['--name', 'order-dev', '--type', 'EXPRESS', '--logging'];

    await permissions(file('a.json', exact), '--policy', ...place, ...keys, ...machine);

    expect(program.stdout).toContain('arn:aws-cn:dynamodb:cn-north-1:444455556666:table/orders');
    expect(program.stdout).toContain(
      'arn:aws-cn:states:cn-north-1:444455556666:stateMachine:order-dev',
    );
    expect(program.stdout).toContain('logs:CreateLogDelivery');
    expect(JSON.parse(program.stdout).Statement).toContainEqual(
      expect.objectContaining({ Resource: [`${key}2`, `${key}3`] }),
    );
  });

  test('prints faults on stderr and exits with 1', async () => {
    const code = await permissions(file('a.json', dynamic), '--policy');

    expect(code).toBe(1);
    expect(program.stderr).toBe(
      'error permission-dynamic-resource States.Load.Parameters["TableName.$"]: ' +
        'the resource is known only at run time; got "$.t"; ' +
        "fix: supply the statements of 'States.Load' " +
        '(supplied of the module, or --statements FILE: form in --help)\n',
    );
  });

  test('prints policy, reasons and faults with --json', async () => {
    const code = await permissions(file('a.json', dynamic), '--json', '--logging');

    expect(code).toBe(1);
    expect(program.stderr).toBe('');
    expect(JSON.parse(program.stdout)).toMatchObject({
      policy: { Version: '2012-10-17' },
      reasons: {
        LogsCreateLogDeliveryAnd7More: { reason: 'log deliveries take no resource', states: [] },
      },
      faults: [{ rule: 'permission-dynamic-resource' }],
    });
  });

  test('takes the answers of the author from --statements', async () => {
    const code = await permissions(
      file('a.json', dynamic),
      '--policy',
      '--statements',
      file('s.json', answer),
    );

    expect(code).toBe(0);
    expect(JSON.parse(program.stdout).Statement).toMatchObject([{ Resource: [table] }]);
  });

  test('keeps the exit code at 0 for a warning', async () => {
    const code = await permissions(file('a.json', machineOf({ Call: taskOf('eks:call') })));

    expect(code).toBe(0);
    expect(program.stderr).toMatch(/^warning permission-outside-iam States\.Call: /);
  });

  test('warns of a data key that no state uses, and of no other', async () => {
    const key = 'arn:aws:kms:us-east-1:111122223333:key/1';
    const child = { StateMachineArn: 'arn:aws:states:us-east-1:111122223333:stateMachine:c' };
    const machine = file('a.json', machineOf({ Run: taskOf('states:startExecution', child) }));

    const code = await permissions(machine, '--kms-key', key, '--data-key', key);

    expect(code).toBe(0);
    expect(program.stderr).toBe(
      'warning permission-unused-key definition: no state is known to use this data key with the rights of the ' +
        `machine; got "${key}"; fix: drop the key, or supply the kms statement of the state that uses it\n`,
    );
  });

  test('does not warn of a data key that a state uses', async () => {
    const key = 'arn:aws:kms:us-east-1:111122223333:key/1';

    await permissions(file('a.json', exact), '--data-key', key);

    expect(program.stderr).toBe('');
  });

  test.each([
    ['an account that is none', ['--account', '12'], /allowed: twelve digits/],
    ['a type that is none', ['--type', 'FAST'], /STANDARD, EXPRESS/],
    ['a partition that is none', ['--partition', 'AWS'], /allowed: aws, aws-cn, aws-us-gov/],
    ['a region that is none', ['--region', 'Ireland'], /allowed: a region such as eu-west-1/],
    ['a name that is none', ['--name', 'my machine'], /allowed: 1 to 80 characters/],
    ['a name that is too long', ['--name', 'a'.repeat(81)], /allowed: 1 to 80 characters/],
    ['a key that is none', ['--kms-key', 'mine'], /allowed: arn:aws:kms:REGION:ACCOUNT:key\/ID/],
    [
      'an alias instead of a key',
      ['--data-key', 'arn:aws:kms:eu-west-1:111122223333:alias/own'],
      /allowed: arn:aws:kms:REGION:ACCOUNT:key\/ID/,
    ],
    [
      'a key of another partition than AWS has',
      ['--kms-key', 'arn:own:kms:eu-west-1:111122223333:key/1'],
      /allowed: arn:aws:kms:REGION:ACCOUNT:key\/ID/,
    ],
    ['two forms of output', ['--json', '--policy'], /cannot be used with/],
  ])('exits with 2 on %s', async (_, args, message) => {
    const code = await permissions(file('a.json', exact), ...args);

    expect(code).toBe(2);
    expect(program.stderr).toMatch(message);
    expect(program.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(program.stdout).toBe('');
  });

  test('takes a Terraform reference for a key', async () => {
    const code = await permissions(file('a.json', exact), '--kms-key', '${aws_kms_key.own.arn}');

    expect(code).toBe(0);
    expect(program.stdout).toContain('  on ${aws_kms_key.own.arn}');
  });

  test('prints nothing for a machine that needs nothing', async () => {
    const code = await permissions(
      file('a.json', machineOf({ Call: taskOf('aws-sdk:sts:getCallerIdentity') })),
    );

    expect(code).toBe(0);
    expect(program.stdout + program.stderr).toBe('');
  });

  test('shows control characters instead of sending them to the terminal', async () => {
    const name = 'Load\u001b[31m\n';

    await permissions(
      file('a.json', machineOf({ [name]: taskOf('dynamodb:getItem', { TableName: 't' }) })),
    );

    expect(program.stdout).not.toContain('\u001b');
    expect(program.stdout).toContain('  for States["Load\\u001b[31m\\n"]\n');
  });

  test('exits with 1 and no policy on JSON that is no state machine', async () => {
    const code = await permissions(file('package.json', { name: 'x' }));

    expect(code).toBe(1);
    expect(program.stdout).toBe('');
    expect(program.stderr).toMatch(/^error permission-definition StartAt: /);
  });

  test('tells the form of the statements in its help', async () => {
    const code = await permissions('--help');

    expect(code).toBe(0);
    expect(program.stdout).toContain('{ "States.Load": [{ "actions": ["s3:GetObject"]');
  });

  test.each(REFUSED_STATEMENTS)(
    'exits with 2 when --statements holds %s',
    async (_, value, message) => {
      const statements =
        value === undefined ? join(program.directory, 'none') : file('s.json', value);

      const code = await permissions(file('a.json', dynamic), '--statements', statements);

      expect(code).toBe(2);
      expect(program.stderr).toContain(message);
      expect(program.stdout).toBe('');
    },
  );

  test('exits with 2 on a definition that is no object', async () => {
    const code = await permissions(file('a.json', '[]'));

    expect(code).toBe(2);
    expect(program.stderr).toMatch(/not an object but a list/);
  });
});
