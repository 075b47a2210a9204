import { describe, expect, test } from '@jest/globals';
import type { EnvironmentConfig } from '../../config/environment';
import { EncryptionKey } from '../../constructs/encryption-key';
import { NodeFunction } from '../../constructs/node-function';
import { environmentConfig, naming } from '../support/environment-config';
import { fakeCatalog } from '../support/handler-catalog';
import { statementOf, statementsOf } from '../support/policy-document';
import { onlyPlaced, onlyResource, resources, type StackJson, synthesize } from '../support/synth';

const names = naming();
const TOPIC_ARN = names.topicArn('alarms');
const LOG_GROUP = '/aws/lambda/sfn-workflows-test-order-get-order';

interface Changes {
  readonly config?: EnvironmentConfig;
  readonly environment?: Readonly<Record<string, string>>;
  readonly keyed?: boolean;
  readonly timeoutSeconds?: number;
}

const withFunction = ({ config, environment, keyed, timeoutSeconds }: Changes = {}): StackJson =>
  synthesize((stack) => {
    const key = keyed
      ? new EncryptionKey(stack, 'Key', { naming: names, description: 'a key' })
      : undefined;
    new NodeFunction(stack, 'GetOrder', {
      naming: names,
      part: 'get-order',
      handler: 'order/get-order',
      code: fakeCatalog,
      description: 'gives an order',
      config: config ?? environmentConfig(),
      key,
      alarmTopicArn: TOPIC_ARN,
      ...(environment ? { environment } : {}),
      timeoutSeconds,
    });
  });
const functionOf = (json: StackJson) => onlyResource(json, 'aws_lambda_function');

describe('NodeFunction', () => {
  test('runs its handler on Node 22 and arm64, traced, with memory and timeout of config', () => {
    expect(functionOf(withFunction())).toMatchObject({
      function_name: 'sfn-workflows-test-order-get-order',
      description: 'gives an order',
      runtime: 'nodejs22.x',
      architectures: ['arm64'],
      handler: 'index.handler',
      filename: '../../assets/order-get-order.zip',
      source_code_hash: 'hash-of-order/get-order',
      memory_size: 512,
      timeout: 10,
      tracing_config: { mode: 'Active' },
      publish: true,
    });
  });

  test('takes memory and timeout from another config', () => {
    const config = environmentConfig({ functions: { memorySizeMb: 2048, timeoutSeconds: 5 } });

    expect(functionOf(withFunction({ config }))).toMatchObject({ memory_size: 2048, timeout: 5 });
  });

  test('takes a timeout of its own, by which its alarm on slowness goes', () => {
    const json = withFunction({ timeoutSeconds: 50 });
    const tolerated = resources(json, 'aws_cloudwatch_metric_alarm')
      .filter(({ body }) => body['metric_name'] === 'Duration')
      .map(({ body }) => body['threshold']);

    expect(functionOf(json)).toMatchObject({ timeout: 50 });
    expect(tolerated).toEqual([40_000]);
  });

  test('shares the concurrency of the account unless some is kept for it', () => {
    const config = environmentConfig({ functions: { reservedConcurrency: 3 } });

    expect(functionOf(withFunction())).not.toHaveProperty('reserved_concurrent_executions');
    expect(functionOf(withFunction({ config }))['reserved_concurrent_executions']).toBe(3);
  });

  test('gives the handler its names and what the caller adds', () => {
    const json = withFunction({ environment: { ORDERS_TABLE: 'orders' } });

    expect(functionOf(json)['environment']).toEqual({
      variables: {
        POWERTOOLS_SERVICE_NAME: 'sfn-workflows-test-order',
        POWERTOOLS_METRICS_NAMESPACE: 'sfn-workflows-test-order',
        POWERTOOLS_LOG_LEVEL: 'INFO',
        ORDERS_TABLE: 'orders',
      },
    });
  });

  test.each(['OFF', 'ERROR', 'FATAL'] as const)(
    'lets the handler log errors only where the workflow logs at %s',
    (level) => {
      const json = withFunction({ config: environmentConfig({ logs: { level } }) });

      expect(functionOf(json)['environment']).toMatchObject({
        variables: { POWERTOOLS_LOG_LEVEL: 'ERROR' },
      });
    },
  );

  test('writes JSON to a log group that is there first, kept as long as config says', () => {
    const json = withFunction();
    const group = onlyPlaced(json, 'aws_cloudwatch_log_group');

    expect(group.body).toMatchObject({ name: LOG_GROUP, retention_in_days: 14 });
    expect(functionOf(json)).toMatchObject({
      logging_config: { log_format: 'JSON', log_group: LOG_GROUP },
      depends_on: expect.arrayContaining([group.address]),
    });
  });

  test('has a role of its own, there before it with its policy', () => {
    const json = withFunction();
    const role = onlyPlaced(json, 'aws_iam_role');
    const policy = onlyPlaced(json, 'aws_iam_role_policy');

    expect(role.body['name']).toBe('sfn-workflows-test-order-get-order');
    expect(statementsOf(role.body, 'assume_role_policy')).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'lambda.amazonaws.com' },
        Action: 'sts:AssumeRole',
      },
    ]);
    expect(functionOf(json)).toMatchObject({
      role: `\${${role.address}.arn}`,
      depends_on: expect.arrayContaining([role.address, policy.address]),
    });
  });

  test('may write to its own log group and send traces, and nothing else', () => {
    expect(statementsOf(onlyResource(withFunction(), 'aws_iam_role_policy'))).toEqual([
      {
        Sid: 'WriteLogs',
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: [`arn:aws:logs:eu-north-1:999999999999:log-group:${LOG_GROUP}:*`],
      },
      {
        Sid: 'SendTraces',
        Effect: 'Allow',
        Action: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
        Resource: ['*'],
      },
    ]);
  });

  test('encrypts variables and log under the key it is given, and may use it', () => {
    const json = withFunction({ keyed: true });
    const keyArn = `\${${onlyPlaced(json, 'aws_kms_key').address}.arn}`;
    const policy = onlyResource(json, 'aws_iam_role_policy');

    expect(functionOf(json)['kms_key_arn']).toBe(keyArn);
    expect(onlyResource(json, 'aws_cloudwatch_log_group')['kms_key_id']).toBe(keyArn);
    expect(statementOf(policy, 'UseEncryptionKey')).toMatchObject({
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: [keyArn],
    });
    expect(functionOf(withFunction())).not.toHaveProperty('kms_key_arn');
  });

  test('is called by the alias live, whose ARN is known before the deploy', () => {
    const json = withFunction();
    const fn = onlyPlaced(json, 'aws_lambda_function').address;

    expect(onlyResource(json, 'aws_lambda_alias')).toMatchObject({
      name: 'live',
      function_name: `\${${fn}.function_name}`,
      function_version: `\${${fn}.version}`,
    });
    synthesize((stack) => {
      const { aliasArn } = new NodeFunction(stack, 'GetOrder', {
        naming: names,
        part: 'get-order',
        handler: 'order/get-order',
        code: fakeCatalog,
        description: 'gives an order',
        config: environmentConfig(),
        alarmTopicArn: TOPIC_ARN,
      });
      expect(aliasArn).toBe(
        'arn:aws:lambda:eu-north-1:999999999999:function:sfn-workflows-test-order-get-order:live',
      );
    });
  });
});

describe('FunctionAlarms', () => {
  test.each([
    ['Errors', 'errors', { statistic: 'Sum', threshold: 5 }],
    ['Throttles', 'throttles', { statistic: 'Sum', threshold: 6 }],
    // 80 % of 10 s, in the metric's milliseconds.
    ['Duration', 'duration', { extended_statistic: 'p99', threshold: 8000 }],
  ])('%s: more than tolerated warns', (metric, part, figures) => {
    const alarm = onlyResource(
      withFunction(),
      'aws_cloudwatch_metric_alarm',
      (body) => body['metric_name'] === metric,
    );

    expect(alarm).toMatchObject({
      ...figures,
      alarm_name: `sfn-workflows-test-order-get-order-${part}-warning`,
      namespace: 'AWS/Lambda',
      dimensions: { FunctionName: 'sfn-workflows-test-order-get-order' },
      period: 300,
      evaluation_periods: 3,
      datapoints_to_alarm: 2,
      comparison_operator: 'GreaterThanThreshold',
      treat_missing_data: 'notBreaching',
      alarm_actions: [TOPIC_ARN],
      ok_actions: [TOPIC_ARN],
    });
    expect(alarm['alarm_description']).toMatch(/; see docs\/runbooks\/functions\.md$/);
  });

  test('are the only three', () => {
    expect(resources(withFunction(), 'aws_cloudwatch_metric_alarm')).toHaveLength(3);
  });
});
