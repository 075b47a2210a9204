import { describe, expect, test } from '@jest/globals';
import { parseIntegration } from '../../asl/integration';

describe('parseIntegration', () => {
  test.each([
    [
      'arn:aws:states:::lambda:invoke',
      { kind: 'optimized', service: 'lambda', action: 'invoke', pattern: 'request-response' },
    ],
    [
      'arn:aws-us-gov:states:::sqs:sendMessage.waitForTaskToken',
      { kind: 'optimized', service: 'sqs', action: 'sendMessage', pattern: 'wait-for-task-token' },
    ],
    [
      'arn:aws:states:::states:startExecution.sync:2',
      {
        kind: 'optimized',
        service: 'states',
        action: 'startExecution',
        pattern: 'sync',
        version: '2',
      },
    ],
    [
      'arn:${AWS::Partition}:states:::emr-containers:startJobRun.sync',
      { kind: 'optimized', service: 'emr-containers', action: 'startJobRun', pattern: 'sync' },
    ],
    [
      'arn:aws:states:::aws-sdk:s3:putObject',
      { kind: 'sdk', service: 's3', action: 'putObject', pattern: 'request-response' },
    ],
    [
      'arn:aws:lambda:eu-west-1:111111111111:function:f:live',
      { kind: 'lambda-arn', functionArn: 'arn:aws:lambda:eu-west-1:111111111111:function:f:live' },
    ],
    [
      'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:f',
      {
        kind: 'lambda-arn',
        functionArn: 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:f',
      },
    ],
    [
      'arn:aws:states:eu-west-1:111111111111:activity:a',
      { kind: 'activity', activityArn: 'arn:aws:states:eu-west-1:111111111111:activity:a' },
    ],
    ...(
      [
        ['arn:aws:states:::${Service}:publish', 'request-response'],
        ['arn:aws:states:::sns:${Action}', 'request-response'],
        ['arn:aws:states:::aws-sdk:${Service}:${Action}', 'request-response'],
        ['arn:aws:states:::glue:${Action}.sync', 'sync'],
        ['arn:aws:states:::${Service}:send.waitForTaskToken', 'wait-for-task-token'],
      ] as const
    ).map(([resource, pattern]) => [resource, { kind: 'placeholder', resource, pattern }] as const),
    ...['arn:aws:states:::sqs:sendMessage.${Pattern}', '${Prefix}:function:f'].map(
      (resource) => [resource, { kind: 'placeholder', resource }] as const,
    ),
    ['${FunctionArn}', { kind: 'placeholder', resource: '${FunctionArn}' }],
    [
      'arn:aws:states:::sqs:sendMessage.later',
      { kind: 'unknown', resource: 'arn:aws:states:::sqs:sendMessage.later' },
    ],
    ['sendMessage', { kind: 'unknown', resource: 'sendMessage' }],
    ['', { kind: 'unknown', resource: '' }],
  ])('reads %s', (resource, expected) => {
    expect(parseIntegration(resource)).toEqual(expected);
  });
});
