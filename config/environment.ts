import * as z from 'zod';
import { approvalSchema } from './approval';
import { endpointsSchema, trailSchema } from './environment-wide';
import { etlSchema } from './etl';
import { ownersSchema } from './owners';
import { releaseSchema } from './release';
import { sagaSchema } from './saga';

/** The environments, in the order that a change passes through them. */
export const ENVIRONMENT_NAMES = ['local', 'dev', 'staging', 'prod'] as const;
export type EnvironmentName = (typeof ENVIRONMENT_NAMES)[number];

/** Retentions that CloudWatch Logs takes, in days. */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
] as const;

const count = z.int().min(0);
const seconds = z.int().min(1);

const logs = z.strictObject({
  level: z.enum(['OFF', 'ERROR', 'FATAL', 'ALL']),
  retentionDays: z.literal(RETENTION_DAYS),
  /** Whether inputs and outputs of states are logged; never for a machine that hands out task tokens. */
  includeExecutionData: z.boolean(),
});

const alarms = z.strictObject({
  /** What is tolerated within five minutes (throttled: one minute); one more is a breach. */
  maxFailedExecutions: count,
  maxTimedOutExecutions: count,
  maxAbortedExecutions: count,
  maxThrottledExecutions: count,
  maxFunctionErrors: count,
  maxFunctionThrottles: count,
  /** p99 of a whole execution. */
  maxDurationSeconds: seconds,
  evaluationPeriods: z.int().min(1).max(12),
  /** Breaching periods that raise the alarm; at most evaluationPeriods. */
  datapointsToAlarm: z.int().min(1).max(12),
});

const functions = z.strictObject({
  /** 128 to 10,240; CPU grows with it. */
  memorySizeMb: z.int().min(128).max(10_240),
  timeoutSeconds: z.int().min(1).max(900),
  /** Concurrent invocations kept for each function, at least 2; null leaves them in the account's pool. */
  reservedConcurrency: z.int().min(2).nullable(),
});

/** One environment's configuration. Relations between values are checked in `relations.ts`. */
export const environmentSchema = z.strictObject({
  account: z.string().regex(/^\d{12}$/, 'must be 12 digits'),
  /** The partition is `aws`: China and GovCloud name their services otherwise. */
  region: z
    .string()
    .regex(/^(?!cn-|us-gov-)[a-z]{2}-[a-z]+-\d$/, 'must be a region such as eu-west-1'),
  owners: ownersSchema,
  /** Where Terraform keeps the state: a bucket, or a file beside the stack when null. */
  stateBucket: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be a bucket name')
    .nullable(),
  logs,
  alarms,
  functions,
  release: releaseSchema,
  /** A key of our own for logs, queues, topics, tables, functions and the machine. */
  customerKey: z.boolean(),
  /** Refuses to delete tables, buckets that hold objects and the warehouse; a destroy fails until it is off. */
  deletionProtection: z.boolean(),
  queues: z.strictObject({
    visibilityTimeoutSeconds: z.int().min(0).max(43_200),
    /** Receives after which a message goes to the dead-letter queue. */
    maxReceiveCount: z.int().min(1).max(1000),
  }),
  api: z.strictObject({
    throttlingRatePerSecond: z.int().min(1),
    throttlingBurst: z.int().min(1),
  }),
  trail: trailSchema,
  endpoints: endpointsSchema,
  order: z.strictObject({
    /** Base URL of the payment provider's API, without a slash at the end. */
    paymentProviderUrl: z.url().refine((url) => !url.endsWith('/'), 'must not end in a slash'),
    /** Name of the secret `{ apiKey, webhookSigningSecret }`; its value never passes through Terraform. */
    paymentSecretName: z.string().regex(/^[\w/+=.@-]{1,512}$/, 'must be a secret name'),
    /** Seconds until an unanswered payment is asked about again, then given up. */
    paymentTimeoutSeconds: seconds,
  }),
  approval: approvalSchema,
  saga: sagaSchema,
  etl: etlSchema,
});

/** One environment's configuration, as the table writes it and the stacks read it. */
export type EnvironmentConfig = z.infer<typeof environmentSchema>;
