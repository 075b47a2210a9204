import { describe, expect, test } from '@jest/globals';
import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import { isResource } from '../../asl/permissions/arn';
import { PERMISSION_CASES } from '../support/permission-cases';
import { PERMISSION_EKS_CASES } from '../support/permission-eks-cases';
import { PERMISSION_JOB_CASES } from '../support/permission-job-cases';
import { PERMISSION_MODEL_CASES } from '../support/permission-model-cases';
import { PERMISSION_SDK_CASES } from '../support/permission-sdk-cases/table';
import { faultsInShort, permissionsOf } from '../support/permissions';

const CALLS: readonly (readonly [string, JsonObject])[] = [
  ...[
    ...PERMISSION_CASES,
    ...PERMISSION_EKS_CASES,
    ...PERMISSION_JOB_CASES,
    ...PERMISSION_MODEL_CASES,
  ].map(({ integration, parameters }) => [integration, parameters] as const),
  ...PERMISSION_SDK_CASES.map(([call, parameters]) => [`aws-sdk:${call}`, parameters] as const),
];

const ODD = [
  '',
  ' ',
  'x',
  'a b',
  'a\nb',
  'arn:',
  'arn:x',
  'arn:aws:sns',
  'https://x/y/z',
  '${Any}',
  '${AnyArn}',
  '://',
];

/** The value with each of its texts replaced in turn. */
function* replaced(value: Json, odd: string): Generator<Json> {
  if (typeof value === 'string') yield odd;
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      for (const other of replaced(item, odd)) yield value.toSpliced(index, 1, other);
  } else if (isJsonObject(value)) {
    for (const [key, item] of Object.entries(value))
      for (const other of replaced(item as Json, odd)) yield { ...value, [key]: other } as Json;
  }
}

/** What IAM takes, said in another way than the code does: six fields, of which only the last is free. */
function isTaken(resource: string): boolean {
  const [scheme, partition, , , account = '', ...rest] = resource
    .replaceAll(/\$\{[^}]*\}/g, 'aws')
    .split(':');
  if (resource === '*' || /^\$\{[^}]*\}$/.test(resource)) return true;
  const isAccount = /^(\d{12}|aws|)$/.test(account);
  if (/^arn:.*Arn\}/.test(resource) && !resource.startsWith('arn:aws:s3:')) return false;
  return scheme === 'arn' && partition === 'aws' && isAccount && /^[^\n]+$/.test(rest.join(':'));
}

describe('the resources of every call', () => {
  test.each(CALLS)('are what IAM takes, whatever a text of %s holds: %j', (integration, given) => {
    const variants = [given, ...ODD.flatMap((odd) => [...replaced(given, odd)])];

    const resources = variants.flatMap((parameters) =>
      permissionsOf(integration, parameters as JsonObject).statements.flatMap(
        (statement) => statement.resources,
      ),
    );

    expect(resources.filter((resource) => !isTaken(resource))).toEqual([]);
  });

  test.each([
    ['sns:publish', { TopicArn: 'topic' }, 'TopicArn'],
    ['sqs:sendMessage', { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/mine/q' }, 'QueueUrl'],
    ['events:putEvents', { Entries: [{ EventBusName: 'my bus' }] }, 'Entries[0].EventBusName'],
    ['dynamodb:getItem', { TableName: 'my table' }, 'TableName'],
    ['dynamodb:getItem', { TableName: 'arn:x' }, 'TableName'],
    ['states:startExecution', { StateMachineArn: 'child' }, 'StateMachineArn'],
    ['sagemaker:createModel', { ModelName: 'My Model' }, 'ModelName'],
  ])('are not made of what names none: %s with %j', (integration, parameters, path) => {
    const permissions = permissionsOf(integration, parameters);

    expect(permissions.statements).toEqual([]);
    expect(faultsInShort(permissions)).toEqual([
      `permission-missing-resource States.Call.Parameters.${path}`,
    ]);
  });
});

describe('isResource', () => {
  test.each([
    '*',
    '${TopicArn}',
    'arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:news',
    'arn:aws:s3:::data/a key',
    'arn:aws:bedrock:*::foundation-model/a',
    'arn:aws-us-gov:iam::111122223333:role/r',
    'arn:aws:iam::aws:policy/p',
  ])('takes %j', (text) => {
    expect(isResource(text)).toBe(true);
  });

  test.each([
    '',
    'news',
    'arn:aws:sns:eu-west-1:111122223333:',
    'arn:aws:sns:eu-west-1:1:news',
    'arn:own:sns:eu-west-1:111122223333:news',
    'arn:aws:sns:eu west 1:111122223333:news',
    'arn:aws:sns:eu-west-1:111122223333:my news',
    'arn:aws:s3:::data/a\u0007key',
  ])('refuses %j', (text) => {
    expect(isResource(text)).toBe(false);
  });
});
