import type { PermissionCase } from './permission-cases';
import { arn, pass, role, rule } from './permissions';

const project = arn('codebuild', 'project/app');
const emrCluster = arn('elasticmapreduce', 'cluster/j-1');

function serviceRole(service: string, name: string): string {
  const principal = `${service}.amazonaws.com`;
  return `iam:CreateServiceLinkedRole on ${role(`aws-service-role/${principal}/${name}`)} when {"StringEquals":{"iam:AWSServiceName":"${principal}"}}`;
}

const customization = {
  BaseModelIdentifier: 'amazon.titan-text-express-v1',
  CustomModelName: 'tone',
  JobName: 'tune',
  RoleArn: role('ml'),
};
const customized = `bedrock:CreateModelCustomizationJob on arn:aws:bedrock:eu-west-1::foundation-model/amazon.titan-text-express-v1`;
const customModels = `bedrock:CreateModelCustomizationJob on ${arn('bedrock', 'custom-model/*')}`;
const customJobs = arn('bedrock', 'model-customization-job/*');

const BEDROCK_CASES: readonly PermissionCase[] = [
  ...['', '.waitForTaskToken'].map(
    (pattern): PermissionCase => ({
      integration: `bedrock:invokeModel${pattern}`,
      parameters: {
        ModelId: 'anthropic.claude-v2:1',
        Input: { S3Uri: 's3://prompts/in.json' },
        Output: { S3Uri: 's3://prompts/out.json' },
      },
      statements: [
        'bedrock:InvokeModel on arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-v2:1',
        's3:GetObject on arn:aws:s3:::prompts/in.json',
        's3:PutObject on arn:aws:s3:::prompts/out.json',
      ],
    }),
  ),
  {
    integration: 'bedrock:createModelCustomizationJob',
    parameters: customization,
    statements: [customized, `${customModels} ${customJobs}`, pass('bedrock', 'ml')],
  },
  {
    integration: 'bedrock:createModelCustomizationJob.sync',
    parameters: customization,
    statements: [
      customized,
      customModels,
      `bedrock:CreateModelCustomizationJob bedrock:GetModelCustomizationJob bedrock:StopModelCustomizationJob on ${customJobs}`,
      pass('bedrock', 'ml'),
    ],
  },
];

const AGENTCORE_CASES: readonly PermissionCase[] = [
  {
    integration: 'bedrockagentcore:invokeHarness',
    parameters: {
      HarnessArn: arn('bedrock-agentcore', 'harness/tone-1'),
      RuntimeSessionId: 's',
      Messages: [],
    },
    statements: [
      `bedrock-agentcore:InvokeAgentRuntime bedrock-agentcore:InvokeHarness on ${arn('bedrock-agentcore', 'harness/tone-1')}`,
    ],
  },
];

const CODEBUILD_CASES: readonly PermissionCase[] = [
  {
    integration: 'codebuild:startBuild',
    parameters: { ProjectName: 'app' },
    statements: [`codebuild:StartBuild on ${project}`],
  },
  {
    integration: 'codebuild:startBuild.sync',
    parameters: { ProjectName: 'app' },
    statements: [
      `codebuild:BatchGetBuilds codebuild:StartBuild codebuild:StopBuild on ${project}`,
      rule('StepFunctionsGetEventForCodeBuildStartBuildRule'),
    ],
  },
  {
    integration: 'codebuild:startBuildBatch',
    parameters: { ProjectName: 'app' },
    statements: [`codebuild:StartBuildBatch on ${project}`],
  },
  {
    integration: 'codebuild:startBuildBatch.sync',
    parameters: { ProjectName: 'app' },
    statements: [
      `codebuild:BatchGetBuildBatches codebuild:StartBuildBatch codebuild:StopBuildBatch on ${project}`,
      rule('StepFunctionsGetEventForCodeBuildStartBuildBatchRule'),
    ],
  },
  {
    integration: 'codebuild:retryBuildBatch',
    parameters: { Id: 'app:1-2' },
    statements: [`codebuild:RetryBuildBatch on ${project}`],
  },
  {
    integration: 'codebuild:retryBuildBatch.sync',
    parameters: { Id: arn('codebuild', 'build-batch/app:1-2') },
    statements: [
      `codebuild:BatchGetBuildBatches codebuild:RetryBuildBatch codebuild:StopBuildBatch on ${project}`,
    ],
  },
  {
    integration: 'codebuild:stopBuild',
    parameters: { Id: 'app:1-2' },
    statements: [`codebuild:StopBuild on ${project}`],
  },
  {
    integration: 'codebuild:stopBuildBatch',
    parameters: { Id: 'app:1-2' },
    statements: [`codebuild:StopBuildBatch on ${project}`],
  },
  {
    integration: 'codebuild:deleteBuildBatch',
    parameters: { Id: 'app:1-2' },
    statements: [`codebuild:DeleteBuildBatch on ${project}`],
  },
  {
    integration: 'codebuild:batchDeleteBuilds',
    parameters: { Ids: ['app:1-2', 'lib:3-4'] },
    statements: [`codebuild:BatchDeleteBuilds on ${project} ${arn('codebuild', 'project/lib')}`],
  },
  {
    integration: 'codebuild:batchGetReports',
    parameters: { ReportArns: [arn('codebuild', 'report/app-tests:1-2')] },
    statements: [`codebuild:BatchGetReports on ${arn('codebuild', 'report-group/app-tests')}`],
  },
];

const EMR_CASES: readonly PermissionCase[] = [
  {
    integration: 'elasticmapreduce:createCluster',
    parameters: {
      Name: 'c',
      Instances: {},
      ServiceRole: 'EMR_DefaultRole',
      JobFlowRole: 'EMR_EC2_DefaultRole',
    },
    statements: ['elasticmapreduce:RunJobFlow on *', pass('elasticmapreduce', 'EMR_DefaultRole')],
    faults: ['permission-passrole'],
  },
  {
    integration: 'elasticmapreduce:createCluster.sync',
    parameters: { Name: 'c', Instances: {} },
    statements: [
      'elasticmapreduce:RunJobFlow on *',
      `elasticmapreduce:DescribeCluster elasticmapreduce:TerminateJobFlows on ${arn('elasticmapreduce', 'cluster/*')}`,
      rule('StepFunctionsGetEventForEMRRunJobFlowRule'),
    ],
  },
  {
    integration: 'elasticmapreduce:createCluster',
    parameters: { Name: 'c', Instances: {}, Tags: [{ Key: 'team', Value: 'data' }] },
    statements: [
      'elasticmapreduce:RunJobFlow on *',
      `elasticmapreduce:AddTags on ${arn('elasticmapreduce', 'cluster/*')}`,
    ],
  },
  {
    integration: 'elasticmapreduce:terminateCluster',
    parameters: { ClusterId: 'j-1' },
    statements: [`elasticmapreduce:TerminateJobFlows on ${emrCluster}`],
  },
  {
    integration: 'elasticmapreduce:terminateCluster.sync',
    parameters: { ClusterId: 'j-1' },
    statements: [
      `elasticmapreduce:DescribeCluster elasticmapreduce:TerminateJobFlows on ${emrCluster}`,
      rule('StepFunctionsGetEventForEMRTerminateJobFlowsRule'),
    ],
  },
  {
    integration: 'elasticmapreduce:addStep',
    parameters: { ClusterId: 'j-1', Step: {} },
    statements: [`elasticmapreduce:AddJobFlowSteps on ${emrCluster}`],
  },
  {
    integration: 'elasticmapreduce:addStep.sync',
    parameters: { ClusterId: 'j-1', Step: {}, ExecutionRoleArn: role('step') },
    statements: [
      `elasticmapreduce:AddJobFlowSteps on ${emrCluster} when {"StringEquals":{"elasticmapreduce:ExecutionRoleArn":"${role('step')}"}}`,
      `elasticmapreduce:CancelSteps elasticmapreduce:DescribeStep on ${emrCluster}`,
      rule('StepFunctionsGetEventForEMRAddJobFlowStepsRule'),
    ],
  },
  ...Object.entries({
    cancelStep: ['CancelSteps'],
    setClusterTerminationProtection: ['SetTerminationProtection'],
    modifyInstanceFleetByName: ['ListInstanceFleets', 'ModifyInstanceFleet'],
    modifyInstanceGroupByName: ['ListInstanceGroups', 'ModifyInstanceGroups'],
  }).map(
    ([action, actions]): PermissionCase => ({
      integration: `elasticmapreduce:${action}`,
      parameters: { ClusterId: 'j-1' },
      statements: [
        `${actions.map((each) => `elasticmapreduce:${each}`).join(' ')} on ${emrCluster}`,
      ],
    }),
  ),
];

const EMR_CONTAINERS_CASES: readonly PermissionCase[] = [
  {
    integration: 'emr-containers:createVirtualCluster',
    parameters: { Name: 'v', ContainerProvider: {} },
    statements: [
      'emr-containers:CreateVirtualCluster on *',
      serviceRole('emr-containers', 'AWSServiceRoleForAmazonEMRContainers'),
    ],
  },
  ...['', '.sync'].flatMap((pattern): PermissionCase[] => [
    {
      integration: `emr-containers:deleteVirtualCluster${pattern}`,
      parameters: { Id: 'v1' },
      statements: [
        `emr-containers:DeleteVirtualCluster${pattern && ' emr-containers:DescribeVirtualCluster'} on ${arn('emr-containers', '/virtualclusters/v1')}`,
      ],
    },
    {
      integration: `emr-containers:startJobRun${pattern}`,
      parameters: { VirtualClusterId: 'v1', ExecutionRoleArn: role('run') },
      statements: [
        `emr-containers:StartJobRun on ${arn('emr-containers', '/virtualclusters/v1')} when {"StringEquals":{"emr-containers:ExecutionRoleArn":"${role('run')}"}}`,
        ...(pattern
          ? [
              `emr-containers:CancelJobRun emr-containers:DescribeJobRun on ${arn('emr-containers', '/virtualclusters/v1/jobruns/*')}`,
            ]
          : []),
      ],
    },
  ]),
];

export const PERMISSION_JOB_CASES: readonly PermissionCase[] = [
  ...AGENTCORE_CASES,
  ...BEDROCK_CASES,
  ...CODEBUILD_CASES,
  ...EMR_CASES,
  ...EMR_CONTAINERS_CASES,
];
