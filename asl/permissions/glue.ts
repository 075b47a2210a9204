import type { CalledTask, Mapper } from './called-task';

/**
 * `glue:startJobRun`. Step Functions polls for the end; it uses no managed rule.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-glue.html
 */
export const GLUE: Readonly<Record<string, Mapper>> = {
  startJobRun: (task) => {
    const polling = ['glue:GetJobRun', 'glue:GetJobRuns', 'glue:BatchStopJobRun'];
    onNamed(task, ['glue:StartJobRun', ...(task.isJob ? polling : [])], 'job', 'JobName');
  },
};

/** `databrew:startJobRun`; polled like a Glue job. */
export const DATABREW: Readonly<Record<string, Mapper>> = {
  startJobRun: (task) => {
    const polling = ['databrew:ListJobRuns', 'databrew:StopJobRun'];
    const actions = ['databrew:StartJobRun', ...(task.isJob ? polling : [])];
    task.allow(actions, task.resource('databrew', 'job/', 'Name'));
  },
};

/** SDK calls on jobs, crawlers, workflows and triggers, and on tables of the Data Catalog. */
export const GLUE_SDK: Readonly<Record<string, Mapper>> = {
  ...GLUE,
  getJob: (task) => onNamed(task, 'glue:GetJob', 'job', 'JobName'),
  getJobRun: (task) => onNamed(task, 'glue:GetJobRun', 'job', 'JobName'),
  getJobRuns: (task) => onNamed(task, 'glue:GetJobRuns', 'job', 'JobName'),
  batchStopJobRun: (task) => onNamed(task, 'glue:BatchStopJobRun', 'job', 'JobName'),
  startCrawler: (task) => onNamed(task, 'glue:StartCrawler', 'crawler', 'Name'),
  stopCrawler: (task) => onNamed(task, 'glue:StopCrawler', 'crawler', 'Name'),
  getCrawler: (task) => onNamed(task, 'glue:GetCrawler', 'crawler', 'Name'),
  startWorkflowRun: (task) => onNamed(task, 'glue:StartWorkflowRun', 'workflow', 'Name'),
  getWorkflowRun: (task) => onNamed(task, 'glue:GetWorkflowRun', 'workflow', 'Name'),
  startTrigger: (task) => onNamed(task, 'glue:StartTrigger', 'trigger', 'Name'),
  stopTrigger: (task) => onNamed(task, 'glue:StopTrigger', 'trigger', 'Name'),
  getDatabase: (task) => onCatalog(task, 'glue:GetDatabase', 'Name'),
  getTable: (task) => onCatalog(task, 'glue:GetTable', 'DatabaseName', 'Name'),
  getPartition: (task) => onCatalog(task, 'glue:GetPartition', 'DatabaseName', 'TableName'),
  getPartitions: (task) => onCatalog(task, 'glue:GetPartitions', 'DatabaseName', 'TableName'),
  createPartition: (task) => onCatalog(task, 'glue:CreatePartition', 'DatabaseName', 'TableName'),
  batchCreatePartition: (task) =>
    onCatalog(task, 'glue:BatchCreatePartition', 'DatabaseName', 'TableName'),
};

function onNamed(
  task: CalledTask,
  actions: string | string[],
  type: string,
  key: string,
): undefined {
  task.allow(actions, task.resource('glue', `${type}/`, key));
}

/**
 * A catalog object is authorised together with everything above it.
 * Source: https://docs.aws.amazon.com/glue/latest/dg/glue-specifying-resource-arns.html
 */
function onCatalog(
  task: CalledTask,
  action: string,
  databaseKey: string,
  tableKey?: string,
): undefined {
  const database = task.name(databaseKey);
  if (database === undefined) return;
  const resources = [task.arn('glue', 'catalog'), task.arn('glue', `database/${database}`)];
  if (tableKey === undefined) return task.allow(action, resources);
  const table = task.name(tableKey);
  if (table === undefined) return;
  task.allow(action, [...resources, task.arn('glue', `table/${database}/${table}`)]);
}
