import { arn, pass, role } from '../permissions';
import type { PermissionSdkCase } from './permission-sdk-case';

/** What runs jobs, functions, containers and models. */
export const COMPUTE_CASES: readonly PermissionSdkCase[] = [
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
    'sagemakerruntime:invokeEndpoint',
    { EndpointName: 'Tone' },
    [
      `sagemaker:InvokeEndpoint on ${arn('sagemaker', 'endpoint/Tone')} ${arn('sagemaker', 'endpoint/tone')}`,
    ],
  ],
  ['sfn:sendTaskSuccess', { 'TaskToken.$': '$.t' }, ['states:SendTaskSuccess on *']],
  [
    'sfn:startSyncExecution',
    { StateMachineArn: arn('states', 'stateMachine:child') },
    [`states:StartSyncExecution on ${arn('states', 'stateMachine:child')}`],
  ],
];
