import { type AwsService, ServiceError, serviceOf, textField } from './aws-service';
import type { EngineTime } from './engine-time';

/**
 * Runs statements as one transaction, and gives each one's rows of texts. What it throws rolls back, and is the
 * statement's error.
 */
export type SqlEngine = (sqls: readonly string[]) => Promise<readonly (readonly string[])[][]>;

/** How the next statements end: as the SQL does, refused by the database, stopped by somebody, or never. */
export type RedshiftBehaviour = 'finish' | 'fail' | 'abort' | 'never';

interface Statement {
  readonly id: string;
  readonly sqls: readonly string[];
  status: 'STARTED' | 'FINISHED' | 'FAILED' | 'ABORTED';
  error?: string;
  results: readonly (readonly string[])[][];
}

/** Virtual milliseconds that a batch takes. */
const BATCH_MS = 40_000;

/**
 * The Redshift Data API: statements run while nobody waits, and are asked about. A repeated `ClientToken` finds the
 * first statement.
 */
export function makeRedshiftData(options: {
  readonly execute: SqlEngine;
  readonly behaviour: () => RedshiftBehaviour;
  readonly time: EngineTime;
}): AwsService {
  const statements = new Map<string, Statement>();
  const idOf = new Map<string, string>();

  const run = async (statement: Statement): Promise<void> => {
    if (statement.status !== 'STARTED') return;
    const behaviour = options.behaviour();
    try {
      if (behaviour === 'fail') throw new Error('ERROR: disk full');
      if (behaviour === 'abort') statement.status = 'ABORTED';
      else {
        statement.results = await options.execute(statement.sqls);
        statement.status = 'FINISHED';
      }
    } catch (thrown) {
      statement.status = 'FAILED';
      statement.error = thrown instanceof Error ? thrown.message : String(thrown);
    }
  };

  const find = (id: string): Statement => {
    const statement = statements.get(id);
    if (statement === undefined) {
      throw new ServiceError('ResourceNotFoundException', `Query ${id} does not exist.`);
    }
    return statement;
  };

  return serviceOf('Redshift Data', {
    BatchExecuteStatement({ Sqls: sqls, ClientToken: token }) {
      const known = idOf.get(String(token));
      if (known !== undefined) return { Id: known };
      const id = `statement-${idOf.size + 1}`;
      const texts = Array.isArray(sqls) ? sqls.map(String) : [];
      const statement: Statement = { id, sqls: texts, status: 'STARTED', results: [] };
      statements.set(id, statement);
      idOf.set(String(token), id);
      if (options.behaviour() !== 'never') options.time.later(BATCH_MS, () => run(statement));
      return { Id: id };
    },
    DescribeStatement(input) {
      const { id, status, error } = find(textField(input, 'Id'));
      return { Id: id, Status: status, ...(error === undefined ? {} : { Error: error }) };
    },
    GetStatementResult(input) {
      const [id = '', place] = textField(input, 'Id').split(':');
      const { status, results } = find(id);
      const rows = results[Number(place) - 1];
      if (status !== 'FINISHED' || rows === undefined) {
        throw new ServiceError('ResourceNotFoundException', 'Query does not have result.');
      }
      return { Records: rows.map((row) => row.map((cell) => ({ StringValue: cell }))) };
    },
    CancelStatement(input) {
      const statement = find(textField(input, 'Id'));
      if (statement.status !== 'STARTED') {
        throw new ServiceError('ValidationException', 'Could not cancel a query that is finished.');
      }
      statement.status = 'ABORTED';
      return { Status: true };
    },
  });
}
