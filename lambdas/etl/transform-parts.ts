import * as z from 'zod/mini';
import { ETL_ERRORS } from '../../workflows/etl-errors';
import { requireEnv } from '../shared/environment';
import { errorNamed } from '../shared/errors';
import { retryable } from '../shared/retryable';
import { makeS3Client } from '../shared/s3-client';
import { makeObjectStore, type ObjectStore } from './object-store';
import type { BatchOutput, PartSummary } from './part-summary';
import { readEvent } from './read-event';
import { partOf, runKeys, runSchema } from './run-keys';
import { transformPart } from './transform-part';

const eventSchema = z.object({
  BatchInput: runSchema,
  Items: z.array(z.object({ key: z.string() })).check(z.minLength(1)),
});

const JSON_LINES = 'application/x-ndjson';

/**
 * Cleans a batch of parts, one after another. A part's bad rows are written before its clean ones. A part without a bad
 * row has no quarantine object: one that an earlier attempt left, when the part had failed, is taken away, because its
 * rows would count twice. Repeating it leaves the same bytes under the same keys.
 * @throws BrokenRun if what it is given is no batch of parts of the run
 */
export function makeTransformPartsHandler(
  store: Pick<ObjectStore, 'read' | 'write' | 'remove'>,
): (event: unknown) => Promise<BatchOutput> {
  return (event) =>
    retryable(ETL_ERRORS.awsServiceUnavailable, async () => {
      const { runId, runDate, names } = readBatch(event);
      const keys = runKeys(runId);
      const parts: PartSummary[] = [];
      for (const name of names) {
        const chunks = await store.read(keys.staging(name));
        const { clean, quarantine, summary } = await transformPart(name, runDate, chunks);
        if (quarantine === '') await store.remove(keys.quarantine(name));
        else await store.write(keys.quarantine(name), quarantine, JSON_LINES);
        await store.write(keys.clean(name), clean, JSON_LINES);
        parts.push(summary);
      }
      return { parts };
    });
}

function readBatch(event: unknown) {
  const { BatchInput, Items } = readEvent(eventSchema, event);
  const names = Items.map(({ key }) => {
    const name = partOf(BatchInput.runId, key);
    if (name === undefined) {
      throw errorNamed(ETL_ERRORS.brokenRun, `an item is no part of run ${BatchInput.runId}`);
    }
    return name;
  });
  return { ...BatchInput, names };
}

export const handler = makeTransformPartsHandler(
  makeObjectStore(makeS3Client(), requireEnv('DATA_BUCKET')),
);
