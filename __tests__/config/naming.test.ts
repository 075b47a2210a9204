import { describe, expect, test } from '@jest/globals';
import { naming } from '../support/environment-config';

const names = naming();
const own = 'eu-north-1:999999999999';

describe('Naming', () => {
  test.each([
    ['the workflow', names.name(), 'sfn-workflows-test-order'],
    ['a part', names.name('refund-payment'), 'sfn-workflows-test-order-refund-payment'],
    ['the state machine', names.stateMachineName, 'sfn-workflows-test-order'],
    ['a function', names.functionName('get-order'), 'sfn-workflows-test-order-get-order'],
    ['a role', names.roleName('machine'), 'sfn-workflows-test-order-machine'],
    ['a table', names.tableName('orders'), 'sfn-workflows-test-order-orders'],
    ['a queue', names.queueName('shipping'), 'sfn-workflows-test-order-shipping'],
    ['a bucket', names.bucketName('data'), 'sfn-workflows-test-order-data-999999999999'],
    ['a Glue job', names.glueJobName('extract'), 'sfn-workflows-test-order-extract'],
    ['a warehouse', names.warehouseName('dwh'), 'sfn-workflows-test-order-dwh'],
    ['a catalog database', names.catalogDatabaseName('x-y'), 'sfn_workflows_test_order_x_y'],
    [
      "a warehouse's log group",
      names.warehouseLogGroupName('dwh', 'userlog'),
      '/aws/redshift/sfn-workflows-test-order-dwh/userlog',
    ],
    ['a log group of tasks', names.taskLogGroupName('c'), '/aws/ecs/sfn-workflows-test-order-c'],
    ['a topic', names.topicName('alarms'), 'sfn-workflows-test-order-alarms'],
    [
      "the machine's alarm",
      names.alarmName('', 'executions-failed', 'critical'),
      'sfn-workflows-test-order-executions-failed-critical',
    ],
    [
      "a part's alarm",
      names.alarmName('get-order', 'errors', 'warning'),
      'sfn-workflows-test-order-get-order-errors-warning',
    ],
    ['another workflow', names.of('saga').queueName('q'), 'sfn-workflows-test-saga-q'],
    ['an environment', names.of(undefined).name(), 'sfn-workflows-test'],
    ['a part of it', names.of(undefined).name('trail'), 'sfn-workflows-test-trail'],
    ['an endpoint', names.endpointServiceName('states'), 'com.amazonaws.eu-north-1.states'],
    [
      "the machine's log group",
      names.stateMachineLogGroupName,
      '/aws/vendedlogs/states/sfn-workflows-test-order',
    ],
    [
      "the API's log group",
      names.apiLogGroupName('api'),
      '/aws/vendedlogs/apis/sfn-workflows-test-order-api',
    ],
    [
      "a function's log group",
      names.functionLogGroupName('get-order'),
      '/aws/lambda/sfn-workflows-test-order-get-order',
    ],
  ])('names %s', (_what, name, expected) => {
    expect(name).toBe(expected);
  });

  test.each([
    [
      'machine',
      names.stateMachineArn,
      `arn:aws:states:${own}:stateMachine:sfn-workflows-test-order`,
    ],
    [
      'alias',
      names.stateMachineAliasArn,
      `arn:aws:states:${own}:stateMachine:sfn-workflows-test-order:live`,
    ],
    [
      'version',
      names.stateMachineVersionArn(7),
      `arn:aws:states:${own}:stateMachine:sfn-workflows-test-order:7`,
    ],
    [
      'executions',
      names.executionArnPrefix,
      `arn:aws:states:${own}:execution:sfn-workflows-test-order`,
    ],
    [
      'function',
      names.functionArn('get-order'),
      `arn:aws:lambda:${own}:function:sfn-workflows-test-order-get-order`,
    ],
    [
      "function's alias",
      names.functionAliasArn('get-order'),
      `arn:aws:lambda:${own}:function:sfn-workflows-test-order-get-order:live`,
    ],
    [
      'table',
      names.tableArn('orders'),
      `arn:aws:dynamodb:${own}:table/sfn-workflows-test-order-orders`,
    ],
    ['queue', names.queueArn('shipping'), `arn:aws:sqs:${own}:sfn-workflows-test-order-shipping`],
    ['topic', names.topicArn('alarms'), `arn:aws:sns:${own}:sfn-workflows-test-order-alarms`],
    ['bucket', names.bucketArn('data'), 'arn:aws:s3:::sfn-workflows-test-order-data-999999999999'],
    [
      'role',
      names.roleArn('machine'),
      'arn:aws:iam::999999999999:role/sfn-workflows-test-order-machine',
    ],
    [
      'Athena workgroup',
      names.athenaWorkgroupArn('q'),
      `arn:aws:athena:${own}:workgroup/sfn-workflows-test-order-q`,
    ],
    ['ECS cluster', names.clusterArn('c'), `arn:aws:ecs:${own}:cluster/sfn-workflows-test-order-c`],
    [
      'task definition',
      names.taskDefinitionArn('c'),
      `arn:aws:ecs:${own}:task-definition/sfn-workflows-test-order-c`,
    ],
    [
      'repository of an image',
      names.imageRepositoryArn('444444444444.dkr.ecr.eu-west-1.amazonaws.com/a/b:1.0.0'),
      'arn:aws:ecr:eu-west-1:444444444444:repository/a/b',
    ],
    ['alarm', names.alarmArn('a-b'), `arn:aws:cloudwatch:${own}:alarm:a-b`],
    [
      'trail',
      names.of(undefined).trailArn('trail'),
      `arn:aws:cloudtrail:${own}:trail/sfn-workflows-test-trail`,
    ],
    [
      'bucket that keeps layers of images',
      names.imageLayerArnPattern,
      'arn:aws:s3:::prod-eu-north-1-starport-layer-bucket/*',
    ],
    [
      'schedule group',
      names.scheduleGroupArn(),
      `arn:aws:scheduler:${own}:schedule-group/sfn-workflows-test-order`,
    ],
    [
      'log groups of Glue jobs',
      names.glueJobLogGroupPattern,
      `arn:aws:logs:${own}:log-group:/aws-glue/python-jobs*`,
    ],
    ['log group', names.logGroupArn('/a/b'), `arn:aws:logs:${own}:log-group:/a/b`],
    ['secret', names.secretArnPattern('a/b'), `arn:aws:secretsmanager:${own}:secret:a/b-??????`],
    ['account', names.accountRootArn, 'arn:aws:iam::999999999999:root'],
  ])('makes the ARN of the %s', (_what, arn, expected) => {
    expect(arn).toBe(expected);
  });

  test('knows what the ARNs of an environment’s machines, buckets and tables begin with', () => {
    const environment = names.of(undefined);

    expect(environment.arnPrefixes).toEqual({
      stateMachine: `arn:aws:states:${own}:stateMachine:sfn-workflows-test-`,
      bucket: 'arn:aws:s3:::sfn-workflows-test-',
      table: `arn:aws:dynamodb:${own}:table/sfn-workflows-test-`,
    });
    expect(names.stateMachineArn.startsWith(environment.arnPrefixes.stateMachine)).toBe(true);
    expect(names.bucketArn('data').startsWith(environment.arnPrefixes.bucket)).toBe(true);
    expect(names.tableArn('orders').startsWith(environment.arnPrefixes.table)).toBe(true);
  });

  test('knows no ARN of an image that Amazon ECR does not keep in private', () => {
    expect(names.imageRepositoryArn('public.ecr.aws/a/b:1.0.0')).toBeUndefined();
  });

  test('makes the URL of a queue', () => {
    expect(names.queueUrl('shipping')).toBe(
      'https://sqs.eu-north-1.amazonaws.com/999999999999/sfn-workflows-test-order-shipping',
    );
  });

  test('makes the URI by which API Gateway invokes a function', () => {
    expect(names.invocationUri('arn:of:a:function')).toBe(
      'arn:aws:apigateway:eu-north-1:lambda:path/2015-03-31/functions/arn:of:a:function/invocations',
    );
  });

  const prefix = `${names.name()}-`.length;
  test.each([
    ['function', 64, (part: string) => names.functionName(part)],
    ['role', 64, (part: string) => names.roleName(part)],
    ['queue', 80, (part: string) => names.queueName(part)],
    ['table', 255, (part: string) => names.tableName(part)],
  ])('allows a %s name of %i characters and refuses one more', (kind, longest, make) => {
    const fits = 'x'.repeat(longest - prefix);

    expect(make(fits)).toHaveLength(longest);
    expect(() => make(`${fits}x`)).toThrow(RangeError);
    expect(() => make(`${fits}x`)).toThrow(
      `${kind} name '${names.name(`${fits}x`)}' has ${longest + 1} characters; allowed: ${longest}`,
    );
  });

  test('refuses a bucket name of more than 63 characters, the account included', () => {
    const fits = 'x'.repeat(63 - prefix - '-999999999999'.length);

    expect(names.bucketName(fits)).toHaveLength(63);
    expect(() => names.bucketName(`${fits}x`)).toThrow(
      `bucket name '${names.name(`${fits}x`)}-999999999999' has 64 characters; allowed: 63`,
    );
  });

  test('refuses a state machine name of more than 80 characters', () => {
    const long = naming({ environment: 'e'.repeat(61) });

    expect(naming({ environment: 'e'.repeat(60) }).stateMachineName).toHaveLength(80);
    expect(() => long.stateMachineArn).toThrow(RangeError);
  });
});
