import * as z from 'zod/mini';
import { partNameSchema } from './run-keys';
import { tallySchema } from './tally';

const partSummarySchema = z.object({
  part: partNameSchema,
  clean: tallySchema,
  quarantined: tallySchema,
  /** Bytes of the clean rows. */
  cleanBytes: z.int().check(z.minimum(0)),
  /** Bad rows by the code of their fault. */
  codes: z.record(z.string(), z.int().check(z.minimum(1))),
});

/** What came of a part. */
export type PartSummary = z.infer<typeof partSummarySchema>;

/** What a transformation returns: small, whatever the parts hold. */
export const batchOutputSchema = z.object({ parts: z.array(partSummarySchema) });

export type BatchOutput = z.infer<typeof batchOutputSchema>;
