import { describe, expect, test } from '@jest/globals';
import { policyDocument } from '../../asl/permissions/statement';
import {
  arn,
  inShort,
  permissionsOf,
  permissionsOfState,
  unfitReasons,
} from '../support/permissions';

const key = arn('kms', 'key/own');
const dataKey = arn('kms', 'key/data');
const nothing = { Type: 'Pass' };
const short = (context: object) => permissionsOfState(nothing, context).statements.map(inShort);
const machineKey = `kms:Decrypt kms:GenerateDataKey on ${key} when {"StringEquals":{"kms:EncryptionContext:aws:states:stateMachineArn":"${arn('states', 'stateMachine:order-dev')}"}}`;
const logging =
  'logs:CreateLogDelivery logs:DeleteLogDelivery logs:DescribeLogGroups logs:DescribeResourcePolicies logs:GetLogDelivery logs:ListLogDeliveries logs:PutResourcePolicy logs:UpdateLogDelivery on *';

describe('permissions of the machine itself', () => {
  test('adds the eight log delivery actions with logging', () => {
    expect(short({ logging: true })).toEqual([logging]);
  });

  test('adds the four X-Ray actions with tracing', () => {
    expect(short({ tracing: true })).toEqual([
      'xray:GetSamplingRules xray:GetSamplingTargets xray:PutTelemetryRecords xray:PutTraceSegments on *',
    ]);
  });

  test('adds use of the customer key for this machine alone', () => {
    expect(short({ kmsKeyArn: key })).toEqual([machineKey]);
  });

  test('adds a data key for the logs when there is a customer key', () => {
    expect(short({ kmsKeyArn: key, logging: true })).toEqual([
      machineKey,
      `kms:GenerateDataKey on ${key} when {"StringLike":{"kms:EncryptionContext:SourceArn":"${arn('logs', '*')}"}}`,
      logging,
    ]);
  });

  test('reasons every wildcard and names no state', () => {
    const context = { kmsKeyArn: key, logging: true, tracing: true };
    const { statements } = permissionsOfState(nothing, context);

    expect(unfitReasons(statements)).toEqual([]);
    expect(statements.flatMap(({ states }) => states)).toEqual([]);
  });

  test.each([
    ['sqs:sendMessage', { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/q' }],
    ['sns:publish', { TopicArn: arn('sns', 'news') }],
    ['dynamodb:getItem', { TableName: 't' }],
    ['aws-sdk:s3:getObject', { Bucket: 'b', Key: 'k' }],
    ['events:putEvents', { Entries: [{}] }],
    ['aws-sdk:secretsmanager:getSecretValue', { SecretId: 's' }],
    ['aws-sdk:kinesis:putRecord', { StreamName: 's' }],
  ])('adds use of the data keys for %s', (integration, parameters) => {
    const { statements } = permissionsOf(integration, parameters, { dataKeyArns: [dataKey] });

    const used = statements.find(({ actions }) => actions.includes('kms:Decrypt'));
    expect(used).toMatchObject({
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [dataKey],
      states: ['States.Call'],
    });
  });

  test.each([
    ['getParameter', { Name: 'p', WithDecryption: true }, 'kms:Decrypt'],
    ['getParameters', { Names: ['p'], 'WithDecryption.$': '$.d' }, 'kms:Decrypt'],
    ['getParametersByPath', { Path: '/p', WithDecryption: true }, 'kms:Decrypt'],
    ['putParameter', { Name: 'p', Type: 'SecureString' }, 'kms:Encrypt kms:GenerateDataKey'],
  ])('adds what ssm:%s with %j does with the data keys', (call, parameters, actions) => {
    const { statements } = permissionsOf(`aws-sdk:ssm:${call}`, parameters as never, {
      dataKeyArns: [dataKey],
    });

    expect(statements.map(inShort)).toContain(`${actions} on ${dataKey}`);
  });

  test.each([
    ['aws-sdk:ssm:getParameter', { Name: 'p' }],
    ['aws-sdk:ssm:getParameter', { Name: 'p', WithDecryption: false }],
    ['aws-sdk:ssm:putParameter', { Name: 'p', Type: 'String' }],
    ['aws-sdk:firehose:putRecord', { DeliveryStreamName: 'd' }],
  ])('adds no data key for %s with %j', (integration, parameters) => {
    const { statements } = permissionsOf(integration, parameters, { dataKeyArns: [dataKey] });

    expect(statements.flatMap(({ resources }) => resources)).not.toContain(dataKey);
  });

  test('leaves out what the data keys cover when the key is the same', () => {
    const context = { kmsKeyArn: key, dataKeyArns: [key], logging: true };
    const send = { TopicArn: arn('sns', 'news') };
    const { statements } = permissionsOf('sns:publish', send, context);

    expect(statements.map(inShort).filter((text) => text.startsWith('kms:'))).toEqual([
      `kms:Decrypt kms:GenerateDataKey on ${key}`,
    ]);
  });

  test('limits the key to the machine when no state uses it for data', () => {
    expect(short({ kmsKeyArn: key, dataKeyArns: [key] })).toEqual([machineKey]);
  });

  test('adds no data key for services that do not use one', () => {
    const child = { StateMachineArn: arn('states', 'stateMachine:child') };
    const { statements } = permissionsOf('states:startExecution.sync', child, {
      dataKeyArns: [dataKey],
    });

    expect(statements.flatMap(({ actions }) => actions)).not.toContain('kms:Decrypt');
  });

  test('writes every value of the policy as a list', () => {
    expect(policyDocument(permissionsOfState(nothing, { kmsKeyArn: key }).statements)).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'KmsDecryptGenerateDataKey',
          Effect: 'Allow',
          Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
          Resource: [key],
          Condition: {
            StringEquals: {
              'kms:EncryptionContext:aws:states:stateMachineArn': [
                arn('states', 'stateMachine:order-dev'),
              ],
            },
          },
        },
      ],
    });
  });
});
