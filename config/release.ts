import * as z from 'zod';
import type { Demand } from './demand';
import { WORKFLOWS } from './project';

/** An alias leads to one version or two: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-state-machine-alias.html */
const release = z
  .array(
    z.strictObject({
      /** `new` is the version that this deploy publishes; a number is one that is already there. */
      version: z.union([z.literal('new'), z.int().min(1)]),
      /** Share of the new executions; those of a workflow sum to 100. */
      weightPercent: z.int().min(0).max(100),
    }),
  )
  .min(1)
  .max(2);

/** The versions that one workflow's alias `live` sends new executions to. */
export type Release = z.infer<typeof release>;

/** The release of each workflow: every machine counts its own versions, so that a number means nothing to another. */
export const releaseSchema = z.record(z.enum(WORKFLOWS), release);

/** Checks what the schema cannot. */
export function demandOfRelease(releases: z.infer<typeof releaseSchema>, demand: Demand): void {
  for (const [workflow, routes] of Object.entries(releases)) {
    const key = `release.${workflow}`;
    const weight = routes.reduce((sum, { weightPercent }) => sum + weightPercent, 0);
    demand(weight === 100, key, routes, `weights must sum to 100, they sum to ${weight}`);
    const versions = new Set(routes.map(({ version }) => version));
    demand(versions.size === routes.length, key, routes, 'versions must differ');
  }
}
