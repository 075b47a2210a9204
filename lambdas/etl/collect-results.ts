import * as z from 'zod/mini';
import { ETL_ERRORS } from '../../workflows/etl-errors';
import { requireEnv, requireIntegerEnv } from '../shared/environment';
import { errorNamed } from '../shared/errors';
import { retryable } from '../shared/retryable';
import { makeS3Client } from '../shared/s3-client';
import { inParallel } from './in-parallel';
import { compactionText, groupParts, loadManifest } from './load-plan';
import { mapResults } from './map-results';
import { makeObjectStore, type ObjectStore, READS_AT_ONCE } from './object-store';
import type { PartSummary } from './part-summary';
import { readEvent } from './read-event';
import { fault } from './row-fault';
import { extractSchema, planSchema, readJson } from './run-files';
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

const eventSchema = z
  .object({ runId: runIdSchema, resultManifestKey: z.string() })
  .check(
    z.refine(
      ({ runId, resultManifestKey }) => resultManifestKey.startsWith(runKeys(runId).resultsFolder),
      'resultManifestKey is not below the results of the run',
    ),
  );
const FAILED_PART = fault(
  'part-failed',
  'the part could not be transformed; its rows were not judged',
);

/**
 * Adds up what the transformations did. A part that failed, and was tolerated, is quarantined as a whole, so that its
 * rows are counted like any other; a clean object that it may have left is taken away. So are objects of an earlier
 * attempt that this one does not name, joined or of parts that were cut otherwise: Athena counts all that lie in the
 * folders. Files without a row are named in the summary: one that was to have some is seen.
 * @throws BrokenRun if what the steps before left is not what it should be; NoRows if the files held none
 */
export function makeCollectResultsHandler(deps: Dependencies) {
  const { store, bucket, compaction } = deps;

  return (event: unknown): Promise<CollectedRun> =>
    retryable(ETL_ERRORS.awsServiceUnavailable, async () => {
      const { runId, resultManifestKey } = readEvent(eventSchema, event);
      const keys = runKeys(runId);
      const plan = await readJson(store, keys.source, planSchema);
      const extract = await readJson(store, keys.extract, extractSchema);
      const emptyFiles = filesWithoutRow(plan, extract);
      const came = addUp(extract.parts);
      if (came.rows === 0) {
        throw errorNamed(ETL_ERRORS.noRows, `the files of run ${runId} hold no row`);
      }
      const cut = extract.parts.map(({ part }) => part);
      const done = await mapResults(store, resultManifestKey, new Set(cut));
      await removeOthers(store, keys.cleanFolder, cut.map(keys.clean));
      await removeOthers(store, keys.quarantineFolder, cut.map(keys.quarantine));
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
        sourceFiles: plan.files.length,
        emptyFiles,
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

/**
 * Keys of the planned files of which there is no part.
 * @throws BrokenRun if there is a part of a file that was not planned
 */
function filesWithoutRow(
  plan: z.infer<typeof planSchema>,
  extract: z.infer<typeof extractSchema>,
): readonly string[] {
  const planned = new Set(plan.files.map(({ key }) => key));
  const sources = new Set(extract.parts.map(({ source }) => source));
  const others = [...sources].filter((source) => !planned.has(source)).length;
  if (others > 0) {
    throw errorNamed(ETL_ERRORS.brokenRun, `the extract has parts of ${others} other files`);
  }
  return [...planned].filter((key) => !sources.has(key));
}

/** Takes away what lies in the folder, but for these keys. */
async function removeOthers(
  store: Pick<ObjectStore, 'list' | 'remove'>,
  folder: string,
  kept: readonly string[],
): Promise<void> {
  const found = await store.list(folder);
  const names = new Set(kept);
  const others = found.filter(({ key }) => !names.has(key));
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
