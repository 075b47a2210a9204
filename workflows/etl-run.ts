import type { EtlResources } from './etl-resources';
import { type StatusRow, writeRow } from './fragments/execution-row';

const rowOf = ({ runsTable }: EtlResources): StatusRow => ({
  tableName: runsTable,
  key: { runDate: { 'S.$': '$.run.runDate' } },
});
const me = { 'S.$': '$$.Execution.Id' } as const;

/**
 * Makes the day this execution's own: one load a day, however often a schedule fires. A day is free when nobody had
 * it, when it failed, when it is done and a rerun was asked for, or when whoever is at it is past its lease and so
 * dead. A day that is done stays done when its lease is over. Fails with `CONDITION_FAILED` if the day is not free.
 */
export const claimRun = (aws: EtlResources) =>
  writeRow(rowOf(aws), {
    update: 'SET #status = :running, runId = :runId, executionArn = :me, leaseExpiresAt = :lease',
    condition:
      'attribute_not_exists(runDate) OR executionArn = :me OR #status IN (:failed, :claimable) OR (#status = :running AND leaseExpiresAt < :now)',
    values: {
      ':running': { S: 'RUNNING' },
      ':failed': { S: 'FAILED' },
      ':claimable': { 'S.$': '$.run.claimable' },
      ':runId': { 'S.$': '$.run.runId' },
      ':me': me,
      ':lease': { 'N.$': "States.Format('{}', $.run.leaseExpiresAt)" },
      ':now': { 'N.$': "States.Format('{}', $.run.plannedAt)" },
    },
  });

/** Closes the day, if it is still this execution's. */
export const closeRun = (aws: EtlResources, status: 'LOADED' | 'FAILED') =>
  writeRow(rowOf(aws), {
    update: 'SET #status = :status',
    condition: 'executionArn = :me',
    values: { ':status': { S: status }, ':me': me },
  });
