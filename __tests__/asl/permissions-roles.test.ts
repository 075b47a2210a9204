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

const run = role('run');
const passes = (integration: string, parameters: object) =>
  permissionsOf(integration, parameters as never)
    .statements.map(inShort)
    .filter((text) => text.startsWith('iam:PassRole'));

describe('a role that a call hands on', () => {
  test.each([
    ['aws-sdk:lambda:createFunction', { FunctionName: 'f', Role: run }, 'lambda'],
    ['aws-sdk:lambda:updateFunctionConfiguration', { FunctionName: 'f', Role: run }, 'lambda'],
    ['aws-sdk:cloudformation:createStack', { StackName: 's', RoleARN: run }, 'cloudformation'],
    [
      'aws-sdk:eventbridge:putTargets',
      { Rule: 'r', Targets: [{ Id: '1', Arn: arn('kinesis', 'stream/s'), RoleArn: run }] },
      'events',
    ],
    ['aws-sdk:eventbridge:putRule', { Name: 'r', RoleArn: run }, 'events'],
    [
      'aws-sdk:firehose:createDeliveryStream',
      {
        DeliveryStreamName: 'd',
        ExtendedS3DestinationConfiguration: {
          RoleARN: run,
          ProcessingConfiguration: { Processors: [{ Type: 'Lambda', RoleArn: run }] },
        },
      },
      'firehose',
    ],
    ['aws-sdk:codebuild:startBuild', { ProjectName: 'p', ServiceRoleOverride: run }, 'codebuild'],
    ['codebuild:startBuildBatch', { ProjectName: 'p', ServiceRoleOverride: run }, 'codebuild'],
    [
      'aws-sdk:s3:putBucketReplication',
      { Bucket: 'b', ReplicationConfiguration: { Role: run, Rules: [] } },
      's3',
    ],
    [
      'aws-sdk:sns:subscribe',
      { TopicArn: arn('sns', 't'), Attributes: { SubscriptionRoleArn: run } },
      'sns',
    ],
    [
      'aws-sdk:sns:setTopicAttributes',
      {
        TopicArn: arn('sns', 't'),
        AttributeName: 'LambdaSuccessFeedbackRoleArn',
        AttributeValue: run,
      },
      'sns',
    ],
  ])('is passed by %s with %j to %s', (integration, parameters, service) => {
    expect(permissionsOf(integration, parameters as never).faults).toEqual([]);
    expect(passes(integration, parameters)).toEqual([pass(service, 'run')]);
  });

  test.each([
    [
      'aws-sdk:lambda:createFunction',
      { FunctionName: 'f', 'Role.$': '$.r' },
      'permission-passrole States.Call.Parameters["Role.$"]',
    ],
    [
      'aws-sdk:eventbridge:putTargets',
      { Rule: 'r', 'Targets.$': '$.t' },
      'permission-passrole States.Call.Parameters["Targets.$"]',
    ],
    [
      'aws-sdk:s3:putBucketReplication',
      { Bucket: 'b', 'ReplicationConfiguration.$': '$.c' },
      'permission-passrole States.Call.Parameters["ReplicationConfiguration.$"]',
    ],
    [
      'aws-sdk:firehose:createDeliveryStream',
      { DeliveryStreamName: 'd', 'ExtendedS3DestinationConfiguration.$': '$.c' },
      'permission-passrole States.Call.Parameters["ExtendedS3DestinationConfiguration.$"]',
    ],
    [
      'aws-sdk:cognitoidentityprovider:createGroup',
      { UserPoolId: 'p', GroupName: 'g', RoleArn: run },
      'permission-passrole States.Call.Parameters.RoleArn',
    ],
    [
      'aws-sdk:cognitoidentityprovider:updateUserPool',
      { UserPoolId: 'p', SmsConfiguration: { SnsCallerArn: run } },
      'permission-passrole States.Call.Parameters.SmsConfiguration.SnsCallerArn',
    ],
    [
      'aws-sdk:dynamodb:updateTable',
      { TableName: 't', Some: { IamRole: '${LoadRole}' } },
      'permission-passrole States.Call.Parameters.Some.IamRole',
    ],
    [
      'eks:createAddon',
      { ClusterName: 'c', AddonName: 'a', PodIdentityAssociations: [{ RoleArn: run }] },
      'permission-passrole States.Call.Parameters.PodIdentityAssociations',
    ],
  ])('is a fault of %s with %j', (integration, parameters, fault) => {
    expect(faultsInShort(permissionsOf(integration, parameters as never))).toEqual([fault]);
    expect(passes(integration, parameters)).toEqual([]);
  });

  test('is a fault of a target that is dynamic in a written list', () => {
    const permissions = permissionsOfState({
      Type: 'Task',
      QueryLanguage: 'JSONata',
      Resource: 'arn:aws:states:::aws-sdk:eventbridge:putTargets',
      Arguments: { Rule: 'r', Targets: ['{% $first %}', { Id: '2', RoleArn: run }] },
    });

    expect(faultsInShort(permissions)).toEqual([
      'permission-passrole States.Call.Arguments.Targets[0]',
    ]);
    expect(permissions.statements.map(inShort)).toContain(pass('events', 'run'));
  });

  test('is asked for beside the resource of a call that is not known', () => {
    const parameters = { Name: 'j', Role: run };

    expect(faultsInShort(permissionsOf('aws-sdk:glue:createJob', parameters))).toEqual([
      'permission-missing-resource States.Call',
      'permission-passrole States.Call.Parameters.Role',
    ]);
  });

  test('is answered by a statement that passes it', () => {
    const parameters = { UserPoolId: 'p', GroupName: 'g', RoleArn: run };
    const supplied = {
      'States.Call': [{ extend: true, actions: ['iam:PassRole'], resources: [run] }],
    };

    expect(
      permissionsOf('aws-sdk:cognitoidentityprovider:createGroup', parameters, { supplied }).faults,
    ).toEqual([]);
  });

  test('covers the role of the volume that ECS makes for a task', () => {
    const parameters = {
      TaskDefinition: 'load:3',
      Overrides: { TaskRoleArn: role('task'), ExecutionRoleArn: role('task') },
      VolumeConfigurations: [{ Name: 'v', ManagedEBSVolume: { RoleArn: run } }],
    };

    expect(passes('ecs:runTask', parameters).toSorted()).toEqual([
      pass('ecs', 'run'),
      pass('ecs-tasks', 'task'),
    ]);
  });

  test.each([
    ['aws', 'elasticmapreduce.amazonaws.com'],
    ['aws-cn', 'elasticmapreduce.amazonaws.com.cn'],
  ])('goes to EMR by the name that it has in %s', (partition, service) => {
    const parameters = { Name: 'c', Instances: {}, ServiceRole: 'EMR_DefaultRole' };
    const { statements } = permissionsOf('elasticmapreduce:createCluster', parameters, {
      partition,
    });

    expect(statements.find(({ actions }) => actions.includes('iam:PassRole'))).toMatchObject({
      resources: [`arn:${partition}:iam::111122223333:role/EMR_DefaultRole`],
      conditions: { StringEquals: { 'iam:PassedToService': service } },
    });
  });

  test('covers the role of the nodes that EKS makes for a cluster', () => {
    const parameters = {
      Name: 'c',
      ResourcesVpcConfig: {},
      RoleArn: role('cluster'),
      ComputeConfig: { NodeRoleArn: role('node') },
    };

    expect(passes('eks:createCluster', parameters)).toEqual([pass('eks', 'cluster', 'node')]);
  });
});

describe('a role that is not handed on', () => {
  test.each([
    ['aws-sdk:sts:assumeRole', { RoleArn: run, RoleSessionName: 's' }],
    ['aws-sdk:elasticloadbalancingv2:registerTargets', { 'Targets.$': '$.t' }],
    ['aws-sdk:iam:getRole', { 'RoleName.$': '$.r' }],
    ['aws-sdk:lambda:addPermission', { FunctionName: 'f', Principal: run }],
    ['aws-sdk:quicksight:updateUser', { UserName: 'u', Role: 'READER' }],
    ['aws-sdk:lambda:invoke', { FunctionName: 'f', Payload: { 'RoleArn.$': '$.r' } }],
    ['aws-sdk:bedrockruntime:converse', { ModelId: 'a.b', Messages: [{ 'Role.$': '$.r' }] }],
    ['aws-sdk:sns:setTopicAttributes', { TopicArn: arn('sns', 't'), AttributeName: 'Policy' }],
  ])('asks nothing of %s with %j', (integration, parameters) => {
    const permissions = permissionsOf(integration, parameters as never);

    expect(permissions.faults.map(({ rule }) => rule)).not.toContain('permission-passrole');
    expect(passes(integration, parameters)).toEqual([]);
  });
});

describe('an event source mapping', () => {
  test.each([
    [{ FunctionName: 'f' }, 'f'],
    [{ FunctionName: arn('lambda', 'function:f:live') }, 'f:live'],
    [{ 'FunctionName.$': "States.Format('f-{}', $.f)" }, 'f-*'],
  ])('of %j is limited by a condition, having no resource', (parameters, name) => {
    const { statements, faults } = permissionsOf(
      'aws-sdk:lambda:createEventSourceMapping',
      parameters as never,
    );

    expect(faults).toEqual([]);
    expect(statements.map(inShort)).toEqual([
      `lambda:CreateEventSourceMapping on * when {"ArnLike":{"lambda:FunctionArn":"${arn('lambda', `function:${name}`)}"}}`,
    ]);
    expect(statements[0]?.reason).toContain('takes no resource');
  });

  test('is listed without a resource', () => {
    const { statements } = permissionsOf('aws-sdk:lambda:listEventSourceMappings', {
      FunctionName: 'f',
    });

    expect(statements.map(inShort)).toEqual(['lambda:ListEventSourceMappings on *']);
  });

  test.each(['updateEventSourceMapping', 'deleteEventSourceMapping', 'getEventSourceMapping'])(
    'is the resource of %s, whatever function it names',
    (call) => {
      const { statements } = permissionsOf(`aws-sdk:lambda:${call}`, {
        UUID: '1-2',
        FunctionName: 'f',
      });

      expect(statements.flatMap(({ resources }) => resources)).toEqual([
        arn('lambda', 'event-source-mapping:1-2'),
      ]);
    },
  );
});
