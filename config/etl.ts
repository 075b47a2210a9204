import * as z from 'zod';
import type { Demand } from './demand';
import type { EnvironmentConfig } from './environment';

const percent = z.int().min(0).max(99);
const days = z.int().min(1).max(3_650);

/** What the ETL workflow is told of an environment. */
export const etlSchema = z.strictObject({
  schedule: z.strictObject({
    enabled: z.boolean(),
    /** `cron(30 2 * * ? *)`, in the time zone: after the shops' day, which it loads. */
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
  /** Whether small files are joined before they are loaded: worth it from hundreds of parts. */
  compaction: z.boolean(),
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
    subnetIds: z.array(z.string().regex(/^subnet-[0-9a-f]+$/, 'must be a subnet id')).min(3),
    securityGroupIds: z
      .array(z.string().regex(/^sg-[0-9a-f]+$/, 'must be a security group'))
      .min(1),
  }),
});

/** Checks what the schema cannot. */
export function demandOfEtl({ etl, functions }: EnvironmentConfig, demand: Demand): void {
  demand(
    etl.maxQuarantinedPercent >= etl.toleratedFailurePercent,
    'etl.maxQuarantinedPercent',
    etl.maxQuarantinedPercent,
    `must be at least etl.toleratedFailurePercent (${etl.toleratedFailurePercent}): a tolerated part is quarantined`,
  );
  const reserved = functions.reservedConcurrency;
  demand(
    reserved === null || etl.concurrency <= reserved,
    'etl.concurrency',
    etl.concurrency,
    `must be at most functions.reservedConcurrency (${reserved}): more would only be throttled`,
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
