import { join } from 'node:path';
import { loadManifest } from '../../lambdas/etl/load-plan';
import { runKeys } from '../../lambdas/etl/run-keys';
import type { Report } from '../support/checks/report';
import { etlResources } from '../support/etl-resources';
import { checkLoads } from './load-checks';
import { Postgres } from './postgres';
import { S3Folder } from './s3-folder';
import { type SalesRun, salesRuns } from './sales-runs';
import { checkValidation } from './validation-checks';

const BUCKET = etlResources.dataBucket;
const RUNS = 120;
const SEED = 1;

/** The SQL of validation and load on PostgreSQL, beside the stand-ins that `sfn local` has for it. */
export async function checkSql(report: Report, temporary: string): Promise<void> {
  const postgres = await report.check('PostgreSQL takes the tables of redshift/sales.sql', () =>
    Postgres.withWarehouse(),
  );
  if (postgres === undefined) return;
  const objects = new S3Folder(join(temporary, 'sql'));
  const runs = await salesRuns(RUNS, SEED);
  for (const run of runs) writeRun(objects, run);
  await checkValidation(report, postgres, objects, runs);
  await checkLoads(report, postgres, objects, runs);
  await postgres.close();
}

/** What the functions write of a run. */
function writeRun(objects: S3Folder, { runId, parts }: SalesRun): void {
  const keys = runKeys(runId);
  for (const { clean, quarantine, summary } of parts) {
    objects.write(BUCKET, keys.clean(summary.part), clean);
    objects.write(BUCKET, keys.quarantine(summary.part), quarantine);
  }
  const loaded = parts.map(({ summary }) => keys.clean(summary.part));
  objects.write(BUCKET, keys.load, loadManifest(BUCKET, loaded));
}
