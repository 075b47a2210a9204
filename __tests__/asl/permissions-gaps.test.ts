import { describe, expect, test } from '@jest/globals';
import {
  arn,
  faultsInShort,
  inShort,
  pass,
  permissionsOf,
  permissionsOfState,
  role,
} from '../support/permissions';

const jsonata = (resource: string, Arguments: object) =>
  permissionsOfState({
    Type: 'Task',
    QueryLanguage: 'JSONata',
    Resource: `arn:aws:states:::${resource}`,
    Arguments: Arguments as never,
  });

describe('what is not written in a task', () => {
  test('is not read from a key that only JSONPath makes dynamic', () => {
    expect(faultsInShort(jsonata('dynamodb:getItem', { 'TableName.$': '$.t' }))).toEqual([
      'permission-missing-resource States.Call.Arguments.TableName',
    ]);
  });

  test('is not taken for JSONata in a JSONPath definition', () => {
    const { faults, statements } = permissionsOf('aws-sdk:s3:getObject', {
      Bucket: 'b',
      Key: '{% k %}',
    });

    expect(faults).toEqual([]);
    expect(statements.map(inShort)).toEqual(['s3:GetObject on arn:aws:s3:::b/{% k %}']);
  });

  test('needs an answer when one of the two roles of an ECS task is unknown', () => {
    const Overrides = { TaskRoleArn: role('task') };
    const permissions = permissionsOf('ecs:runTask', { TaskDefinition: 'load:3', Overrides });

    expect(permissions.statements.map(inShort)).toContain(pass('ecs-tasks', 'task'));
    expect(faultsInShort(permissions)).toEqual([
      'permission-passrole States.Call.Parameters.TaskDefinition',
    ]);
  });

  test('grants no EMR step when the role it runs as is dynamic', () => {
    const parameters = { ClusterId: 'j-1', Step: {}, 'ExecutionRoleArn.$': '$.r' };
    const permissions = permissionsOf('elasticmapreduce:addStep', parameters);

    expect(permissions.statements).toEqual([]);
    expect(faultsInShort(permissions)).toEqual([
      'permission-dynamic-resource States.Call.Parameters["ExecutionRoleArn.$"]',
    ]);
  });

  test('takes a plain word for a provisioned model', () => {
    const { statements } = permissionsOf('bedrock:invokeModel', { ModelId: 'c2oi931ulksx' });

    expect(statements.map(inShort)).toEqual([
      `bedrock:InvokeModel on ${arn('bedrock', 'provisioned-model/c2oi931ulksx')}`,
    ]);
  });

  test.each([
    [
      'mediaconvert:createJob',
      { Role: role('m'), 'Settings.$': '$.s' },
      'permission-dynamic-resource States.Call.Parameters["Settings.$"]',
    ],
    [
      'mediaconvert:createJob',
      { Role: role('m'), Settings: { 'Preset.$': '$.p' } },
      'permission-dynamic-resource States.Call.Parameters.Settings["Preset.$"]',
    ],
    [
      'codebuild:batchDeleteBuilds',
      { 'Ids.$': '$.ids' },
      'permission-dynamic-resource States.Call.Parameters["Ids.$"]',
    ],
    [
      'http:invoke',
      { ApiEndpoint: 'https://x.example', Method: 'GET' },
      'permission-missing-resource States.Call.Parameters.Authentication.ConnectionArn',
    ],
    [
      'http:invoke',
      {
        'ApiEndpoint.$': '$.u',
        Method: 'GET',
        Authentication: { ConnectionArn: arn('events', 'connection/c/1') },
      },
      'permission-dynamic-resource States.Call.Parameters["ApiEndpoint.$"]',
    ],
    [
      'states:startExecution.sync',
      { StateMachineArn: '${ChildArn}' },
      'permission-missing-resource States.Call.Parameters.StateMachineArn',
    ],
    [
      'aws-sdk:ecs:stopTask',
      { Cluster: '${ClusterArn}', 'Task.$': '$.t' },
      'permission-missing-resource States.Call.Parameters.Cluster',
    ],
    [
      'aws-sdk:ecs:updateService',
      { Cluster: '${ClusterArn}', Service: 'web' },
      'permission-missing-resource States.Call.Parameters.Cluster',
    ],
    [
      'aws-sdk:eventbridge:enableRule',
      { Name: 'daily', EventBusName: '${BusArn}' },
      'permission-missing-resource States.Call.Parameters.EventBusName',
    ],
    [
      'sagemaker:createTransformJob',
      { TransformJobName: '${JobArn}' },
      'permission-missing-resource States.Call.Parameters.TransformJobName',
    ],
    [
      'aws-sdk:s3:constructor',
      { Bucket: 'b', Key: 'k' },
      'permission-missing-resource States.Call',
    ],
  ])('is a fault of %s with %j', (integration, parameters, fault) => {
    expect(faultsInShort(permissionsOf(integration, parameters as never))).toEqual([fault]);
  });

  test('is a fault of a transaction whose part is dynamic', () => {
    const permissions = jsonata('aws-sdk:dynamodb:transactWriteItems', {
      TransactItems: ['{% $first %}', { Put: { TableName: 'stock' } }],
    });

    expect(faultsInShort(permissions)).toEqual([
      'permission-dynamic-resource States.Call.Arguments.TransactItems[0]',
    ]);
  });

  test('is a fault of a deletion whose object is dynamic', () => {
    const permissions = jsonata('aws-sdk:s3:deleteObjects', {
      Bucket: 'data',
      Delete: { Objects: ['{% $first %}', { Key: '{% $key %}' }] },
    });

    expect(faultsInShort(permissions)).toEqual([
      'permission-dynamic-resource States.Call.Arguments.Delete.Objects[0]',
    ]);
    expect(permissions.statements.map(inShort)).toEqual(['s3:DeleteObject on arn:aws:s3:::data/*']);
  });

  test('says of an unknown integration that it is missing in the table, not at AWS', () => {
    const { faults } = permissionsOfState({
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:nosuch:call',
    });

    expect(faults).toMatchObject([
      {
        value: 'aws-sdk:nosuch:call',
        message: 'an SDK service that is not in our table',
        fix: expect.stringContaining('supply the statements'),
      },
    ]);
  });

  test('refuses a wildcard in the function that is the Resource itself', () => {
    const Resource = arn('lambda', 'function:*');

    expect(faultsInShort(permissionsOfState({ Type: 'Task', Resource }))).toEqual([
      'permission-wildcard States.Call.Resource',
    ]);
  });
});
