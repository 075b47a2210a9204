import { parseArn } from './arn';
import type { CalledTask, Mapper } from './called-task';
import { managedRule, runtimeId } from './job';

const job = runtimeId('a job');

/**
 * `batch:submitJob`. Describing a job takes no resource; terminating and tagging one takes its id.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-batch.html
 */
export const BATCH: Readonly<Record<string, Mapper>> = { submitJob };

/** SDK calls. */
export const BATCH_SDK: Readonly<Record<string, Mapper>> = {
  submitJob,
  terminateJob: (task) => task.allow('batch:TerminateJob', task.arn('batch', 'job/*'), job),
  cancelJob: (task) => task.allow('batch:CancelJob', task.arn('batch', 'job/*'), job),
};

function submitJob(task: CalledTask): undefined {
  const queue = task.resource('batch', 'job-queue/', 'JobQueue');
  const definition = task.resource('batch', 'job-definition/', 'JobDefinition');
  task.allow('batch:SubmitJob', queue);
  if (definition !== undefined) submitDefinition(task, definition);
  if (!task.find('Tags').isAbsent || task.find('PropagateTags').value === true)
    task.allow('batch:TagResource', task.arn('batch', 'job/*'), job);
  if (!task.isJob) return;
  task.allow('batch:DescribeJobs', '*', { reason: 'batch:DescribeJobs takes no resource' });
  task.allow('batch:TerminateJob', task.arn('batch', 'job/*'), job);
  managedRule(task, 'StepFunctionsGetEventsForBatchJobsRule');
}

function submitDefinition(task: CalledTask, definition: string): undefined {
  const resource = parseArn(definition)?.resource;
  if (resource === undefined || resource.includes(':'))
    return task.allow('batch:SubmitJob', definition);
  if (resource.endsWith('*')) return task.allow('batch:SubmitJob', definition);
  // Batch authorises the name as it is called, not the revision it finds: https://github.com/aws/aws-sdk-js/issues/4280
  // The service authorization reference lists the ARN with its revision. Both are granted.
  task.allow('batch:SubmitJob', [definition, `${definition}:*`], {
    reason: 'the revision is not written, so it is whichever is the latest at run time',
  });
}
