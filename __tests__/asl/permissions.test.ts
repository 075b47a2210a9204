import { describe, expect, test } from '@jest/globals';
import { derivePermissions } from '../../asl/permissions';
import { policyDocument } from '../../asl/permissions/statement';
import {
  arn,
  faultsInShort,
  inShort,
  machineOf,
  PERMISSION_CONTEXT,
  permissionsOf,
  permissionsOfState,
  role,
  taskOf,
  unfitReasons,
} from '../support/permissions';

const invoke = (name: string) => taskOf('lambda:invoke', { FunctionName: name });
const inMap = (inner: object) => ({ Type: 'Map', ItemProcessor: inner, End: true }) as const;

describe('derivePermissions', () => {
  test('finds tasks in Map and Parallel states at depth three', () => {
    const innermost = machineOf({ Deep: invoke('deep') });
    const parallel = {
      Type: 'Parallel',
      Branches: [innermost, machineOf({ Other: invoke('other') })],
    };
    const definition = machineOf({
      Outer: inMap(machineOf({ Middle: { ...parallel, End: true } })) as never,
    });

    const { statements, faults } = derivePermissions(definition, PERMISSION_CONTEXT);

    expect(faults).toEqual([]);
    expect(statements.map(inShort)).toEqual([
      `lambda:InvokeFunction on ${arn('lambda', 'function:deep')} ${arn('lambda', 'function:other')}`,
    ]);
    expect(statements[0]?.states).toEqual([
      'States.Outer.ItemProcessor.States.Middle.Branches[0].States.Deep',
      'States.Outer.ItemProcessor.States.Middle.Branches[1].States.Other',
    ]);
  });

  test('reads Arguments where the query language is JSONata', () => {
    const state = {
      Type: 'Task',
      QueryLanguage: 'JSONata',
      Resource: 'arn:aws:states:::dynamodb:getItem',
      Arguments: { TableName: 'orders', Key: { id: { S: '{% $states.input.id %}' } } },
    };

    expect(permissionsOfState(state).statements.map(inShort)).toEqual([
      `dynamodb:GetItem on ${arn('dynamodb', 'table/orders')}`,
    ]);
  });

  test.each([
    ['lambda:invoke', { 'FunctionName.$': '$.f' }, 'Parameters["FunctionName.$"]'],
    ['sqs:sendMessage', { 'QueueUrl.$': '$.q' }, 'Parameters["QueueUrl.$"]'],
    [
      'dynamodb:getItem',
      { 'TableName.$': "States.Format('{}-a', $.t)" },
      'Parameters["TableName.$"]',
    ],
    [
      'events:putEvents',
      { Entries: [{ 'EventBusName.$': '$.b' }] },
      'Parameters.Entries[0]["EventBusName.$"]',
    ],
    ['events:putEvents', { 'Entries.$': '$.e' }, 'Parameters["Entries.$"]'],
    ['aws-sdk:s3:putObject', { 'Bucket.$': '$.b', Key: 'k' }, 'Parameters["Bucket.$"]'],
  ])(
    'asks for a statement when %s names its resource at run time',
    (integration, parameters, path) => {
      const permissions = permissionsOf(integration, parameters);

      expect(permissions.statements).toEqual([]);
      expect(faultsInShort(permissions)).toEqual([
        `permission-dynamic-resource States.Call.${path}`,
      ]);
      expect(permissions.faults[0]?.fix).toBe(
        "supply the statements of 'States.Call' (supplied of the module, or --statements FILE: form in --help)",
      );
    },
  );

  test.each([
    ['{% $states.input.args %}', 'Arguments'],
    [{ TableName: '{% $t %}' }, 'Arguments.TableName'],
  ])('asks for a statement when JSONata gives %j', (Arguments, path) => {
    const state = { Type: 'Task', Resource: 'arn:aws:states:::dynamodb:getItem', Arguments };

    const permissions = permissionsOfState({ ...state, QueryLanguage: 'JSONata' });

    expect(faultsInShort(permissions)).toEqual([`permission-dynamic-resource States.Call.${path}`]);
  });

  test.each([
    ['${TaskResource}'],
    ['arn:aws:states:::nosuch:call'],
    ['arn:aws:states:::aws-sdk:nosuch:call'],
  ])('refuses the Resource %p, which says nothing of what is called', (Resource) => {
    const permissions = permissionsOfState({ Type: 'Task', Resource });

    expect(faultsInShort(permissions)).toEqual([
      'permission-unknown-integration States.Call.Resource',
    ]);
  });

  test('refuses a wildcard in a parameter that names a resource', () => {
    const permissions = permissionsOf('dynamodb:getItem', { TableName: '*' });

    expect(faultsInShort(permissions)).toEqual([
      'permission-wildcard States.Call.Parameters.TableName',
    ]);
  });

  test.each([
    ['charge', undefined, arn('lambda', 'function:charge')],
    ['charge:live', undefined, arn('lambda', 'function:charge:live')],
    ['charge', '7', arn('lambda', 'function:charge:7')],
    [
      '444455556666:function:charge:live',
      undefined,
      'arn:aws:lambda:eu-west-1:444455556666:function:charge:live',
    ],
    ['function:charge', undefined, arn('lambda', 'function:charge')],
    [arn('lambda', 'function:charge'), 'live', arn('lambda', 'function:charge:live')],
    [arn('lambda', 'function:charge:live'), 'other', arn('lambda', 'function:charge:live')],
    ['${ChargeFunctionArn}', undefined, '${ChargeFunctionArn}'],
    [
      'arn:${AWS::Partition}:lambda:${AWS::Region}:111122223333:function:f',
      'live',
      'arn:${AWS::Partition}:lambda:${AWS::Region}:111122223333:function:f:live',
    ],
  ])(
    'grants the function %s with qualifier %s as it is called',
    (FunctionName, Qualifier, resource) => {
      const { statements } = permissionsOf('lambda:invoke', {
        FunctionName,
        ...(Qualifier ? { Qualifier } : {}),
      });

      expect(statements.map(inShort)).toEqual([`lambda:InvokeFunction on ${resource}`]);
    },
  );

  test('grants a function that is the Resource itself', () => {
    const Resource = arn('lambda', 'function:charge:live');

    expect(permissionsOfState({ Type: 'Task', Resource }).statements.map(inShort)).toEqual([
      `lambda:InvokeFunction on ${Resource}`,
    ]);
  });

  test.each([
    ['https://sqs.us-west-2.amazonaws.com/444455556666/q', 'arn:aws:sqs:us-west-2:444455556666:q'],
    [
      'https://sqs.cn-north-1.amazonaws.com.cn/444455556666/q.fifo',
      'arn:aws-cn:sqs:cn-north-1:444455556666:q.fifo',
    ],
    [
      'https://us-west-2.queue.amazonaws.com/444455556666/q',
      'arn:aws:sqs:us-west-2:444455556666:q',
    ],
    ['https://queue.amazonaws.com/444455556666/q', 'arn:aws:sqs:eu-west-1:444455556666:q'],
    ['http://localhost:4566/000000000000/q', 'arn:aws:sqs:eu-west-1:000000000000:q'],
    [
      'https://sqs.${AWS::Region}.amazonaws.com/${AWS::AccountId}/q',
      'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:q',
    ],
  ])('reads the queue of %s', (QueueUrl, resource) => {
    expect(permissionsOf('sqs:sendMessage', { QueueUrl }).statements.map(inShort)).toEqual([
      `sqs:SendMessage on ${resource}`,
    ]);
  });

  test('refuses a queue URL that names no queue', () => {
    expect(faultsInShort(permissionsOf('sqs:sendMessage', { QueueUrl: '${Queue}' }))).toEqual([
      'permission-missing-resource States.Call.Parameters.QueueUrl',
    ]);
  });

  test('grants a phone number by a reasoned wildcard and an endpoint by its ARN', () => {
    const phone = permissionsOf('sns:publish', { 'PhoneNumber.$': '$.phone' }).statements;
    const target = permissionsOf('sns:publish', { TargetArn: arn('sns', 'endpoint/x') }).statements;

    expect(phone.map(inShort)).toEqual(['sns:Publish on *']);
    expect(unfitReasons(phone)).toEqual([]);
    expect(target.map(inShort)).toEqual([`sns:Publish on ${arn('sns', 'endpoint/x')}`]);
  });

  test('needs only to assume the role of a task with credentials', () => {
    const state = { ...invoke('theirs'), Credentials: { RoleArn: role('other') } };

    expect(permissionsOfState(state).statements.map(inShort)).toEqual([
      `sts:AssumeRole on ${role('other')}`,
    ]);
    expect(
      faultsInShort(permissionsOfState({ ...state, Credentials: { 'RoleArn.$': '$.role' } })),
    ).toEqual(['permission-dynamic-resource States.Call.Credentials["RoleArn.$"]']);
  });

  test.each([
    ['no task', { Type: 'Pass' }],
    ['activities only', { Type: 'Task', Resource: arn('states', 'activity:paint') }],
  ])('denies everything to a machine with %s', (_, state) => {
    const { statements } = permissionsOfState(state);

    expect(policyDocument(statements)).toEqual({
      Version: '2012-10-17',
      Statement: [{ Sid: 'DenyAll', Effect: 'Deny', Action: ['*'], Resource: ['*'] }],
    });
    expect(unfitReasons(statements)).toEqual([]);
  });

  test('does not deny everything when a feature or a fault asks for more', () => {
    const traced = permissionsOfState({ Type: 'Pass' }, { tracing: true });
    const faulty = permissionsOf('nosuch:call');

    expect(traced.statements.map(({ effect }) => effect)).toEqual(['Allow']);
    expect(faulty.statements).toEqual([]);
  });
});
