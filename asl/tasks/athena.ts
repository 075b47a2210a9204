import type { PayloadTemplate } from '../payload';
import { capacity, TASK_FAILED, TIMEOUT } from '../retry';
import {
  API_CALL_TIMEOUT_SECONDS,
  type Limits,
  type Optional,
  type Parameter,
  type TaskPart,
  task,
} from './task';

/** WorkGroup is required here though not by Athena: it carries the result location, encryption and limits. */
type Query = Parameter<'QueryString'> &
  Parameter<'WorkGroup'> &
  Optional<
    | 'ClientRequestToken'
    | 'ExecutionParameters'
    | 'QueryExecutionContext'
    | 'ResultConfiguration'
    | 'ResultReuseConfiguration'
  >;
type Execution = Parameter<'QueryExecutionId'>;
type Results = Execution & Optional<'MaxResults' | 'NextToken' | 'QueryResultType'>;

/** The last is what Step Functions makes of an error that its client of Athena has no class for, such as a throttled call. */
const BUSY = capacity(
  'Athena.TooManyRequestsException',
  'Athena.ThrottlingException',
  'Athena.AmazonAthenaException',
);

/** Starts a query and goes on at once. */
export function athenaStartQueryExecution(parameters: Query): TaskPart {
  return call('athena:startQueryExecution', parameters);
}

/** Starts a query and waits for its end; the result holds its id under `QueryExecution.QueryExecutionId`. */
export function athenaStartQueryExecutionSync(parameters: Query, limits: Limits): TaskPart {
  return task('athena:startQueryExecution.sync', parameters, limits, [BUSY]);
}

/** Reads up to 1,000 rows of a finished query under `ResultSet`. Bound it: a state's data holds 262,144 bytes. */
export function athenaGetQueryResults(parameters: Results): TaskPart {
  return call('athena:getQueryResults', parameters);
}

/** Stops a running query. */
export function athenaStopQueryExecution(parameters: Execution): TaskPart {
  return call('athena:stopQueryExecution', parameters);
}

function call(action: string, parameters: PayloadTemplate): TaskPart {
  return task(action, parameters, { TimeoutSeconds: API_CALL_TIMEOUT_SECONDS }, [
    BUSY,
    TASK_FAILED,
    TIMEOUT,
  ]);
}
