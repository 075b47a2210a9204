import type { CalledTask, Mapper } from './called-task';
import { serviceLinkedRole } from './emr-containers';
import { managedRule, passRole, runtimeId } from './job';

/**
 * EMR Serverless; its ARNs begin with a slash.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-serverless.html
 */
export const EMR_SERVERLESS: Readonly<Record<string, Mapper>> = {
  createApplication: (task) => {
    task.allow('emr-serverless:CreateApplication', task.arn('emr-serverless', '/*'), {
      reason: 'the application does not exist yet, so its id cannot be named',
    });
    if (task.isJob) {
      task.allow(
        ['emr-serverless:GetApplication', 'emr-serverless:DeleteApplication'],
        task.arn('emr-serverless', '/applications/*'),
        runtimeId('an application'),
      );
      managedRule(task, APPLICATION_RULE);
    }
    serviceLinkedRole(task, 'ops.emr-serverless', 'AWSServiceRoleForAmazonEMRServerless');
  },
  startApplication: (task) => onApplication(task, 'Start', ['Get', 'Stop']),
  stopApplication: (task) => onApplication(task, 'Stop', ['Get']),
  deleteApplication: (task) => onApplication(task, 'Delete', ['Get']),
  startJobRun,
  cancelJobRun,
};

const APPLICATION_RULE = 'StepFunctionsGetEventsForEMRServerlessApplicationRule';
const JOB_RULE = 'StepFunctionsGetEventsForEMRServerlessJobRule';

function onApplication(task: CalledTask, verb: string, polling: readonly string[]): undefined {
  const verbs = [verb, ...(task.isJob ? polling : [])];
  task.allow(
    verbs.map((each) => `emr-serverless:${each}Application`),
    application(task),
  );
  if (task.isJob) managedRule(task, APPLICATION_RULE);
}

function startJobRun(task: CalledTask): undefined {
  const arn = application(task);
  task.allow('emr-serverless:StartJobRun', arn);
  passRole(task, 'emr-serverless.amazonaws.com', 'ExecutionRoleArn');
  if (!task.isJob) return;
  if (arn !== undefined)
    task.allow(
      ['emr-serverless:GetJobRun', 'emr-serverless:CancelJobRun'],
      `${arn}/jobruns/*`,
      runtimeId('a job run'),
    );
  managedRule(task, JOB_RULE);
}

/** A job run's id comes from an earlier state; only the application is expected to be written out. */
function cancelJobRun(task: CalledTask): undefined {
  const arn = application(task);
  const run = task.find('JobRunId').value;
  const verbs = ['Cancel', ...(task.isJob ? ['Get'] : [])];
  if (arn !== undefined)
    task.allow(
      verbs.map((verb) => `emr-serverless:${verb}JobRun`),
      `${arn}/jobruns/${typeof run === 'string' ? run : '*'}`,
      runtimeId('a job run'),
    );
  if (task.isJob) managedRule(task, JOB_RULE);
}

function application(task: CalledTask): string | undefined {
  return task.resource('emr-serverless', '/applications/', 'ApplicationId');
}
