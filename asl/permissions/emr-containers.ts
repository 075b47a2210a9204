import type { CalledTask, Mapper } from './called-task';
import { runtimeId } from './job';

/**
 * EMR on EKS. A job run is limited to the role that it runs as; Step Functions polls for the end.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/emr-eks-iam.html
 */
export const EMR_CONTAINERS: Readonly<Record<string, Mapper>> = {
  createVirtualCluster: (task) => {
    task.allow('emr-containers:CreateVirtualCluster', '*', {
      reason:
        'emr-containers:CreateVirtualCluster takes no resource: the cluster does not exist yet',
    });
    serviceLinkedRole(task, 'emr-containers', 'AWSServiceRoleForAmazonEMRContainers');
  },
  deleteVirtualCluster: (task) => {
    const polling = task.isJob ? ['emr-containers:DescribeVirtualCluster'] : [];
    task.allow(['emr-containers:DeleteVirtualCluster', ...polling], cluster(task, 'Id'));
  },
  startJobRun: (task) => {
    const arn = cluster(task, 'VirtualClusterId');
    const role = task.text('ExecutionRoleArn');
    if (role !== undefined)
      task.allow('emr-containers:StartJobRun', arn, {
        conditions: { StringEquals: { 'emr-containers:ExecutionRoleArn': role } },
      });
    if (task.isJob && arn !== undefined)
      task.allow(
        ['emr-containers:DescribeJobRun', 'emr-containers:CancelJobRun'],
        `${arn}/jobruns/*`,
        runtimeId('a job run'),
      );
  },
};

function cluster(task: CalledTask, key: string): string | undefined {
  return task.resource('emr-containers', '/virtualclusters/', key);
}

/** The first cluster or application of an account makes the service's own role. */
export function serviceLinkedRole(task: CalledTask, service: string, role: string): undefined {
  const { partition, account } = task.context;
  const principal = `${service}.amazonaws.com`;
  task.allow(
    'iam:CreateServiceLinkedRole',
    `arn:${partition}:iam::${account}:role/aws-service-role/${principal}/${role}`,
    { conditions: { StringEquals: { 'iam:AWSServiceName': principal } } },
  );
}
