import type { Pattern } from './integration';

/** What Step Functions offers for one action of an optimised integration. */
export interface OptimizedIntegration {
  readonly patterns: readonly Pattern[];
  /** Versions of the `.sync` form, as in `startExecution.sync:2`. */
  readonly versions?: readonly string[];
  /** Parameters without which the call is always refused, spelt as in a definition. */
  readonly required: readonly string[];
}

const ONCE: readonly Pattern[] = ['request-response'];
const JOB: readonly Pattern[] = ['request-response', 'sync'];
const CALLBACK: readonly Pattern[] = ['request-response', 'wait-for-task-token'];
const ALL: readonly Pattern[] = ['request-response', 'sync', 'wait-for-task-token'];

function calls(patterns: readonly Pattern[], ...required: readonly string[]): OptimizedIntegration {
  return { patterns, required };
}

/**
 * Every optimised integration (`arn:aws:states:::service:action`), keyed `service:action`.
 *
 * A parameter is listed only where no other can stand for it: `sns:publish` takes TopicArn, TargetArn or
 * PhoneNumber, so only Message is required. The EKS page says that callbacks are not supported while the
 * table of integrations says that they are; the table is followed for the calls that reach a cluster.
 *
 * Sources: https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html and the page of each
 * service beneath it; required parameters from each service's API reference.
 */
export const OPTIMIZED_INTEGRATIONS: Readonly<Record<string, OptimizedIntegration>> = {
  'apigateway:invoke': calls(CALLBACK, 'ApiEndpoint', 'Method'),
  'athena:getQueryExecution': calls(ONCE, 'QueryExecutionId'),
  'athena:getQueryResults': calls(ONCE, 'QueryExecutionId'),
  'athena:startQueryExecution': calls(JOB, 'QueryString'),
  'athena:stopQueryExecution': calls(ONCE, 'QueryExecutionId'),
  'batch:submitJob': calls(JOB, 'JobName', 'JobQueue', 'JobDefinition'),
  'bedrock:createModelCustomizationJob': calls(
    JOB,
    'BaseModelIdentifier',
    'CustomModelName',
    'JobName',
    'OutputDataConfig',
    'RoleArn',
    'TrainingDataConfig',
  ),
  'bedrock:invokeModel': calls(CALLBACK, 'ModelId'),
  // Its page: https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrockagentcore.html
  'bedrockagentcore:invokeHarness': calls(ONCE, 'HarnessArn', 'RuntimeSessionId', 'Messages'),
  'codebuild:batchDeleteBuilds': calls(ONCE, 'Ids'),
  'codebuild:batchGetReports': calls(ONCE, 'ReportArns'),
  'codebuild:deleteBuildBatch': calls(ONCE, 'Id'),
  'codebuild:retryBuildBatch': calls(JOB),
  'codebuild:startBuild': calls(JOB, 'ProjectName'),
  'codebuild:startBuildBatch': calls(JOB, 'ProjectName'),
  'codebuild:stopBuild': calls(ONCE, 'Id'),
  'codebuild:stopBuildBatch': calls(ONCE, 'Id'),
  'databrew:startJobRun': calls(JOB, 'Name'),
  'dynamodb:deleteItem': calls(ONCE, 'TableName', 'Key'),
  'dynamodb:getItem': calls(ONCE, 'TableName', 'Key'),
  'dynamodb:putItem': calls(ONCE, 'TableName', 'Item'),
  'dynamodb:updateItem': calls(ONCE, 'TableName', 'Key'),
  'ecs:runTask': calls(ALL, 'TaskDefinition'),
  'eks:call': calls(ALL, 'ClusterName', 'CertificateAuthority', 'Endpoint', 'Method', 'Path'),
  'eks:createAddon': calls(JOB, 'ClusterName', 'AddonName'),
  'eks:createCluster': calls(JOB, 'Name', 'ResourcesVpcConfig', 'RoleArn'),
  'eks:createFargateProfile': calls(
    JOB,
    'ClusterName',
    'FargateProfileName',
    'PodExecutionRoleArn',
  ),
  'eks:createNodegroup': calls(JOB, 'ClusterName', 'NodegroupName', 'NodeRole', 'Subnets'),
  'eks:deleteAddon': calls(JOB, 'ClusterName', 'AddonName'),
  'eks:deleteCluster': calls(JOB, 'Name'),
  'eks:deleteFargateProfile': calls(JOB, 'ClusterName', 'FargateProfileName'),
  'eks:deleteNodegroup': calls(JOB, 'ClusterName', 'NodegroupName'),
  'eks:runJob': calls(ALL, 'ClusterName', 'CertificateAuthority', 'Endpoint', 'Job'),
  'elasticmapreduce:addStep': calls(JOB, 'ClusterId', 'Step'),
  'elasticmapreduce:cancelStep': calls(ONCE, 'ClusterId', 'StepId'),
  'elasticmapreduce:createCluster': calls(JOB, 'Name', 'Instances'),
  'elasticmapreduce:modifyInstanceFleetByName': calls(
    ONCE,
    'ClusterId',
    'InstanceFleetName',
    'InstanceFleet',
  ),
  'elasticmapreduce:modifyInstanceGroupByName': calls(
    ONCE,
    'ClusterId',
    'InstanceGroupName',
    'InstanceGroup',
  ),
  'elasticmapreduce:setClusterTerminationProtection': calls(
    ONCE,
    'ClusterId',
    'TerminationProtected',
  ),
  'elasticmapreduce:terminateCluster': calls(JOB, 'ClusterId'),
  'emr-containers:createVirtualCluster': calls(ONCE, 'Name', 'ContainerProvider'),
  'emr-containers:deleteVirtualCluster': calls(JOB, 'Id'),
  'emr-containers:startJobRun': calls(JOB, 'VirtualClusterId'),
  'emr-serverless:cancelJobRun': calls(JOB, 'ApplicationId', 'JobRunId'),
  'emr-serverless:createApplication': calls(JOB, 'ReleaseLabel', 'Type'),
  'emr-serverless:deleteApplication': calls(JOB, 'ApplicationId'),
  'emr-serverless:startApplication': calls(JOB, 'ApplicationId'),
  'emr-serverless:startJobRun': calls(JOB, 'ApplicationId', 'ExecutionRoleArn'),
  'emr-serverless:stopApplication': calls(JOB, 'ApplicationId'),
  'events:putEvents': calls(CALLBACK, 'Entries'),
  'glue:startJobRun': calls(JOB, 'JobName'),
  'http:invoke': calls(ONCE, 'ApiEndpoint', 'Method'),
  'lambda:invoke': calls(CALLBACK, 'FunctionName'),
  'mediaconvert:createJob': calls(JOB, 'Role', 'Settings'),
  'sagemaker:createEndpoint': calls(ONCE, 'EndpointName', 'EndpointConfigName'),
  'sagemaker:createEndpointConfig': calls(ONCE, 'EndpointConfigName', 'ProductionVariants'),
  'sagemaker:createHyperParameterTuningJob': calls(
    JOB,
    'HyperParameterTuningJobName',
    'HyperParameterTuningJobConfig',
  ),
  'sagemaker:createLabelingJob': calls(
    JOB,
    'LabelingJobName',
    'LabelAttributeName',
    'InputConfig',
    'OutputConfig',
    'RoleArn',
    'HumanTaskConfig',
  ),
  'sagemaker:createModel': calls(ONCE, 'ModelName'),
  'sagemaker:createProcessingJob': calls(
    JOB,
    'ProcessingJobName',
    'ProcessingResources',
    'AppSpecification',
    'RoleArn',
  ),
  'sagemaker:createTrainingJob': calls(JOB, 'TrainingJobName', 'RoleArn', 'OutputDataConfig'),
  'sagemaker:createTransformJob': calls(
    JOB,
    'TransformJobName',
    'ModelName',
    'TransformInput',
    'TransformOutput',
    'TransformResources',
  ),
  'sagemaker:updateEndpoint': calls(ONCE, 'EndpointName', 'EndpointConfigName'),
  'sns:publish': calls(CALLBACK, 'Message'),
  'sqs:sendMessage': calls(CALLBACK, 'QueueUrl', 'MessageBody'),
  'states:startExecution': {
    patterns: ALL,
    versions: ['2'],
    required: ['StateMachineArn'],
  },
};
