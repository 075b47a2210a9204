import { describe, expect, test } from '@jest/globals';
import { checkRules, validateDefinition } from '../../asl/validate';
import { deepFreeze } from '../support/deep-freeze';
import {
  compute,
  DISTRIBUTED,
  invoke,
  machine,
  map,
  only,
  PASS,
  task,
} from '../support/rule-pairs/rule-pair';
import { VALID_DEFINITIONS } from '../support/valid-definitions/table';

const valid = Object.entries(VALID_DEFINITIONS);

describe('a valid definition', () => {
  test.each(valid)('has no error: %s', async (_, definition) => {
    const faults = await validateDefinition(definition);

    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test.each(valid)('is not touched: %s', async (_, definition) => {
    const frozen = deepFreeze(structuredClone(definition));

    await validateDefinition(frozen);

    expect(frozen).toEqual(definition);
  });

  test('that a template fills in holds no warning about looks either', async () => {
    const faults = await validateDefinition(VALID_DEFINITIONS['all eight states']);

    expect(faults).toEqual([]);
  });
});

describe('validateDefinition', () => {
  test('finds what only the language service knows', async () => {
    const faults = await validateDefinition(only({ Type: 'Fail', Error: 'E', Cause: 5 }));

    expect(faults).toEqual([
      expect.objectContaining({
        rule: 'asl-schema',
        severity: 'error',
        path: 'States.A.Cause',
        value: 5,
        fix: expect.stringContaining('string'),
      }),
    ]);
  });

  test('says each thing once, in our words', async () => {
    const definition = machine({ A: { Type: 'Pass', Next: 'Bee' }, Be: PASS });

    const faults = await validateDefinition(definition);

    expect(faults.map(({ rule, path, fix }) => ({ rule, path, fix }))).toEqual([
      { rule: 'target-exists', path: 'States.A.Next', fix: "did you mean 'Be'?" },
    ]);
  });

  test('lets a warning of ours not hide an error of the language service at the same place', async () => {
    const retrier = { ErrorEquals: ['E'], IntervalSeconds: '{% $states.context.Task.Token %}' };
    const fields = { Arguments: { FunctionName: 'f' }, Retry: [retrier] };
    const definition = only(task('lambda:invoke', undefined, fields), { QueryLanguage: 'JSONata' });

    const faults = await validateDefinition(definition);

    expect(faults.map(({ rule, severity, path }) => ({ rule, severity, path }))).toEqual(
      (
        [
          ['token-outside-callback', 'warning'],
          ['asl-schema', 'error'],
        ] as const
      ).map(([rule, severity]) => ({ rule, severity, path: 'States.A.Retry[0].IntervalSeconds' })),
    );
  });

  test('leaves states unreached by a target that names no state unsaid, in that machine alone', () => {
    const lost = { StartAt: 'X', States: { X: { Type: 'Pass', Next: 'Yy' }, Y: PASS, Z: PASS } };
    const definition = machine({ A: map({ ItemProcessor: lost }), B: PASS });

    const faults = checkRules(definition);

    expect(faults.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      'target-exists States.A.ItemProcessor.States.X.Next',
      'reachable-state States.B',
    ]);
  });

  test('tells of unreachable states when only an unreachable one leads nowhere', () => {
    const faults = checkRules(machine({ A: PASS, B: { Type: 'Pass', Next: 'C' } }));

    expect(faults.map(({ rule }) => rule)).toContain('reachable-state');
  });

  test.each([
    [{ ManifestType: 'ATHENA_DATA', InputType: 'PARQUET' }],
    [{ ManifestType: 'ATHENA_DATA', InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }],
    [{ ManifestType: 'S3_INVENTORY' }],
    [{ InputType: 'PARQUET' }],
  ])('takes the reader %j, whatever the language service thinks', async (config) => {
    const reader = {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: config,
      Parameters: { Bucket: 'b', Key: 'k' },
    };

    const faults = await validateDefinition(only(map({ ItemReader: reader }, DISTRIBUTED)));

    expect(faults).toEqual([]);
  });

  test.each([['States.Array()'], ['States.UUID( )'], ["States.Format('{}', States.UUID())"]])(
    'takes %s, whatever the language service thinks',
    async (text) => {
      expect(await validateDefinition(compute(text))).toEqual([]);
    },
  );

  test.each([
    ['template-expression', 'text'],
    ['template-expression', 5],
    ['intrinsic-function', 'States.Nope(1)'],
  ])('says %s of %j once, in our words', async (rule, value) => {
    const faults = await validateDefinition(compute(value));

    expect(faults.map((fault) => fault.rule)).toEqual([rule]);
  });

  test('reads no expression where AWS reads text, and each one in a payload', () => {
    const task = {
      ...invoke({ Parameters: undefined, Comment: '{% a %}' }),
      Arguments: { FunctionName: 'f', Payload: { Comment: '{% b %}' } },
      Retry: [{ ErrorEquals: ['{% c %}'] }],
    };

    const faults = checkRules(only(task, { QueryLanguage: 'JSONata' }));

    expect(faults.map(({ rule, path }) => `${rule} ${path}`)).toEqual([
      'jsonata-context States.A.Arguments.Payload.Comment',
    ]);
  });

  test('judges no expression that a template fills in, and sees the token in it', () => {
    const message = "{% $foo(order, $total, '${Prefix}' & $states.context.Task.Token) %}";
    const fields = { Arguments: { QueueUrl: 'q', MessageBody: message } };
    const ask = task('sqs:sendMessage.waitForTaskToken', undefined, fields);

    expect(checkRules(only(ask, { QueryLanguage: 'JSONata' }))).toEqual([]);
  });

  test('knows invokeHarness of Bedrock AgentCore, which only answers', async () => {
    const harness = { HarnessArn: 'h', RuntimeSessionId: 's', Messages: [] };
    const call = (resource: string) => checkRules(only(task(resource, harness)));

    expect(call('bedrockagentcore:invokeHarness')).toEqual([]);
    expect(call('bedrockagentcore:invokeHarness.sync').map(({ rule }) => rule)).toEqual([
      'integration-pattern',
    ]);
  });

  test('does not call a state unreachable when StartAt alone is wrong', async () => {
    const faults = await validateDefinition(only(PASS, { StartAt: 'B' }));

    expect(faults.map(({ rule }) => rule)).toEqual(['start-at-exists']);
  });

  test('does not let a fault inside a state hide another state', async () => {
    const definition = machine({
      A: { Type: 'Wait', Seconds: 'soon', Next: 'B' },
      B: { Type: 'Fail', Error: 'E', Cause: 5 },
    });

    const faults = await validateDefinition(definition);

    expect(faults.map(({ path }) => path)).toEqual(['States.A.Seconds', 'States.B.Cause']);
  });

  test('leaves a missing field unsaid where a fault inside the object explains it', async () => {
    const rule = { Variable: '$.a', NumericGreater: 1, Next: 'B' };
    const definition = machine({ A: { Type: 'Choice', Choices: [rule], Default: 'B' }, B: PASS });

    const faults = await validateDefinition(definition);

    expect(faults.map(({ path }) => path)).toEqual(['States.A.Choices[0].NumericGreater']);
  });

  test('lists faults in the order of their places, all of them', () => {
    const definition = {
      StartAt: 'A',
      TimeoutSeconds: 0,
      States: {
        A: { ...invoke({ Next: 'B', End: undefined }), HeartbeatSeconds: 90 },
        B: map({ Label: 'x' }, undefined, { ...PASS, ResultPath: '$$.x' }),
      },
    };

    const faults = checkRules(definition);

    expect(faults.map(({ path }) => path)).toEqual([
      'TimeoutSeconds',
      'States.A.HeartbeatSeconds',
      'States.B.ItemProcessor.States.Inner.ResultPath',
      'States.B.Label',
    ]);
  });

  test('takes a field set to undefined for no field', () => {
    const definition = only({ ...PASS, Coment: undefined });

    expect(checkRules(definition)).toEqual([]);
  });

  test('takes an Express machine without a timeout as it is', () => {
    const definition = { StartAt: 'A', States: { A: PASS } };

    expect(checkRules(definition, { type: 'EXPRESS' })).toEqual([]);
  });
});
