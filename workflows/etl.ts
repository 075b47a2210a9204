/**
 * Loads the sales of one day.
 *
 * Input: `{ "runDate": "2026-01-31", "rerun": true }` from a person, `{ "scheduledTime": "…" }` from the schedule, which
 * means the day before (`lambdas/etl/run-request.ts`). One load a day: a second start of a day that is loaded or under
 * way ends as RunSkipped, unless `rerun` asks for a loaded day again.
 * Output: the counts and checksums of every step; rows never pass through a state, only keys do.
 * Errors: those of `etl-errors.ts`. An execution that fails before StartLoad has changed nothing that anybody reads. One
 * that fails after the load's commit leaves the day's rows in the warehouse and the manifest as it was, and one whose
 * load may still commit keeps its day claimed: SalesNotLoaded says which, in `warehouse`.
 *
 * A row that comes in is loaded, quarantined or a duplicate, and each of the three is counted and summed by another
 * reader than the one that wrote it: Glue counts what came in, Athena what is clean and quarantined, Redshift what is
 * loaded and duplicate. Everything a run writes lies below its id, which is made of the source's own contents: a rerun
 * of the same source writes the same bytes under the same keys. The manifest is written last; who reads by it sees
 * the day as a whole or not at all.
 */
import { caught, caughtAll } from '../asl/catch';
import { formatted } from '../asl/format';
import { type StateMachine, stateMachine } from '../asl/language';
import { withoutState } from '../asl/without-state';
import { ETL_ERRORS } from './etl-errors';
import {
  cancelLoad,
  describeLoad,
  hasCommitted,
  isLoaded,
  isRolledBack,
  MAX_POLLS,
  POLL_SECONDS,
  readLoad,
  startLoad,
} from './etl-load';
import { failed, notifyFailed, notifyLoaded, publishManifest, warehouseIs } from './etl-messages';
import type { EtlResources } from './etl-resources';
import { claimRun, closeRun } from './etl-run';
import { collectResults, extractSales, planRun, writeReport } from './etl-steps';
import { compactParts, transformParts } from './etl-transform';
import { isSound, qualityCause, readValidation, validateRows } from './etl-validation';
import { caughtFirst, KEEP_FAILURE } from './fragments/any-input';
import { CONDITION_FAILED } from './fragments/condition-failed';
import { FAIL_AS_CAUGHT } from './fragments/fail-as-caught';

/** Seconds; more than the longest extract, compaction, query and load and every retry of them. */
const MACHINE_TIMEOUT_SECONDS = 6 * 60 * 60;

/** Seconds that a day stays claimed by an execution; one that holds it longer has timed out. */
export const LEASE_SECONDS = MACHINE_TIMEOUT_SECONDS + 60 * 60;

/** Stands where the compaction is left out, and is taken away. */
const LEFT_OUT = { Type: 'Pass' } as const;

export const etlWorkflow = (aws: EtlResources): StateMachine => {
  const machine = stateMachine({
    Comment:
      'Load the sales of a day: extract, clean, validate, load as a whole, report; nothing is seen before it is sound.',
    StartAt: 'PlanRun',
    TimeoutSeconds: MACHINE_TIMEOUT_SECONDS,
    States: {
      PlanRun: {
        ...planRun(aws),
        Assign: warehouseIs('UNCHANGED'),
        Catch: [{ ...caughtFirst('KeepFailure'), Assign: warehouseIs('UNCHANGED') }],
        Next: 'ClaimRun',
      },
      ClaimRun: {
        ...claimRun(aws),
        // A claim whose answer was lost may be ours all the same.
        Catch: [caught([CONDITION_FAILED], 'RunSkipped', null), caughtAll('FailRun')],
        Next: 'ExtractSales',
      },
      ExtractSales: {
        ...extractSales(aws),
        Catch: [caughtAll('FailRun')],
        Next: 'TransformParts',
      },
      TransformParts: {
        ...transformParts(aws),
        Catch: [caughtAll('FailRun')],
        Next: 'CollectResults',
      },
      CollectResults: {
        ...collectResults(aws),
        Catch: [caughtAll('FailRun')],
        Next: 'CompactParts',
      },
      CompactParts: {
        ...(aws.compaction === null ? LEFT_OUT : compactParts(aws.compaction)),
        Next: 'ValidateRows',
      },
      ValidateRows: {
        ...validateRows(aws),
        Catch: [caughtAll('FailRun')],
        Next: 'ReadValidation',
      },
      ReadValidation: {
        ...readValidation(),
        Catch: [caughtAll('FailRun')],
        Next: 'CheckQuality',
      },
      CheckQuality: {
        Comment: 'Before the load: what is not sound is never seen.',
        Type: 'Choice',
        // From here a load that nobody hears of may be on its way.
        Choices: [{ ...isSound, Assign: warehouseIs('UNKNOWN'), Next: 'StartLoad' }],
        Default: 'QualityFailed',
      },
      StartLoad: {
        ...startLoad(aws),
        // It may have been handed over all the same, and without its id nobody can stop it.
        Catch: [caughtAll('NotifyFailed')],
        Next: 'WaitForLoad',
      },
      WaitForLoad: {
        Type: 'Wait',
        Seconds: POLL_SECONDS,
        Assign: { 'polls.$': 'States.MathAdd($polls, 1)' },
        Next: 'DescribeLoad',
      },
      DescribeLoad: {
        ...describeLoad(),
        Catch: [caughtAll('CancelLoad')],
        Next: 'CheckLoad',
      },
      CheckLoad: {
        Type: 'Choice',
        Choices: [
          { ...hasCommitted, Assign: warehouseIs('REPLACED'), Next: 'ReadLoad' },
          { ...isRolledBack, Assign: warehouseIs('UNCHANGED'), Next: 'LoadFailed' },
          { Variable: '$polls', NumericGreaterThanEquals: MAX_POLLS, Next: 'LoadTimedOut' },
        ],
        Default: 'WaitForLoad',
      },
      ReadLoad: {
        ...readLoad(),
        Catch: [caughtAll('FailRun')],
        Next: 'CheckLoaded',
      },
      CheckLoaded: {
        Type: 'Choice',
        Choices: [{ ...isLoaded, Next: 'WriteReport' }],
        Default: 'LoadMismatched',
      },
      WriteReport: {
        ...writeReport(aws),
        Catch: [caughtAll('FailRun')],
        Next: 'PublishManifest',
      },
      PublishManifest: {
        Comment: 'The last write: from here the day is visible.',
        ...publishManifest(aws),
        Catch: [caughtAll('FailRun')],
        Next: 'CloseRun',
      },
      CloseRun: {
        ...closeRun(aws, 'LOADED'),
        // The day is loaded and visible; a row that was not closed is free again when its lease ends.
        Catch: [caughtAll('NotifyLoaded', null)],
        Next: 'NotifyLoaded',
      },
      NotifyLoaded: {
        ...notifyLoaded(aws),
        ResultPath: null,
        // Loaded is loaded, whether or not anybody hears of it.
        Catch: [caughtAll('RunLoaded', null)],
        Next: 'RunLoaded',
      },
      RunLoaded: { Type: 'Succeed' },
      RunSkipped: {
        Comment: 'The day is loaded already, or another execution is at it: nothing was done.',
        Type: 'Succeed',
      },

      QualityFailed: { ...failed(ETL_ERRORS.qualityFailed, qualityCause), Next: 'FailRun' },
      LoadFailed: {
        ...failed(
          ETL_ERRORS.loadFailed,
          formatted('statement {} is {}', '$.load.id', '$.load.status'),
        ),
        Next: 'FailRun',
      },
      LoadTimedOut: {
        ...failed(
          ETL_ERRORS.loadTimedOut,
          formatted('statement {} is still {}', '$.load.id', '$.load.status'),
        ),
        Next: 'CancelLoad',
      },
      LoadMismatched: {
        ...failed(
          ETL_ERRORS.loadMismatched,
          formatted('{} clean rows, {} in the tables', '$.validation.cleanRows', '$.loaded.rows'),
        ),
        Next: 'FailRun',
      },
      CancelLoad: {
        Comment: 'A load that nobody watches must not change the day later.',
        ...cancelLoad(),
        // It has ended already, or its own timeout ends it: the next look tells.
        Catch: [caughtAll('WaitForStop', null)],
        Next: 'WaitForStop',
      },
      WaitForStop: { Type: 'Wait', Seconds: POLL_SECONDS, Next: 'DescribeStopped' },
      DescribeStopped: {
        ...describeLoad(),
        Catch: [caughtAll('NotifyFailed', null)],
        Next: 'CheckStopped',
      },
      CheckStopped: {
        Comment: 'A load that may still commit keeps the day claimed until the lease ends.',
        Type: 'Choice',
        Choices: [
          { ...hasCommitted, Assign: warehouseIs('REPLACED'), Next: 'FailRun' },
          { ...isRolledBack, Assign: warehouseIs('UNCHANGED'), Next: 'FailRun' },
        ],
        Default: 'NotifyFailed',
      },
      KeepFailure: { ...KEEP_FAILURE, Next: 'NotifyFailed' },
      FailRun: {
        ...closeRun(aws, 'FAILED'),
        // The day is free again when its lease ends.
        Catch: [caughtAll('NotifyFailed', null)],
        Next: 'NotifyFailed',
      },
      NotifyFailed: {
        ...notifyFailed(aws),
        ResultPath: null,
        // The alarm on failed executions is on its way anyway.
        Catch: [caughtAll('RunFailed', null)],
        Next: 'RunFailed',
      },
      RunFailed: FAIL_AS_CAUGHT,
    },
  });
  return aws.compaction === null ? withoutState(machine, 'CompactParts') : machine;
};
