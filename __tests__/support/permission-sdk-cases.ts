import type { JsonObject } from '../../asl/json';
import { arn, pass, role } from './permissions';

const table = arn('dynamodb', 'table/orders');
const object = { Bucket: 'data', Key: 'in/a.json' };
const file = 'arn:aws:s3:::data/in/a.json';

/** SDK call, static parameters, what the role gets (`inShort`). */
export const PERMISSION_SDK_CASES: readonly [string, JsonObject, readonly string[]][] = [
  ['batch:describeJobs', { 'Jobs.$': '$.j' }, ['batch:DescribeJobs on *']],
  ['batch:terminateJob', { 'JobId.$': '$.j' }, [`batch:TerminateJob on ${arn('batch', 'job/*')}`]],
  [
    'bedrockruntime:converse',
    { ModelId: 'eu.amazon.nova-lite-v1:0' },
    [
      `bedrock:InvokeModel on ${arn('bedrock', 'inference-profile/eu.amazon.nova-lite-v1:0')}`,
      `bedrock:InvokeModel on arn:aws:bedrock:*::foundation-model/amazon.nova-lite-v1:0 when {"StringEquals":{"bedrock:InferenceProfileArn":"${arn('bedrock', 'inference-profile/eu.amazon.nova-lite-v1:0')}"}}`,
    ],
  ],
  [
    'bedrockagentcore:invokeAgentRuntime',
    { AgentRuntimeArn: arn('bedrock-agentcore', 'runtime/tone-1') },
    [
      `bedrock-agentcore:InvokeAgentRuntime on ${arn('bedrock-agentcore', 'runtime/tone-1')} ${arn('bedrock-agentcore', 'runtime/tone-1/runtime-endpoint/DEFAULT')}`,
    ],
  ],
  [
    'cloudformation:describeStacks',
    { StackName: 's' },
    [`cloudformation:DescribeStacks on ${arn('cloudformation', 'stack/s/*')}`],
  ],
  [
    'cloudwatch:putMetricData',
    { Namespace: 'Orders' },
    ['cloudwatch:PutMetricData on * when {"StringEquals":{"cloudwatch:namespace":"Orders"}}'],
  ],
  [
    'cloudwatchlogs:putLogEvents',
    { LogGroupName: '/a', 'LogStreamName.$': '$.s' },
    [`logs:PutLogEvents on ${arn('logs', 'log-group:/a:log-stream:*')}`],
  ],
  [
    'cognitoidentityprovider:adminGetUser',
    { UserPoolId: 'p' },
    [`cognito-idp:AdminGetUser on ${arn('cognito-idp', 'userpool/p')}`],
  ],
  [
    'dynamodb:batchGetItem',
    { RequestItems: { 'orders.$': '$.o', stock: {} } },
    [`dynamodb:BatchGetItem on ${table} ${arn('dynamodb', 'table/stock')}`],
  ],
  [
    'dynamodb:batchWriteItem',
    { RequestItems: { orders: [] } },
    [`dynamodb:BatchWriteItem on ${table}`],
  ],
  ['dynamodb:describeTable', { TableName: 'orders' }, [`dynamodb:DescribeTable on ${table}`]],
  [
    'dynamodb:query',
    { TableName: 'orders', IndexName: 'byDay' },
    [`dynamodb:Query on ${table}/index/byDay`],
  ],
  ['dynamodb:scan', { TableName: table }, [`dynamodb:Scan on ${table}`]],
  [
    'dynamodb:transactGetItems',
    { TransactItems: [{ Get: { TableName: 'orders' } }] },
    [`dynamodb:GetItem on ${table}`],
  ],
  [
    'dynamodb:transactWriteItems',
    {
      TransactItems: [
        { Put: { TableName: 'stock' } },
        { Update: { TableName: 'orders' } },
        { Delete: { TableName: 'orders' } },
        { ConditionCheck: { TableName: 'orders' } },
      ],
    },
    [
      `dynamodb:ConditionCheckItem dynamodb:DeleteItem dynamodb:UpdateItem on ${table}`,
      `dynamodb:PutItem on ${arn('dynamodb', 'table/stock')}`,
    ],
  ],
  ['ec2:describeInstances', {}, ['ec2:DescribeInstances on *']],
  [
    'ecs:stopTask',
    { Cluster: 'jobs', 'Task.$': '$.t' },
    [`ecs:StopTask on ${arn('ecs', 'task/jobs/*')}`],
  ],
  [
    'ecs:updateService',
    { Cluster: 'jobs', Service: 'web' },
    [`ecs:UpdateService on ${arn('ecs', 'service/jobs/web')}`],
  ],
  ['eventbridge:putRule', { Name: 'daily' }, [`events:PutRule on ${arn('events', 'rule/daily')}`]],
  [
    'eventbridge:putTargets',
    { Rule: 'daily', EventBusName: 'orders' },
    [`events:PutTargets on ${arn('events', 'rule/orders/daily')}`],
  ],
  [
    'glue:getTable',
    { DatabaseName: 'lake', Name: 'sales' },
    [
      `glue:GetTable on ${arn('glue', 'catalog')} ${arn('glue', 'database/lake')} ${arn('glue', 'table/lake/sales')}`,
    ],
  ],
  ['glue:startCrawler', { Name: 'c' }, [`glue:StartCrawler on ${arn('glue', 'crawler/c')}`]],
  ['kms:decrypt', { KeyId: '1-2' }, [`kms:Decrypt on ${arn('kms', 'key/1-2')}`]],
  [
    'lambda:getFunction',
    { FunctionName: 'f' },
    [`lambda:GetFunction on ${arn('lambda', 'function:f')}`],
  ],
  [
    'lambda:invoke',
    { FunctionName: 'f:live' },
    [`lambda:InvokeFunction on ${arn('lambda', 'function:f:live')}`],
  ],
  [
    'mediaconvert:createJob',
    { Role: role('media'), Settings: {} },
    [
      pass('mediaconvert', 'media'),
      `mediaconvert:CreateJob on ${arn('mediaconvert', 'queues/Default')}`,
    ],
  ],
  [
    'mediaconvert:createJob',
    { Role: role('media'), Settings: {}, Tags: { team: 'video' } },
    [
      pass('mediaconvert', 'media'),
      `mediaconvert:CreateJob on ${arn('mediaconvert', 'queues/Default')}`,
      `mediaconvert:TagResource on ${arn('mediaconvert', 'jobs/*')}`,
    ],
  ],
  [
    'rdsdata:executeStatement',
    { ResourceArn: arn('rds', 'cluster:c'), SecretArn: arn('secretsmanager', 'secret:s-1') },
    [
      `rds-data:ExecuteStatement on ${arn('rds', 'cluster:c')}`,
      `secretsmanager:GetSecretValue on ${arn('secretsmanager', 'secret:s-1')}`,
    ],
  ],
  ['redshiftdata:describeStatement', { 'Id.$': '$.id' }, ['redshift-data:DescribeStatement on *']],
  [
    'redshiftdata:executeStatement',
    { WorkgroupName: 'etl', Database: 'd' },
    [
      `redshift-data:ExecuteStatement redshift-serverless:GetCredentials on ${arn('redshift-serverless', 'workgroup/*')}`,
    ],
  ],
  [
    'redshiftdata:executeStatement',
    { ClusterIdentifier: 'c', Database: 'd', DbUser: 'u' },
    [
      `redshift-data:ExecuteStatement on ${arn('redshift', 'cluster:c')}`,
      `redshift:GetClusterCredentials on ${arn('redshift', 'dbname:c/d')} ${arn('redshift', 'dbuser:c/u')}`,
    ],
  ],
  [
    'redshiftdata:executeStatement',
    { ClusterIdentifier: 'c', Database: 'd' },
    [
      `redshift-data:ExecuteStatement on ${arn('redshift', 'cluster:c')}`,
      `redshift:GetClusterCredentialsWithIAM on ${arn('redshift', 'dbname:c/d')}`,
    ],
  ],
  [
    'redshiftdata:batchExecuteStatement',
    { ClusterIdentifier: 'c', SecretArn: arn('secretsmanager', 'secret:s-1') },
    [
      `redshift-data:BatchExecuteStatement on ${arn('redshift', 'cluster:c')}`,
      `secretsmanager:GetSecretValue on ${arn('secretsmanager', 'secret:s-1')}`,
    ],
  ],
  [
    's3:copyObject',
    { ...object, CopySource: '/other/b%20c.json' },
    ['s3:GetObject on arn:aws:s3:::other/b c.json', `s3:PutObject on ${file}`],
  ],
  [
    's3:copyObject',
    { ...object, 'CopySource.$': "States.Format('other/in/{}', $.k)" },
    ['s3:GetObject on arn:aws:s3:::other/in/*', `s3:PutObject on ${file}`],
  ],
  [
    's3:copyObject',
    { ...object, CopySource: `${arn('s3', 'accesspoint/ap')}/object/k?versionId=1` },
    [`s3:GetObjectVersion on ${arn('s3', 'accesspoint/ap/object/k')}`, `s3:PutObject on ${file}`],
  ],
  [
    's3:deleteObjects',
    { Bucket: 'data', Delete: { Objects: [{ Key: 'a' }, { Key: 'b', VersionId: '1' }] } },
    ['s3:DeleteObject on arn:aws:s3:::data/a', 's3:DeleteObjectVersion on arn:aws:s3:::data/b'],
  ],
  ['s3:completeMultipartUpload', object, [`s3:PutObject on ${file}`]],
  [
    's3:getBucketLifecycleConfiguration',
    object,
    ['s3:GetLifecycleConfiguration on arn:aws:s3:::data'],
  ],
  [
    's3:getObject',
    { Bucket: 'data', Key: 'what?*' },
    ['s3:GetObject on arn:aws:s3:::data/what${?}${*}'],
  ],
  ['s3:headBucket', { Bucket: 'data' }, ['s3:ListBucket on arn:aws:s3:::data']],
  ['s3:headObject', object, [`s3:GetObject on ${file}`]],
  ['s3:listBuckets', {}, ['s3:ListAllMyBuckets on *']],
  [
    's3:listObjectsV2',
    { Bucket: 'data', Prefix: 'in/' },
    ['s3:ListBucket on arn:aws:s3:::data when {"StringEquals":{"s3:prefix":"in/"}}'],
  ],
  [
    's3:putObject',
    { Bucket: 'data', 'Key.$': "States.Format('reports/{}.json', $.id)" },
    ['s3:PutObject on arn:aws:s3:::data/reports/*'],
  ],
  ['s3:putObject', { Bucket: 'data', 'Key.$': '$.key' }, ['s3:PutObject on arn:aws:s3:::data/*']],
  [
    's3:putObject',
    { ...object, Tagging: 'a=b', ACL: 'private' },
    [`s3:PutObject s3:PutObjectAcl s3:PutObjectTagging on ${file}`],
  ],
  [
    'sagemakerruntime:invokeEndpoint',
    { EndpointName: 'Tone' },
    [
      `sagemaker:InvokeEndpoint on ${arn('sagemaker', 'endpoint/Tone')} ${arn('sagemaker', 'endpoint/tone')}`,
    ],
  ],
  [
    'scheduler:createSchedule',
    { Name: 's', Target: { RoleArn: role('run') } },
    [
      pass('scheduler', 'run'),
      `scheduler:CreateSchedule on ${arn('scheduler', 'schedule/default/s')}`,
    ],
  ],
  [
    'secretsmanager:getSecretValue',
    { SecretId: 'pay/key' },
    [`secretsmanager:GetSecretValue on ${arn('secretsmanager', 'secret:pay/key-??????')}`],
  ],
  [
    'secretsmanager:getSecretValue',
    { SecretId: arn('secretsmanager', 'secret:k-AbCdEf') },
    [`secretsmanager:GetSecretValue on ${arn('secretsmanager', 'secret:k-AbCdEf')}`],
  ],
  ['sfn:sendTaskSuccess', { 'TaskToken.$': '$.t' }, ['states:SendTaskSuccess on *']],
  [
    'sfn:startSyncExecution',
    { StateMachineArn: arn('states', 'stateMachine:child') },
    [`states:StartSyncExecution on ${arn('states', 'stateMachine:child')}`],
  ],
  ['sns:publishBatch', { TopicArn: arn('sns', 'news') }, [`sns:Publish on ${arn('sns', 'news')}`]],
  [
    'sqs:deleteMessageBatch',
    { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/q' },
    [`sqs:DeleteMessage on ${arn('sqs', 'q')}`],
  ],
  [
    'ssm:getParameter',
    { Name: '/app/key' },
    [`ssm:GetParameter on ${arn('ssm', 'parameter/app/key')}`],
  ],
  [
    'ssm:getParameters',
    { Names: ['a', '/b/c'] },
    [`ssm:GetParameters on ${arn('ssm', 'parameter/a')} ${arn('ssm', 'parameter/b/c')}`],
  ],
];
