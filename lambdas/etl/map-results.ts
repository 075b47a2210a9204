import { inParallel } from './in-parallel';
import { type ObjectStore, READS_AT_ONCE } from './object-store';
import { batchOutputSchema, type PartSummary } from './part-summary';
import { parseJson, readJson, resultManifestSchema, resultsSchema } from './run-files';

/**
 * What each part came to, by its name, from the files that the distributed Map wrote: a part that two children did
 * counts once.
 * @param cut the parts that the extract cut; another one, left by a script that cut otherwise, is passed over: its rows
 *   are in the others
 * @throws BrokenRun if a file is not what it should be
 */
export async function mapResults(
  store: Pick<ObjectStore, 'readText'>,
  manifestKey: string,
  cut: ReadonlySet<string>,
): Promise<ReadonlyMap<string, PartSummary>> {
  const { ResultFiles } = await readJson(store, manifestKey, resultManifestSchema);
  const done = new Map<string, PartSummary>();
  const batches = await inParallel(ResultFiles.SUCCEEDED, READS_AT_ONCE, async ({ Key }) => {
    const children = await readJson(store, Key, resultsSchema);
    return children.map(({ Output }) => parseJson(Output, Key, batchOutputSchema));
  });
  for (const { parts } of batches.flat()) {
    for (const summary of parts) {
      if (cut.has(summary.part)) done.set(summary.part, summary);
    }
  }
  return done;
}
