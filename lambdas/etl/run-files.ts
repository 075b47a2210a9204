import * as z from 'zod/mini';
import { ETL_ERRORS } from '../../workflows/etl-errors';
import { errorNamed } from '../shared/errors';
import type { ObjectStore } from './object-store';
import { partNameSchema } from './run-keys';
import { tallySchema } from './tally';

/** The files that a run reads. */
export const planSchema = z.object({ files: z.array(z.object({ key: z.string() })) });

/** What the extract counted: by part, and where each part came from. */
export const extractSchema = z.object({
  parts: z.array(
    z.object({
      part: partNameSchema,
      source: z.string(),
      firstLine: z.int().check(z.minimum(1)),
      ...tallySchema.shape,
    }),
  ),
});

/** The list of result files that a distributed Map writes. */
export const resultManifestSchema = z.object({
  ResultFiles: z.object({ SUCCEEDED: z.array(z.object({ Key: z.string() })) }),
});

/** Children that succeeded; each `Output` is JSON. */
export const resultsSchema = z.array(z.object({ Output: z.string() }));

/** What is known of a run before it is loaded. */
export const summarySchema = z.object({
  sourceFiles: z.int().check(z.minimum(1)),
  /** Keys of those that hold no row. */
  emptyFiles: z.array(z.string()),
  in: tallySchema,
  clean: tallySchema,
  quarantined: tallySchema,
  codes: z.record(z.string(), z.int().check(z.minimum(1))),
  failedParts: z.array(partNameSchema),
});

export type Summary = z.infer<typeof summarySchema>;

/**
 * JSON that another step left under a key.
 * @throws BrokenRun if it is not JSON of the right shape
 */
export async function readJson<T>(
  store: Pick<ObjectStore, 'readText'>,
  key: string,
  schema: z.core.$ZodType<T>,
): Promise<T> {
  return parseJson(await store.readText(key), key, schema);
}

/** @throws BrokenRun naming what is not JSON of the right shape */
export function parseJson<T>(text: string, what: string, schema: z.core.$ZodType<T>): T {
  const parsed = z.safeParse(schema, jsonOf(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw errorNamed(
      ETL_ERRORS.brokenRun,
      `${what} is malformed at ${issue?.path.join('.') || 'the whole'}`,
    );
  }
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
