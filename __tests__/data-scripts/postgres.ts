import { readFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import type { JsonLinesTable } from '../../constructs/data-catalog';
import type { JsonRow } from './json-lines';

const TYPES: Readonly<Record<string, string>> = { string: 'text', int: 'integer' };
/** What only Redshift has: where rows lie. */
const REDSHIFT_ALONE = /\)\s*DISTKEY \(\w+\)\s*COMPOUND SORTKEY \([\w, ]+\);/g;
/** Trino's own. */
const COUNT_IF = `
  CREATE FUNCTION count_one_if(n bigint, holds boolean) RETURNS bigint LANGUAGE sql IMMUTABLE
    AS 'SELECT n + CASE WHEN holds THEN 1 ELSE 0 END';
  CREATE AGGREGATE count_if(boolean) (SFUNC = count_one_if, STYPE = bigint, INITCOND = '0');`;

/**
 * PostgreSQL in this process, in the place of Redshift, which descends from it, and of Athena. It shows that statements
 * parse, that names and types fit, and what they do; not what the two do otherwise than PostgreSQL.
 */
export class Postgres {
  private constructor(private readonly database: PGlite) {}

  /** One with the tables of `redshift/sales.sql`. */
  static async withWarehouse(): Promise<Postgres> {
    const database = await PGlite.create();
    const script = readFileSync('redshift/sales.sql', 'utf8');
    const tables = script.slice(0, script.indexOf('CREATE USER'));
    await database.exec(tables.replace(REDSHIFT_ALONE, ');'));
    return new Postgres(database);
  }

  /** Makes Athena's tables, empty: a row has the columns and the partition. */
  async createCatalog(tables: readonly JsonLinesTable[]): Promise<void> {
    await this.database.exec(COUNT_IF);
    for (const { name, columns, partitionKey } of tables) {
      const all = Object.entries({ ...columns, [partitionKey]: 'string' });
      const list = all.map(([column, type]) => `${column} ${TYPES[type] ?? type}`).join(', ');
      await this.database.exec(`CREATE TABLE ${name} (${list})`);
    }
  }

  /** Adds rows by the names of their fields; a field that no column has is left out, as by COPY and by Athena. */
  async insert(table: string, rows: readonly JsonRow[], columns: string): Promise<void> {
    await this.database.query(
      `INSERT INTO ${table} (${columns})
       SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)`,
      [JSON.stringify(rows)],
    );
  }

  /** Puts rows in the place of all that a table of the catalog has. Texts of Athena may hold NUL, those here may not. */
  async replace(
    { name, columns, partitionKey }: JsonLinesTable,
    rows: readonly JsonRow[],
  ): Promise<void> {
    await this.database.exec(`TRUNCATE ${name}`);
    const storable = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([field, value]) => [field, withoutNul(value)])),
    );
    await this.insert(name, storable, [...Object.keys(columns), partitionKey].join(', '));
  }

  /** The rows that a query gives, as texts. */
  async texts(query: string): Promise<string[][]> {
    const { rows } = await this.database.query<unknown[]>(query, [], { rowMode: 'array' });
    return rows.map((row) => row.map(String));
  }

  /** The rows of a table as JSON, in any order. */
  async rows(table: string): Promise<JsonRow[]> {
    const { rows } = await this.database.query<{ row: JsonRow }>(
      `SELECT to_json(t) AS row FROM ${table} AS t`,
    );
    return rows.map(({ row }) => row);
  }

  /** Runs statements as one transaction, as the Data API runs a batch: all of them, or none. */
  async transaction(run: () => Promise<void>): Promise<void> {
    await this.database.exec('BEGIN');
    try {
      await run();
      await this.database.exec('COMMIT');
    } catch (thrown) {
      await this.database.exec('ROLLBACK');
      throw thrown;
    } finally {
      // A batch has a session of its own, and temporary tables end with it.
      await this.database.exec('DISCARD TEMP; RESET statement_timeout');
    }
  }

  close(): Promise<void> {
    return this.database.close();
  }
}

function withoutNul(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '\ufffd') : value;
}
