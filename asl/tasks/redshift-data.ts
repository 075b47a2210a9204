import type { Retrier } from '../language';
import type { PayloadTemplate } from '../payload';
import { capacity, TASK_FAILED, TIMEOUT } from '../retry';
import { API_CALL_TIMEOUT_SECONDS, type Parameter, type TaskPart, task } from './task';

/**
 * Redshift by its Data API. There is no `.sync`: execute, Wait, describe, Choice.
 * A serverless target is named by WorkgroupName, a cluster by ClusterIdentifier.
 * Source: https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_ExecuteStatement.html
 */
type Target = PayloadTemplate &
  Parameter<'Database'> &
  (Parameter<'WorkgroupName'> | Parameter<'ClusterIdentifier'>);
type Statement = Target & Parameter<'Sql'>;
type Statements = Target & Parameter<'Sqls', readonly string[]>;
type Identified = PayloadTemplate & Parameter<'Id'>;

const RETRY = [TASK_FAILED, TIMEOUT] as const;
/** All that may be running is running: only a statement that is handed over hears of that. */
const RETRY_WHEN_BUSY = [
  capacity('RedshiftData.ActiveStatementsExceededException'),
  ...RETRY,
] as const;

/**
 * Hands one SQL statement over; the result holds its `Id`.
 * Give a `ClientToken` that is a function of the execution, so that a second run finds the first statement.
 */
export function redshiftDataExecuteStatement(parameters: Statement): TaskPart {
  return call('executeStatement', parameters, RETRY_WHEN_BUSY);
}

/**
 * Hands up to 40 SQL statements over, which run in order as one transaction: all of them or none. The result holds
 * one `Id` for the batch; the result of the third statement is read under `<Id>:3`.
 * Source: https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_BatchExecuteStatement.html
 */
export function redshiftDataBatchExecuteStatement(parameters: Statements): TaskPart {
  return call('batchExecuteStatement', parameters, RETRY_WHEN_BUSY);
}

/** Asks how a statement is doing: `Status` SUBMITTED, PICKED, STARTED, FINISHED, FAILED or ABORTED. */
export function redshiftDataDescribeStatement(parameters: Identified): TaskPart {
  return call('describeStatement', parameters, RETRY);
}

/** Reads what a finished statement selected, under `Records`. Bound it: a state's data holds 262,144 bytes. */
export function redshiftDataGetStatementResult(parameters: Identified): TaskPart {
  return call('getStatementResult', parameters, RETRY);
}

/** Stops a running statement. */
export function redshiftDataCancelStatement(parameters: Identified): TaskPart {
  return call('cancelStatement', parameters, RETRY);
}

function call(action: string, parameters: PayloadTemplate, retry: readonly Retrier[]): TaskPart {
  return task(
    `aws-sdk:redshiftdata:${action}`,
    parameters,
    { TimeoutSeconds: API_CALL_TIMEOUT_SECONDS },
    retry,
  );
}
