import type { PayloadTemplate } from '../payload';
import { capacity, TASK_FAILED, TIMEOUT } from '../retry';
import { API_CALL_TIMEOUT_SECONDS, type Parameter, type TaskPart, task } from './task';

/**
 * Redshift by its Data API. There is no `.sync`: execute, Wait, describe, Choice.
 * A serverless target is named by WorkgroupName, a cluster by ClusterIdentifier.
 * Source: https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_ExecuteStatement.html
 */
type Statement = PayloadTemplate &
  Parameter<'Sql'> &
  Parameter<'Database'> &
  (Parameter<'WorkgroupName'> | Parameter<'ClusterIdentifier'>);

const BUSY = capacity('RedshiftData.ActiveStatementsExceededException');

/**
 * Hands one SQL statement over; the result holds its `Id`.
 * Give a `ClientToken` that is a function of the execution, so that a second run finds the first statement.
 */
export function redshiftDataExecuteStatement(parameters: Statement): TaskPart {
  return call('executeStatement', parameters);
}

/** Asks how a statement is doing: `Status` SUBMITTED, PICKED, STARTED, FINISHED, FAILED or ABORTED. */
export function redshiftDataDescribeStatement(
  parameters: PayloadTemplate & Parameter<'Id'>,
): TaskPart {
  return call('describeStatement', parameters);
}

/** Stops a running statement. */
export function redshiftDataCancelStatement(
  parameters: PayloadTemplate & Parameter<'Id'>,
): TaskPart {
  return call('cancelStatement', parameters);
}

function call(action: string, parameters: PayloadTemplate): TaskPart {
  return task(
    `aws-sdk:redshiftdata:${action}`,
    parameters,
    { TimeoutSeconds: API_CALL_TIMEOUT_SECONDS },
    [BUSY, TASK_FAILED, TIMEOUT],
  );
}
