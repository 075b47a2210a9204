import * as z from 'zod/mini';
import { ETL_ERRORS } from '../../workflows/etl-errors';
import { requireEnv, requireIntegerEnv } from '../shared/environment';
import { errorNamed } from '../shared/errors';
import { retryable } from '../shared/retryable';
import { makeS3Client } from '../shared/s3-client';
import { inParallel } from './in-parallel';
import { compactionText, groupParts, loadManifest } from './load-plan';
import { makeObjectStore, type ObjectStore } from './object-store';
import { batchOutputSchema, type PartSummary } from './part-summary';
import { fault } from './row-fault';
import {
  extractSchema,
  parseJson,
  readJson,
  resultManifestSchema,
  resultsSchema,
} from './run-files';
import { runIdSchema, runKeys } from './run-keys';
import { addUp } from './tally';
import { quarantinePart } from './transform-part';

/** What the machine compares; the rest lies in S3. */
export interface CollectedRun {
  readonly rowsIn: number;
  readonly checksumIn: string;
  readonly cleanRows: number;
  readonly cleanChecksum: string;
  readonly maxQuarantinedRows: number;
}

interface Dependencies {
  readonly store: ObjectStore;
  readonly bucket: string;
  /** Share of the rows that may be bad. */
  readonly maxQuarantinedPercent: number;
  /** Whether clean parts are joined before they are loaded. */
  readonly compaction: boolean;
}

/** Objects that are read at once: a part of 10,000 rows and its quarantine are some 5 MB of memory. */
const READS_AT_ONCE = 16;

const eventSchema = z.object({ runId: runIdSchema, resultManifestKey: z.string() });
const FAILED_PART = fault(
  'part-failed',
  'the part could not be transformed; its rows were not judged',
);

/**
 * Adds up what the transformations did. A part that failed, and was tolerated, is quarantined as a whole, so that its
 * rows are counted like any other; a clean object that it may have left is taken away. So are joined objects of an
 * earlier attempt that this one does not name: Athena counts all that lie in the folder.
 * @throws BrokenRun if what the steps before left is not what it should be; NoRows if the files held none
 */
export function makeCollectResultsHandler(deps: Dependencies) {
  const { store, bucket, compaction } = deps;

  return (event: unknown): Promise<CollectedRun> =>
    retryable(ETL_ERRORS.awsServiceUnavailable, async () => {
      const { runId, resultManifestKey } = eventSchema.parse(event);
      const keys = runKeys(runId);
      const extract = await readJson(store, keys.extract, extractSchema);
      const came = addUp(extract.parts);
      if (came.rows === 0) {
        throw errorNamed(ETL_ERRORS.noRows, `the files of run ${runId} hold no row`);
      }
      const done = await summariesOf(store, resultManifestKey);
      const failed = extract.parts.filter(({ part }) => !done.has(part));
      await inParallel(failed, READS_AT_ONCE, async ({ part }) => {
        const records = await quarantinePart(
          part,
          await store.read(keys.staging(part)),
          FAILED_PART,
        );
        await store.remove(keys.clean(part));
        await store.write(keys.quarantine(part), records, 'application/x-ndjson');
      });

      const summaries = [...done.values()].sort((a, b) => (a.part < b.part ? -1 : 1));
      const clean = addUp(summaries.map((summary) => summary.clean));
      const codes = countCodes(summaries, addUp(failed).rows);
      const groups = groupParts(summaries, keys.compacted);
      const loaded = compaction
        ? groups.map(({ key }) => key)
        : groups.flatMap(({ parts }) => parts.map(keys.clean));
      if (compaction) {
        await removeOthers(store, keys.compactedFolder, loaded);
        await store.write(keys.compaction, compactionText(groups, keys.clean), 'text/plain');
      }
      await store.write(keys.load, loadManifest(bucket, loaded), 'application/json');
      const summary = {
        sourceFiles: new Set(extract.parts.map(({ source }) => source)).size,
        in: came,
        clean,
        quarantined: addUp([...summaries.map(({ quarantined }) => quarantined), ...failed]),
        codes,
        failedParts: failed.map(({ part }) => part),
      };
      await store.write(keys.summary, JSON.stringify(summary), 'application/json');
      return {
        rowsIn: came.rows,
        checksumIn: came.checksum,
        cleanRows: clean.rows,
        cleanChecksum: clean.checksum,
        maxQuarantinedRows: Math.floor((came.rows * deps.maxQuarantinedPercent) / 100),
      };
    });
}

/** What each part came to, by its name: a part that two children did counts once. */
async function summariesOf(
  store: Pick<ObjectStore, 'readText'>,
  manifestKey: string,
): Promise<ReadonlyMap<string, PartSummary>> {
  const { ResultFiles } = await readJson(store, manifestKey, resultManifestSchema);
  const done = new Map<string, PartSummary>();
  const batches = await inParallel(ResultFiles.SUCCEEDED, READS_AT_ONCE, async ({ Key }) => {
    const children = await readJson(store, Key, resultsSchema);
    return children.map(({ Output }) => parseJson(Output, Key, batchOutputSchema));
  });
  for (const { parts } of batches.flat()) {
    for (const summary of parts) done.set(summary.part, summary);
  }
  return done;
}

/** Takes away what lies in the folder, but for these keys. */
async function removeOthers(
  store: Pick<ObjectStore, 'list' | 'remove'>,
  folder: string,
  kept: readonly string[],
): Promise<void> {
  const found = await store.list(folder);
  const others = found.filter(({ key }) => !kept.includes(key));
  await inParallel(others, READS_AT_ONCE, ({ key }) => store.remove(key));
}

/** Bad rows by code, in the order of the codes. */
function countCodes(
  summaries: readonly PartSummary[],
  inFailedParts: number,
): Record<string, number> {
  const counts = new Map<string, number>();
  const add = (code: string, rows: number) => counts.set(code, (counts.get(code) ?? 0) + rows);
  for (const { codes } of summaries) {
    for (const [code, rows] of Object.entries(codes)) add(code, rows);
  }
  if (inFailedParts > 0) add(FAILED_PART.code, inFailedParts);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const bucket = requireEnv('DATA_BUCKET');

export const handler = makeCollectResultsHandler({
  store: makeObjectStore(makeS3Client(), bucket),
  bucket,
  maxQuarantinedPercent: requireIntegerEnv('MAX_QUARANTINED_PERCENT'),
  compaction: requireEnv('COMPACTION') === 'on',
});
