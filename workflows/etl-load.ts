import type { Condition } from '../asl/condition';
import { formatted } from '../asl/format';
import type { Path } from '../asl/payload';
import {
  redshiftDataBatchExecuteStatement,
  redshiftDataCancelStatement,
  redshiftDataDescribeStatement,
  redshiftDataGetStatementResult,
} from '../asl/tasks/redshift-data';
import { loadStatements, RESULT_STATEMENT } from './etl-load-sql';
import type { EtlResources } from './etl-resources';

/** Seconds between two looks at the load. */
export const POLL_SECONDS = 15;
/** Looks until the load is told to stop: half an hour. */
export const MAX_POLLS = 120;

/** Hands the load over as one transaction; a repeated call finds the first. */
export const startLoad = (aws: EtlResources) =>
  ({
    ...redshiftDataBatchExecuteStatement({
      WorkgroupName: aws.redshift.workgroup,
      Database: aws.redshift.database,
      'Sqls.$': `States.Array(${loadStatements(aws).join(', ')})`,
      'StatementName.$': formatted('load {}', '$.run.runId'),
      'ClientToken.$': "States.Hash(States.Format('{}/load', $$.Execution.Id), 'SHA-256')",
    }),
    ResultSelector: { 'id.$': '$.Id' },
    ResultPath: '$.load',
    Assign: { polls: 0 },
  }) as const;

/** How the load is doing. */
export const describeLoad = () =>
  ({
    ...redshiftDataDescribeStatement({ 'Id.$': '$.load.id' }),
    ResultSelector: { 'id.$': '$.Id', 'status.$': '$.Status' },
    ResultPath: '$.load',
  }) as const;

/** The transaction is in the tables. */
export const hasCommitted = {
  Variable: '$.load.status',
  StringEquals: 'FINISHED',
} as const satisfies Condition;

/** The transaction has ended and left the tables as they were. */
export const isRolledBack = {
  Or: [
    { Variable: '$.load.status', StringEquals: 'FAILED' },
    { Variable: '$.load.status', StringEquals: 'ABORTED' },
  ],
} as const satisfies Condition;

/** Stops a load that takes too long. */
export const cancelLoad = () =>
  ({
    ...redshiftDataCancelStatement({ 'Id.$': '$.load.id' }),
    ResultPath: null,
  }) as const;

const cell = (column: number): Path => `$.Records[0][${column}].StringValue`;
const count = (column: number) => `States.StringToJson(${cell(column)})` as const;

/** What the transaction found in the tables at its end. */
export const readLoad = () =>
  ({
    ...redshiftDataGetStatementResult({
      'Id.$': formatted(`{}:${RESULT_STATEMENT}`, '$.load.id'),
    }),
    ResultSelector: {
      'loadedRows.$': count(0),
      'loadedChecksum.$': cell(1),
      'duplicateRows.$': count(2),
      'duplicateChecksum.$': cell(3),
      'rows.$': count(4),
      'checksum.$': cell(5),
      'conflictRows.$': count(6),
    },
    ResultPath: '$.loaded',
  }) as const;

/** Every clean row is loaded or a duplicate, as counted and as summed in the tables themselves. */
export const isLoaded = {
  And: [
    { Variable: '$.loaded.rows', NumericEqualsPath: '$.validation.cleanRows' },
    { Variable: '$.loaded.checksum', StringEqualsPath: '$.validation.cleanChecksum' },
  ],
} as const satisfies Condition;
