import { parseArn } from './arn';
import type { CalledTask, Mapper } from './called-task';
import { managedRule, passFoundRole, passRoleIfGiven, runtimeId, unknownPassedRole } from './job';

const TASKS_SERVICE = 'ecs-tasks.amazonaws.com';

/**
 * `ecs:runTask`: the task definition, on its cluster only. The roles that a task definition passes are not in
 * its ARN, so they come from the overrides or from the author.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html
 */
export const ECS: Readonly<Record<string, Mapper>> = { runTask };

/** SDK calls on running tasks and services. */
export const ECS_SDK: Readonly<Record<string, Mapper>> = {
  runTask,
  stopTask: (task) => onKnownCluster(task, 'ecs:StopTask'),
  describeTasks: (task) => onKnownCluster(task, 'ecs:DescribeTasks'),
  updateService: (task) => onService(task, 'ecs:UpdateService', 'Service'),
};

function runTask(task: CalledTask): undefined {
  const definition = task.name('TaskDefinition');
  const cluster = clusterOf(task);
  if (definition !== undefined && cluster !== undefined) {
    const { arn, reason } = taskDefinition(task, definition);
    task.allow('ecs:RunTask', arn, {
      conditions: { ArnEquals: { 'ecs:cluster': cluster } },
      ...(reason ? { reason } : {}),
    });
  }
  if (!task.find('Tags').isAbsent || !task.find('PropagateTags').isAbsent)
    onTasks(task, 'ecs:TagResource', { StringEquals: { 'ecs:CreateAction': 'RunTask' } });
  if (task.isJob) {
    onTasks(task, ['ecs:StopTask', 'ecs:DescribeTasks']);
    managedRule(task, 'StepFunctionsGetEventsForECSTaskRule');
  }
  passTaskRoles(task);
}

function passTaskRoles(task: CalledTask): undefined {
  for (const volume of task.find('VolumeConfigurations').items()) {
    const role = volume.at('ManagedEBSVolume').at('RoleArn');
    if (!role.isAbsent) passFoundRole(task, 'ecs.amazonaws.com', role);
  }
  const overrides = [
    task.find('Overrides', 'TaskRoleArn'),
    task.find('Overrides', 'ExecutionRoleArn'),
  ];
  passRoleIfGiven(task, TASKS_SERVICE, 'Overrides', 'TaskRoleArn');
  passRoleIfGiven(task, TASKS_SERVICE, 'Overrides', 'ExecutionRoleArn');
  if (overrides.some((role) => role.isAbsent))
    unknownPassedRole(
      task,
      task.find('TaskDefinition').path,
      'the roles of the task definition, which the machine passes to ECS, are not in its ARN',
    );
}

/** Without a revision ECS runs the latest one; IAM authorises the ARN with its number. */
function taskDefinition(
  task: CalledTask,
  definition: string,
): { readonly arn: string; readonly reason?: string } {
  const arn = task.named('ecs', 'task-definition/', definition);
  const resource = parseArn(arn)?.resource;
  if (resource === undefined || resource.includes(':')) return { arn };
  return {
    arn: `${arn}:*`,
    reason: 'the revision is not written, so it is whichever is the latest at run time',
  };
}

function clusterOf(task: CalledTask): string | undefined {
  const cluster = task.textOr('default', 'Cluster');
  return cluster === undefined ? undefined : task.named('ecs', 'cluster/', cluster);
}

function onKnownCluster(task: CalledTask, action: string): undefined {
  if (clusterOf(task) !== undefined) onTasks(task, action);
}

function onTasks(
  task: CalledTask,
  actions: string | string[],
  conditions?: Record<string, Record<string, string>>,
): undefined {
  const found = task.find('Cluster');
  // A dynamic cluster is a fault already: whoever comes here has asked for it before.
  const cluster = found.isAbsent ? 'default' : found.value;
  if (typeof cluster !== 'string') return;
  const name = cluster.split('/').at(-1) ?? cluster;
  task.allow(actions, task.arn('ecs', `task/${name}/*`), {
    ...runtimeId('a task'),
    ...(conditions ? { conditions } : {}),
  });
}

function onService(task: CalledTask, action: string, key: string): undefined {
  const cluster = task.textOr('default', 'Cluster');
  const service = task.text(key);
  if (cluster === undefined || service === undefined) return;
  const name = cluster.split('/').at(-1) ?? cluster;
  task.allow(action, task.named('ecs', `service/${name}/`, service));
}
