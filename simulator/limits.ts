/** Whether an execution is durable and billed by transition, or short and billed by duration. */
export type WorkflowType = 'STANDARD' | 'EXPRESS';

/**
 * Longest an execution may run, in milliseconds: a year, or five minutes.
 * Source of all limits: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export const MAX_DURATION_MS: Readonly<Record<WorkflowType, number>> = {
  STANDARD: 31_536_000_000,
  EXPRESS: 300_000,
};

/** Most events of a Standard execution; the last of them is its failure. An Express execution has no such limit. */
export const MAX_EVENTS: Readonly<Record<WorkflowType, number>> = {
  STANDARD: 25_000,
  EXPRESS: Infinity,
};

/** Iterations of an inline Map, or children of a distributed one, that run at once when it does not say how many. */
export const MAX_CONCURRENCY = { inline: 40, distributed: 10_000 } as const;

/** Days after its end in which an execution can be redriven. */
export const REDRIVABLE_DAYS = 14;
