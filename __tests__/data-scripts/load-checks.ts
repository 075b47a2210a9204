import { addUp } from '../../lambdas/etl/tally';
import { SalesTable } from '../../local/etl/warehouse';
import { RESULT_STATEMENT } from '../../workflows/etl-load-sql';
import { demandEqual } from '../support/checks/demand-equal';
import { demand, type Report } from '../support/checks/report';
import { etlResources } from '../support/etl-resources';
import { folderBucket } from './folder-bucket';
import type { JsonRow } from './json-lines';
import type { Postgres } from './postgres';
import { redshiftOn } from './redshift';
import type { S3Folder } from './s3-folder';
import { DAYS, type SalesRun } from './sales-runs';
import { loadTexts, type Validated } from './sql-texts';

const TABLES = ['sales', 'conflicts'] as const;

/** A load on PostgreSQL and on the stand-in, one after another. */
class BothLoads {
  private readonly standIn: SalesTable;

  constructor(
    private readonly postgres: Postgres,
    private readonly objects: S3Folder,
  ) {
    const bucket = folderBucket(objects, etlResources.dataBucket);
    this.standIn = new SalesTable(bucket, async () => undefined);
  }

  /** The counts that the load reads at its end; undefined where it was refused. Both must say the same. */
  async load(run: SalesRun, validated: Validated): Promise<readonly string[] | undefined> {
    const sqls = await loadTexts(run, validated);
    const [counts, said] = await Promise.all(
      [redshiftOn(this.postgres, this.objects), this.standIn.execute].map((execute) =>
        execute(sqls).then(
          (results) => results[RESULT_STATEMENT - 1]?.[0],
          (refused: Error) => {
            demand(/divi(de|sion) by zero/i.test(refused.message), () => refused.message);
            return undefined;
          },
        ),
      ),
    );
    demandEqual(counts, said, `${run.runId}: what the load counts, and what the stand-in does`);
    return counts;
  }

  /** The places of all rows, in order; of both the same. */
  async places(): Promise<Readonly<Record<(typeof TABLES)[number], readonly string[]>>> {
    const [sales, conflicts] = await Promise.all(
      TABLES.map(async (table) => {
        const rows = await this.postgres.rows(`${etlResources.redshift.schema}.${table}`);
        return rows.map(placeOf).sort();
      }),
    );
    const said = [this.standIn.rows, this.standIn.conflicts].map((rows) =>
      rows.map(placeOf).sort(),
    );
    demandEqual([sales, conflicts], said, 'the tables, and the tables of the stand-in');
    return { sales: sales ?? [], conflicts: conflicts ?? [] };
  }
}

/** The load's transaction, run by run, over days with copies, conflicts and corrected files. */
export async function checkLoads(
  report: Report,
  postgres: Postgres,
  objects: S3Folder,
  runs: readonly SalesRun[],
): Promise<void> {
  const both = new BothLoads(postgres, objects);
  await report.check(`${runs.length} loads leave what those of the stand-in leave`, async () => {
    let conflicts = 0;
    for (const run of runs) {
      const counts = await both.load(run, countsOf(run));
      demandEqual(counts?.slice(4, 6), Object.values(allOf(run)).map(String), `${run.runId}: rows`);
      conflicts += (await both.places()).conflicts.length;
    }
    demand(conflicts > runs.length, () => `only ${conflicts} conflicts: the runs are too plain`);
  });
  await report.check('a load that comes again changes nothing', async () => {
    const before = await both.places();
    for (const run of DAYS.map((day) => lastOf(runs, day))) await both.load(run, countsOf(run));
    demandEqual(await both.places(), before, 'the tables');
  });
  await report.check('a load of other rows than were counted is refused, and undone', async () => {
    const before = await both.places();
    for (const run of runs.slice(0, 20)) {
      const { cleanRows, cleanChecksum } = countsOf(run);
      for (const wrong of [
        { cleanRows: cleanRows + 1, cleanChecksum },
        { cleanRows, cleanChecksum: `${BigInt(cleanChecksum) + 1n}` },
      ]) {
        demandEqual(await both.load(run, wrong), undefined, `${run.runId}: counts`);
      }
    }
    demandEqual(await both.places(), before, 'the tables');
  });
  await report.check('a load of rows of another day is refused, and undone', async () => {
    const before = await both.places();
    const run = runs.find((one) => countsOf(one).cleanRows > 0) as SalesRun;
    const other = { ...run, runDate: '2026-02-01' };
    demandEqual(await both.load(other, countsOf(run)), undefined, 'counts');
    demandEqual(await both.places(), before, 'the tables');
  });
}

function allOf({ parts }: SalesRun) {
  return addUp(parts.map(({ summary }) => summary.clean));
}

function countsOf(run: SalesRun): Validated {
  const { rows, checksum } = allOf(run);
  return { cleanRows: rows, cleanChecksum: checksum };
}

function lastOf(runs: readonly SalesRun[], day: string): SalesRun {
  return runs.findLast(({ runDate }) => runDate === day) as SalesRun;
}

/** What tells a row from its copies. */
function placeOf(row: JsonRow): string {
  const { sale_date, store_id, receipt_no, line_no, part, line, row_checksum } = row;
  return [sale_date, store_id, receipt_no, line_no, part, line, row_checksum].join(' ');
}
