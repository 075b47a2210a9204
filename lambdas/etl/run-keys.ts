import * as z from 'zod/mini';

/** The day that a run loads. Other years are slips, and some of them have no four digits in every spelling. */
export const runDateSchema = z.iso
  .date()
  .check(z.regex(/^2\d{3}-/, 'must be a day of the years 2000 to 2999'));

/** A run's id: its day, and what the source's contents were. Safe in a key, in SQL and in a command line. */
export const runIdSchema = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}-[0-9a-f]{16}$/, 'must be a day and 16 hexadecimal digits'));

/** A run as one step hands it to the next: its id begins with its day. */
export const runSchema = z
  .object({ runId: runIdSchema, runDate: runDateSchema })
  .check(
    z.refine(({ runId, runDate }) => runId.startsWith(`${runDate}-`), 'runId is of another day'),
  );

/** Files of a run and parts of a file: more have no number of five digits. */
export const MAX_NUMBERED = 100_000;

/** A part's name: its file and its place in that file. */
export const partNameSchema = z
  .string()
  .check(z.regex(/^\d{5}-\d{5}$/, 'must be two numbers of five digits'));

/** Where the files of a day are delivered, in the source bucket. `glue/extract-sales.py` knows the plan's keys too. */
export const sourcePrefix = (runDate: string): string => `sales/${runDate}/`;

/** Keys of the data bucket. What a run writes depends on its id alone: a rerun of the same source writes the same. */
export const runKeys = (runId: string) => ({
  /** The files of the run, for the extract. */
  source: `runs/${runId}/source.json`,
  /** What the extract counted and summed, by part. */
  extract: `runs/${runId}/extract.json`,
  staging: (part: string): string => `runs/${runId}/staging/${part}.csv`,
  clean: (part: string): string => `runs/${runId}/clean/${part}.jsonl`,
  /** Below which Athena reads clean rows that are not joined, of a part that was cut or not. */
  cleanFolder: `runs/${runId}/clean/`,
  compacted: (group: number): string =>
    `runs/${runId}/compacted/${String(group).padStart(5, '0')}.jsonl`,
  /** Below which Athena reads joined rows, named or not. */
  compactedFolder: `runs/${runId}/compacted/`,
  /** Which clean parts become which compacted object. */
  compaction: `runs/${runId}/compaction.txt`,
  /** What Redshift copies. */
  load: `runs/${runId}/load.manifest`,
  summary: `runs/${runId}/summary.json`,
  /** Below which the distributed Map writes what its children came to. */
  resultsFolder: `runs/${runId}/results/`,
  /** Below a prefix of its own: it outlives the run's other objects. */
  quarantine: (part: string): string => `quarantine/${runId}/${part}.jsonl`,
  /** Below which Athena reads bad rows, of a part that was cut or not. */
  quarantineFolder: `quarantine/${runId}/`,
  reportHtml: `reports/${runId}/report.html`,
  reportJson: `reports/${runId}/report.json`,
});

/** The part that a staging key of the run names; undefined for any other key. */
export function partOf(runId: string, key: string): string | undefined {
  const name = key.slice(`runs/${runId}/staging/`.length, -'.csv'.length);
  const isPart = partNameSchema.safeParse(name).success && runKeys(runId).staging(name) === key;
  return isPart ? name : undefined;
}
