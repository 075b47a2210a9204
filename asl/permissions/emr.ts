import type { CalledTask, Mapper } from './called-task';
import { managedRule, passRoleIfGiven, runtimeId, unknownPassedRole } from './job';

/**
 * The optimised EMR integration (`elasticmapreduce`). Instance fleets and groups are named by it, not by EMR:
 * it lists them first.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html
 */
export const EMR: Readonly<Record<string, Mapper>> = {
  createCluster,
  terminateCluster: (task) => {
    onCluster(task, ['TerminateJobFlows'], ['DescribeCluster']);
    if (task.isJob) managedRule(task, 'StepFunctionsGetEventForEMRTerminateJobFlowsRule');
  },
  addStep,
  cancelStep: (task) => onCluster(task, ['CancelSteps']),
  setClusterTerminationProtection: (task) => onCluster(task, ['SetTerminationProtection']),
  modifyInstanceFleetByName: (task) =>
    onCluster(task, ['ModifyInstanceFleet', 'ListInstanceFleets']),
  modifyInstanceGroupByName: (task) =>
    onCluster(task, ['ModifyInstanceGroups', 'ListInstanceGroups']),
};

function createCluster(task: CalledTask): undefined {
  task.allow('elasticmapreduce:RunJobFlow', '*', {
    reason: 'the cluster does not exist yet, so its id cannot be named',
  });
  if (task.isJob) {
    task.allow(
      ['elasticmapreduce:DescribeCluster', 'elasticmapreduce:TerminateJobFlows'],
      task.arn('elasticmapreduce', 'cluster/*'),
      runtimeId('a cluster'),
    );
    managedRule(task, 'StepFunctionsGetEventForEMRRunJobFlowRule');
  }
  if (!task.find('Tags').isAbsent)
    task.allow(
      'elasticmapreduce:AddTags',
      task.arn('elasticmapreduce', 'cluster/*'),
      runtimeId('a cluster'),
    );
  passRoleIfGiven(task, principal(task), 'ServiceRole');
  passRoleIfGiven(task, 'application-autoscaling.amazonaws.com', 'AutoScalingRole');
  if (!task.find('JobFlowRole').isAbsent)
    unknownPassedRole(
      task,
      task.find('JobFlowRole').path,
      'JobFlowRole is an instance profile, whose role the machine passes to EC2 and which it does not name',
    );
}

/**
 * In China EMR takes roles under another name.
 * Source: https://docs.aws.amazon.com/emr/latest/ManagementGuide/using-service-linked-roles-cleanup.html
 */
function principal({ context }: CalledTask): string {
  return `elasticmapreduce.amazonaws.com${context.partition === 'aws-cn' ? '.cn' : ''}`;
}

function addStep(task: CalledTask): undefined {
  const role = task.find('ExecutionRoleArn');
  const roleArn = role.isAbsent ? undefined : task.textOf(role);
  const conditions = roleArn
    ? { conditions: { StringEquals: { 'elasticmapreduce:ExecutionRoleArn': roleArn } } }
    : {};
  const cluster = task.resource('elasticmapreduce', 'cluster/', 'ClusterId');
  if (role.isAbsent || roleArn !== undefined)
    task.allow('elasticmapreduce:AddJobFlowSteps', cluster, conditions);
  if (!task.isJob) return;
  task.allow(['elasticmapreduce:DescribeStep', 'elasticmapreduce:CancelSteps'], cluster);
  managedRule(task, 'StepFunctionsGetEventForEMRAddJobFlowStepsRule');
}

function onCluster(task: CalledTask, actions: string[], polling: string[] = []): undefined {
  task.allow(
    [...actions, ...(task.isJob ? polling : [])].map((action) => `elasticmapreduce:${action}`),
    task.resource('elasticmapreduce', 'cluster/', 'ClusterId'),
  );
}
