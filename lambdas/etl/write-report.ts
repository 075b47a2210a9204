import * as z from 'zod/mini';
import { ETL_ERRORS } from '../../workflows/etl-errors';
import { requireEnv } from '../shared/environment';
import { errorNamed } from '../shared/errors';
import { retryable } from '../shared/retryable';
import { makeS3Client } from '../shared/s3-client';
import { makeObjectStore, type ObjectStore } from './object-store';
import { readEvent } from './read-event';
import type { Report } from './report';
import { reportHtml } from './report-html';
import { readJson, summarySchema } from './run-files';
import { runKeys, runSchema } from './run-keys';
import { addUp, tallySchema } from './tally';

/** Keys of the two reports. */
export interface WrittenReport {
  readonly html: string;
  readonly json: string;
}

const eventSchema = z.intersection(
  runSchema,
  z.object({
    load: z.object({
      loadedRows: tallySchema.shape.rows,
      loadedChecksum: tallySchema.shape.checksum,
      duplicateRows: tallySchema.shape.rows,
      duplicateChecksum: tallySchema.shape.checksum,
      conflictRows: tallySchema.shape.rows,
    }),
  }),
);

/**
 * Writes what became of the day's rows, for people and for programs.
 * @throws BrokenRun if it is not called with a run and its counts, or if rows that came in are neither loaded nor quarantined nor duplicates
 */
export function makeWriteReportHandler(store: Pick<ObjectStore, 'readText' | 'write'>) {
  return (event: unknown): Promise<WrittenReport> =>
    retryable(ETL_ERRORS.awsServiceUnavailable, async () => {
      const { runId, runDate, load } = readEvent(eventSchema, event);
      const keys = runKeys(runId);
      const summary = await readJson(store, keys.summary, summarySchema);
      const report: Report = {
        runDate,
        runId,
        sourceFiles: summary.sourceFiles,
        emptyFiles: summary.emptyFiles,
        in: summary.in,
        loaded: { rows: load.loadedRows, checksum: load.loadedChecksum },
        quarantined: summary.quarantined,
        duplicates: { rows: load.duplicateRows, checksum: load.duplicateChecksum },
        conflictRows: load.conflictRows,
        codes: summary.codes,
        failedParts: summary.failedParts,
      };
      demandBalance(report);
      await store.write(keys.reportJson, `${JSON.stringify(report)}\n`, 'application/json');
      await store.write(keys.reportHtml, reportHtml(report), 'text/html; charset=utf-8');
      return { html: keys.reportHtml, json: keys.reportJson };
    });
}

function demandBalance({ runId, in: came, loaded, quarantined, duplicates }: Report): void {
  const out = addUp([loaded, quarantined, duplicates]);
  if (out.rows !== came.rows || out.checksum !== came.checksum) {
    throw errorNamed(
      ETL_ERRORS.brokenRun,
      `run ${runId}: in ${came.rows} rows (${came.checksum}), out ${out.rows} (${out.checksum})`,
    );
  }
}

export const handler = makeWriteReportHandler(
  makeObjectStore(makeS3Client(), requireEnv('DATA_BUCKET')),
);
