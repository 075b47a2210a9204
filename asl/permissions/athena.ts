import type { CalledTask, Mapper } from './called-task';
import { supplyFix } from './supply-fix';

/** Work group and catalog that Athena takes when none is named. */
const DEFAULT_WORK_GROUP = 'primary';
const DEFAULT_CATALOG = 'AwsDataCatalog';

/**
 * Athena reads the tables and writes the results with the machine's own role; which ones is in the SQL and in
 * the work group, so the author adds them. Step Functions polls for the end; it uses no managed rule.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-athena.html
 */
export const ATHENA: Readonly<Record<string, Mapper>> = {
  startQueryExecution: startQuery,
  stopQueryExecution: (task) => byQueryId(task, 'athena:StopQueryExecution'),
  getQueryExecution: (task) => byQueryId(task, 'athena:GetQueryExecution'),
  getQueryResults: (task) =>
    byQueryId(task, 'athena:GetQueryResults (with s3:GetObject on the results)'),
};

function startQuery(task: CalledTask): undefined {
  const polling = ['athena:GetQueryExecution', 'athena:StopQueryExecution'];
  const group = task.textOr(DEFAULT_WORK_GROUP, 'WorkGroup');
  if (group !== undefined)
    task.allow(
      ['athena:StartQueryExecution', ...(task.isJob ? polling : [])],
      task.arn('athena', `workgroup/${group}`),
    );
  const catalog = task.textOr(DEFAULT_CATALOG, 'QueryExecutionContext', 'Catalog');
  if (catalog !== undefined)
    task.allow('athena:GetDataCatalog', task.arn('athena', `datacatalog/${catalog}`));
  task.fail(
    'permission-query-data',
    task.find('QueryString').path,
    undefined,
    'the tables that the query reads and the bucket of its results are not derived',
    supplyFix(task.state, 'the glue and s3 statements', ' with extend: true'),
  );
}

function byQueryId(task: CalledTask, action: string): undefined {
  task.fail(
    'permission-missing-resource',
    task.find('QueryExecutionId').path,
    undefined,
    `${action} takes the work group, and the query's id does not name it`,
  );
}
