import { TaskFailure } from '../../simulator/tasks/handler';
import { type AwsService, ServiceError, serviceOf, textField } from './aws-service';

/** Answers a query: a row of texts for each row. */
export type QueryEngine = (sql: string) => Promise<readonly (readonly string[])[]>;

/** How the next queries end. */
export type AthenaBehaviour = 'succeed' | 'fail';

/**
 * Athena, for queries that are waited for (`startQueryExecution.sync`). A repeated `ClientRequestToken` finds the
 * first query.
 */
export function makeAthena(answer: QueryEngine, behaviour: () => AthenaBehaviour): AwsService {
  const results = new Map<string, readonly (readonly string[])[]>();
  const idOf = new Map<string, string>();
  return serviceOf('Athena', {
    async StartQueryExecution(input) {
      const sql = textField(input, 'QueryString');
      const token = textField(input, 'ClientRequestToken');
      const id = idOf.get(token) ?? `query-${idOf.size + 1}`;
      idOf.set(token, id);
      if (behaviour() === 'fail') {
        const state = { State: 'FAILED', StateChangeReason: 'GENERIC_INTERNAL_ERROR' };
        throw new TaskFailure('States.TaskFailed', JSON.stringify({ QueryExecution: state }));
      }
      if (!results.has(id)) results.set(id, await answer(sql));
      return { QueryExecution: { QueryExecutionId: id, Status: { State: 'SUCCEEDED' } } };
    },
    GetQueryResults(input) {
      const id = textField(input, 'QueryExecutionId');
      const rows = results.get(id);
      if (rows === undefined) {
        throw new ServiceError('InvalidRequestException', `QueryExecution ${id} was not found`);
      }
      // The first row holds the names of the columns.
      const [first = []] = rows;
      const all = [first.map((_, index) => `_col${index}`), ...rows];
      return {
        ResultSet: {
          Rows: all.map((row) => ({ Data: row.map((cell) => ({ VarCharValue: cell })) })),
        },
      };
    },
  });
}
