import * as z from 'zod';
import { skippedTime } from './clock-changes';
import { firesEveryDay, SHORTEST_DAY_HOURS } from './daily-schedule';
import type { Demand } from './demand';
import type { EnvironmentConfig } from './environment';
import { securityGroupIds, subnetIds } from './vpc';

const percent = z.int().min(0).max(99);
const days = z.int().min(1).max(3_650);

/** A name that could stand for another image tomorrow is refused: none without a version, no `latest`, no `2`. */
const image = z
  .string()
  .regex(
    /^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?(\/[a-z0-9._-]+)+(:\d+\.\d+\.\d+|@sha256:[0-9a-f]{64})$/,
    'must be registry/repository:1.2.3 or registry/repository@sha256:<64 hexadecimal digits>',
  );

/** What the ETL workflow is told of an environment. */
export const etlSchema = z.strictObject({
  schedule: z.strictObject({
    enabled: z.boolean(),
    /** `cron(30 3 * * ? *)`, in the time zone: after the shops' day, which it loads. */
    expression: z
      .string()
      .regex(
        /^(cron\(\S+( \S+){5}\)|rate\([1-9]\d* (minute|hour|day)s?\))$/,
        'must be cron(…) or rate(…)',
      ),
    /** Of the shops: where their day begins and ends. */
    timeZone: z.string().refine(isTimeZone, 'must be a time zone such as Europe/Berlin'),
    /** Minutes within which AWS chooses the moment; 0 is at once. */
    flexibleMinutes: z.int().min(0).max(1_440),
  }),
  /** Parts of up to 10,000 rows that one invocation transforms. */
  batchSize: z.int().min(1).max(100),
  /** Invocations at once. */
  concurrency: z.int().min(1).max(10_000),
  /** Share of the parts that may fail as a whole; their rows are quarantined. */
  toleratedFailurePercent: percent,
  /** Share of the rows that may be quarantined; one more row, and nothing is loaded. */
  maxQuarantinedPercent: percent,
  /** Joins small files before they are loaded, worth it from hundreds of parts; null leaves it out. */
  compaction: z
    .strictObject({
      /** Has bash, coreutils and the AWS CLI, for ARM64. */
      image,
    })
    .nullable(),
  /** What a run leaves behind, for looking into it. */
  keepRunsDays: days,
  keepQuarantineDays: days,
  redshift: z.strictObject({
    database: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'must be a database name'),
    schema: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'must be a schema name'),
    baseCapacityRpus: z.int().min(8).max(1_024).multipleOf(8),
  }),
  /** Private subnets with a way to AWS; Redshift Serverless wants three, in three zones. */
  network: z.strictObject({
    subnetIds: subnetIds.min(3),
    securityGroupIds,
  }),
});

/** Checks what the schema cannot. */
export function demandOfEtl(
  { etl, functions }: EnvironmentConfig,
  isProd: boolean,
  demand: Demand,
): void {
  demand(
    etl.maxQuarantinedPercent >= etl.toleratedFailurePercent,
    'etl.maxQuarantinedPercent',
    etl.maxQuarantinedPercent,
    `must be at least etl.toleratedFailurePercent (${etl.toleratedFailurePercent}): a tolerated part is quarantined`,
  );
  const { enabled, expression, timeZone } = etl.schedule;
  const skipped = skippedTime(expression, timeZone);
  demand(
    skipped === undefined,
    'etl.schedule.expression',
    expression,
    `must not fire at ${skipped}: ${timeZone} skips it when its clocks go forward, and AWS skips the day`,
  );
  demand(
    !enabled || firesEveryDay(expression),
    'etl.schedule.expression',
    expression,
    `must fire every day, for it loads the day before: days, month and year of a cron as * or ?, or a rate of at most ${SHORTEST_DAY_HOURS} hours`,
  );
  const reserved = functions.reservedConcurrency;
  demand(
    reserved === null || etl.concurrency <= reserved,
    'etl.concurrency',
    etl.concurrency,
    `must be at most functions.reservedConcurrency (${reserved}): more would only be throttled`,
  );
  const image = etl.compaction?.image;
  demand(
    !isProd || image === undefined || image.includes('@sha256:'),
    'etl.compaction.image',
    image,
    'must be named by its digest (@sha256:…) in prod: whoever owns the registry can move a tag',
  );
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
