import { glueStartJobRunSync } from '../asl/tasks/glue';
import { lambdaInvoke } from '../asl/tasks/lambda';
import type { EtlResources } from './etl-resources';
import { RETRIES } from './etl-transform';

/** Seconds; Glue's own timeout of the job is a little less, so that its clearer error comes first. */
export const EXTRACT_TIMEOUT_SECONDS = 60 * 60;

/** Reads the input, lists the day's files and gives the run its id. What it returns replaces the input. */
export const planRun = (aws: EtlResources) =>
  ({
    ...lambdaInvoke({
      FunctionName: aws.functions.planRun,
      Payload: { 'input.$': '$', 'startTime.$': '$$.Execution.StartTime' },
    }),
    Retry: RETRIES,
    ResultSelector: {
      run: {
        'runId.$': '$.Payload.runId',
        'runDate.$': '$.Payload.runDate',
        'claimable.$': '$.Payload.claimable',
        'plannedAt.$': '$.Payload.plannedAt',
        'leaseExpiresAt.$': '$.Payload.leaseExpiresAt',
      },
    },
  }) as const;

/** Cuts the day's files into parts of a bounded number of rows, and counts and sums what came in. */
export const extractSales = (aws: EtlResources) =>
  ({
    ...glueStartJobRunSync(
      { JobName: aws.extractJobName, Arguments: { '--run_id.$': '$.run.runId' } },
      { TimeoutSeconds: EXTRACT_TIMEOUT_SECONDS },
    ),
    ResultPath: null,
  }) as const;

/** Adds the parts up, quarantines those that failed, and lists what is to be joined and loaded. */
export const collectResults = (aws: EtlResources) =>
  ({
    ...lambdaInvoke({
      FunctionName: aws.functions.collectResults,
      Payload: { 'runId.$': '$.run.runId', 'resultManifestKey.$': '$.mapped.manifestKey' },
    }),
    Retry: RETRIES,
    ResultSelector: {
      'rowsIn.$': '$.Payload.rowsIn',
      'checksumIn.$': '$.Payload.checksumIn',
      'cleanRows.$': '$.Payload.cleanRows',
      'cleanChecksum.$': '$.Payload.cleanChecksum',
      'maxQuarantinedRows.$': '$.Payload.maxQuarantinedRows',
    },
    ResultPath: '$.collected',
  }) as const;

/** Writes the report for people and the one for programs; nobody sees them before the manifest names them. */
export const writeReport = (aws: EtlResources) =>
  ({
    ...lambdaInvoke({
      FunctionName: aws.functions.writeReport,
      Payload: {
        'runId.$': '$.run.runId',
        'runDate.$': '$.run.runDate',
        'load.$': '$.loaded',
      },
    }),
    Retry: RETRIES,
    ResultSelector: { 'html.$': '$.Payload.html', 'json.$': '$.Payload.json' },
    ResultPath: '$.report',
  }) as const;
