import { parseArn, splitColons } from './arn';
import type { CalledTask, Mapper } from './called-task';
import { managedRule } from './job';
import type { Parameter } from './parameter';
import { passRoles } from './passed-roles';

const SERVICE = 'codebuild.amazonaws.com';

/**
 * Builds are authorised on their project, reports on their group; an id holds the name (`project:uuid`).
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html
 */
export const CODEBUILD: Readonly<Record<string, Mapper>> = {
  startBuild: (task) => {
    const polling = ['codebuild:StopBuild', 'codebuild:BatchGetBuilds'];
    const actions = ['codebuild:StartBuild', ...(task.isJob ? polling : [])];
    task.allow(actions, task.resource('codebuild', 'project/', 'ProjectName'));
    if (task.isJob) managedRule(task, 'StepFunctionsGetEventForCodeBuildStartBuildRule');
    passRoles(task, SERVICE);
  },
  startBuildBatch: (task) => {
    const actions = ['codebuild:StartBuildBatch', ...batchPolling(task)];
    task.allow(actions, task.resource('codebuild', 'project/', 'ProjectName'));
    if (task.isJob) managedRule(task, 'StepFunctionsGetEventForCodeBuildStartBuildBatchRule');
    passRoles(task, SERVICE);
  },
  retryBuildBatch: (task) =>
    task.allow(
      ['codebuild:RetryBuildBatch', ...batchPolling(task)],
      project(task, task.find('Id')),
    ),
  stopBuild: (task) => task.allow('codebuild:StopBuild', project(task, task.find('Id'))),
  stopBuildBatch: (task) => task.allow('codebuild:StopBuildBatch', project(task, task.find('Id'))),
  deleteBuildBatch: (task) =>
    task.allow('codebuild:DeleteBuildBatch', project(task, task.find('Id'))),
  batchDeleteBuilds: (task) =>
    task.allow(
      'codebuild:BatchDeleteBuilds',
      listed(task, 'Ids').map((id) => project(task, id)),
    ),
  batchGetReports: (task) =>
    task.allow(
      'codebuild:BatchGetReports',
      listed(task, 'ReportArns').map((arn) => owner(task, 'report-group', arn)),
    ),
};

function batchPolling(task: CalledTask): string[] {
  return task.isJob ? ['codebuild:StopBuildBatch', 'codebuild:BatchGetBuildBatches'] : [];
}

function project(task: CalledTask, id: Parameter): string | undefined {
  return owner(task, 'project', id);
}

function owner(task: CalledTask, type: string, id: Parameter): string | undefined {
  const text = task.textOf(id);
  if (text === undefined) return undefined;
  const [name = text] = splitColons(parseArn(text)?.resource ?? text);
  return task.arn('codebuild', `${type}/${name.split('/').at(-1)}`);
}

function listed(task: CalledTask, key: string): Parameter[] {
  const list = task.find(key);
  if (list.items().length === 0) task.unread(list);
  return list.items();
}
