import type { CalledTask, Mapper } from './called-task';
import { managedRule, passRole, passRoleIfGiven } from './job';

const SERVICE = 'sagemaker.amazonaws.com';

/**
 * Sources: https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html and
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */
export const SAGEMAKER: Readonly<Record<string, Mapper>> = {
  createTrainingJob: job('TrainingJob', 'training-job', 'TrainingJobs', ['RoleArn']),
  createTransformJob: job('TransformJob', 'transform-job', 'TransformJobs'),
  createProcessingJob: job('ProcessingJob', 'processing-job', 'ProcessingJobs', ['RoleArn']),
  createLabelingJob: job('LabelingJob', 'labeling-job', 'LabelingJobs', ['RoleArn']),
  createHyperParameterTuningJob: job(
    'HyperParameterTuningJob',
    'hyper-parameter-tuning-job',
    'TuningJobs',
    ['TrainingJobDefinition', 'RoleArn'],
  ),
  createModel: (task) => {
    const model = named(task, 'model', 'ModelName');
    task.allow('sagemaker:CreateModel', model);
    tag(task, model);
    passRoleIfGiven(task, SERVICE, 'ExecutionRoleArn');
  },
  createEndpointConfig: (task) => {
    const config = named(task, 'endpoint-config', 'EndpointConfigName');
    task.allow('sagemaker:CreateEndpointConfig', config);
    tag(task, config);
    passRoleIfGiven(task, SERVICE, 'ExecutionRoleArn');
  },
  createEndpoint: (task) => {
    const endpoint = named(task, 'endpoint', 'EndpointName');
    const config = named(task, 'endpoint-config', 'EndpointConfigName');
    task.allow('sagemaker:CreateEndpoint', [...endpoint, ...config]);
    tag(task, endpoint);
  },
  updateEndpoint: (task) => {
    const endpoint = named(task, 'endpoint', 'EndpointName');
    const config = named(task, 'endpoint-config', 'EndpointConfigName');
    task.allow('sagemaker:UpdateEndpoint', [...endpoint, ...config]);
  },
};

/** `aws-sdk:sagemakerruntime`. */
export const SAGEMAKER_RUNTIME_SDK: Readonly<Record<string, Mapper>> = {
  invokeEndpoint: (task) =>
    task.allow('sagemaker:InvokeEndpoint', named(task, 'endpoint', 'EndpointName')),
  invokeEndpointAsync: (task) =>
    task.allow('sagemaker:InvokeEndpointAsync', named(task, 'endpoint', 'EndpointName')),
};

function job(kind: string, type: string, events: string, role: readonly string[] = []): Mapper {
  return (task) => {
    const resources = named(task, type, `${kind}Name`);
    task.allow(`sagemaker:Create${kind}`, resources);
    if (task.isJob) {
      task.allow(
        [`sagemaker:Describe${kind}`, `sagemaker:Stop${kind}`, 'sagemaker:ListTags'],
        resources,
      );
      managedRule(task, `StepFunctionsGetEventsForSageMaker${events}Rule`);
    }
    // Step Functions tags the jobs that it waits for.
    if (task.isJob || !task.find('Tags').isAbsent) task.allow('sagemaker:AddTags', resources);
    if (role.length > 0) passRole(task, SERVICE, ...role);
  };
}

function tag(task: CalledTask, resources: readonly string[]): undefined {
  if (!task.find('Tags').isAbsent) task.allow('sagemaker:AddTags', resources);
}

/** SageMaker writes names in lower case in ARNs; both spellings are granted where they differ. */
function named(task: CalledTask, type: string, key: string): string[] {
  const name = task.name(key);
  if (name === undefined) return [];
  const lower = name.startsWith('${') ? name : name.toLowerCase();
  return [...new Set([name, lower])].map((spelt) => task.arn('sagemaker', `${type}/${spelt}`));
}
