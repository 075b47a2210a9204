import { isArn } from './arn';
import type { CalledTask, Mapper } from './called-task';

/**
 * Redshift by its Data API: the statement on its cluster or workgroup, and what gets the credentials: a secret,
 * or temporary ones of the machine's role. Describing and cancelling a statement take no resource.
 * Source: https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-access.html
 */
export const REDSHIFT_DATA_SDK: Readonly<Record<string, Mapper>> = {
  executeStatement: (task) => execute(task, 'redshift-data:ExecuteStatement'),
  batchExecuteStatement: (task) => execute(task, 'redshift-data:BatchExecuteStatement'),
};

function execute(task: CalledTask, action: string): undefined {
  if (task.find('ClusterIdentifier').isAbsent) return onWorkgroup(task, action);
  const cluster = task.text('ClusterIdentifier');
  if (cluster === undefined) return;
  task.allow(action, task.arn('redshift', `cluster:${cluster}`));
  if (allowSecret(task)) return;
  const database = task.text('Database');
  if (database === undefined) return;
  const name = task.arn('redshift', `dbname:${cluster}/${database}`);
  if (task.find('DbUser').isAbsent)
    return task.allow('redshift:GetClusterCredentialsWithIAM', name);
  const user = task.text('DbUser');
  if (user !== undefined)
    task.allow('redshift:GetClusterCredentials', [
      name,
      task.arn('redshift', `dbuser:${cluster}/${user}`),
    ]);
}

function onWorkgroup(task: CalledTask, action: string): undefined {
  const workgroup = task.text('WorkgroupName');
  if (workgroup === undefined) return;
  const arn = isArn(workgroup) ? workgroup : task.arn('redshift-serverless', 'workgroup/*');
  const reason = "a workgroup's ARN holds an id that its name does not give; name it by its ARN";
  task.allow(action, arn, { reason });
  if (!allowSecret(task)) task.allow('redshift-serverless:GetCredentials', arn, { reason });
}

/** True when the credentials are a secret's, whether or not it could be read. */
function allowSecret(task: CalledTask): boolean {
  if (task.find('SecretArn').isAbsent) return false;
  task.allow('secretsmanager:GetSecretValue', task.text('SecretArn'));
  return true;
}
