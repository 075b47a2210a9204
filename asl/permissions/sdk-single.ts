import type { CalledTask, Mapper } from './called-task';
import { passRoleIfGiven } from './job';

/**
 * RDS Data API: the cluster, and the secret with the password.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/data-api.access.html
 */
export const RDS_DATA_SDK: Readonly<Record<string, Mapper>> = Object.fromEntries(
  [
    ['executeStatement', 'ExecuteStatement'],
    ['batchExecuteStatement', 'BatchExecuteStatement'],
    ['beginTransaction', 'BeginTransaction'],
    ['commitTransaction', 'CommitTransaction'],
    ['rollbackTransaction', 'RollbackTransaction'],
  ].map(([action, iam]): [string, Mapper] => [
    action ?? '',
    (task) => {
      task.allow(`rds-data:${iam}`, task.text('ResourceArn'));
      task.allow('secretsmanager:GetSecretValue', task.text('SecretArn'));
    },
  ]),
);

/** EventBridge Scheduler; the role that a schedule runs with is handed to it. */
export const SCHEDULER_SDK: Readonly<Record<string, Mapper>> = {
  createSchedule: (task) => writeSchedule(task, 'scheduler:CreateSchedule'),
  updateSchedule: (task) => writeSchedule(task, 'scheduler:UpdateSchedule'),
  deleteSchedule: (task) => onSchedule(task, 'scheduler:DeleteSchedule'),
  getSchedule: (task) => onSchedule(task, 'scheduler:GetSchedule'),
};

function writeSchedule(task: CalledTask, action: string): undefined {
  onSchedule(task, action);
  passRoleIfGiven(task, 'scheduler.amazonaws.com', 'Target', 'RoleArn');
}

function onSchedule(task: CalledTask, action: string): undefined {
  const group = task.textOr('default', 'GroupName');
  const name = task.name('Name');
  if (group !== undefined && name !== undefined)
    task.allow(action, task.arn('scheduler', `schedule/${group}/${name}`));
}

/** Metrics have no resource; their namespace is a condition. */
export const CLOUDWATCH_SDK: Readonly<Record<string, Mapper>> = {
  putMetricData: (task) => {
    const namespace = task.text('Namespace');
    if (namespace === undefined) return;
    task.allow('cloudwatch:PutMetricData', '*', {
      conditions: { StringEquals: { 'cloudwatch:namespace': namespace } },
      reason: 'cloudwatch:PutMetricData takes no resource; the condition names the namespace',
    });
  },
};
