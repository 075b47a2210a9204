import type { CalledTask, Mapper } from './called-task';
import { passRole, passRoleIfGiven, runtimeId, unknownPassedRole } from './job';
import { SUPPLY_PLACES } from './supply-fix';

const SERVICE = 'eks.amazonaws.com';

/**
 * Clusters and what is in them; Step Functions polls for the end. Calls to the Kubernetes API itself are
 * authorised by the cluster, not by IAM, which a warning says.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
 */
export const EKS: Readonly<Record<string, Mapper>> = {
  createCluster: (task) => {
    task.allow('eks:CreateCluster', '*', { reason: 'eks:CreateCluster takes no resource' });
    const polling = ['eks:DescribeCluster', 'eks:DeleteCluster'];
    if (task.isJob) task.allow(polling, cluster(task, 'Name'));
    passRole(task, SERVICE, 'RoleArn');
    passRoleIfGiven(task, SERVICE, 'ComputeConfig', 'NodeRoleArn');
  },
  deleteCluster: (task) => {
    const polling = task.isJob ? ['eks:DescribeCluster'] : [];
    task.allow(['eks:DeleteCluster', ...polling], cluster(task, 'Name'));
  },
  createNodegroup: (task) => {
    create(task, 'Nodegroup', 'nodegroup');
    task.allow('ec2:DescribeSubnets', '*', { reason: 'ec2:DescribeSubnets takes no resource' });
    passRole(task, SERVICE, 'NodeRole');
    const role = task.find('NodeRole').value;
    if (typeof role === 'string') task.allow(['iam:GetRole', 'iam:ListAttachedRolePolicies'], role);
  },
  deleteNodegroup: (task) => remove(task, 'Nodegroup', 'nodegroup'),
  createFargateProfile: (task) => {
    create(task, 'FargateProfile', 'fargateprofile');
    passRole(task, 'eks-fargate-pods.amazonaws.com', 'PodExecutionRoleArn');
  },
  deleteFargateProfile: (task) => remove(task, 'FargateProfile', 'fargateprofile'),
  createAddon: (task) => {
    create(task, 'Addon', 'addon');
    passRoleIfGiven(task, SERVICE, 'ServiceAccountRoleArn');
    const pods = task.find('PodIdentityAssociations');
    if (!pods.isAbsent)
      unknownPassedRole(
        task,
        pods.path,
        'the roles of pods, which the machine passes, are not derived',
      );
  },
  deleteAddon: (task) => remove(task, 'Addon', 'addon'),
  call: kubernetes,
  runJob: kubernetes,
};

/** Creating is authorised on the cluster; describing and deleting on the part, whose ARN ends in an id. */
function create(task: CalledTask, kind: string, type: string): undefined {
  const owner = cluster(task, 'ClusterName');
  task.allow(`eks:Create${kind}`, owner);
  if (!task.isJob || owner === undefined) return;
  task.allow([`eks:Describe${kind}`, `eks:Delete${kind}`], part(task, kind, type), partId(kind));
}

function remove(task: CalledTask, kind: string, type: string): undefined {
  const polling = task.isJob ? [`eks:Describe${kind}`] : [];
  task.allow([`eks:Delete${kind}`, ...polling], part(task, kind, type), partId(kind));
}

function part(task: CalledTask, kind: string, type: string): string | undefined {
  const owner = task.name('ClusterName');
  const name = task.name(`${kind}Name`);
  if (owner === undefined || name === undefined) return undefined;
  return task.arn('eks', `${type}/${owner}/${name}/*`);
}

function partId(kind: string): { readonly reason: string } {
  return runtimeId(`an EKS ${kind.toLowerCase()}`);
}

function cluster(task: CalledTask, key: string): string | undefined {
  return task.resource('eks', 'cluster/', key);
}

function kubernetes(task: CalledTask): undefined {
  task.faults.push({
    rule: 'permission-outside-iam',
    severity: 'warning',
    path: task.state,
    message: 'the cluster, not IAM, authorises this call',
    fix: `give the execution role a Kubernetes user by an EKS access entry, then supply [] for the state (${SUPPLY_PLACES})`,
  });
}
