/**
 * The errors of the ETL workflow, by the names that `ErrorEquals` matches and a Lambda throws.
 * One list, so that the definition and the code cannot drift apart.
 */
export const ETL_ERRORS = {
  /** The input names no day, or one that cannot be; nothing was done. */
  invalidRun: 'InvalidRun',
  /** No file was delivered for the day; nothing was done. */
  noSourceFiles: 'NoSourceFiles',
  /** The files of the day hold no row at all. */
  noRows: 'NoRows',
  /** What a step left in S3 for the next one is not there or not what it should be: a fault of ours. */
  brokenRun: 'BrokenRun',
  /** An AWS service failed for the moment; asking again may help. */
  awsServiceUnavailable: 'AwsServiceUnavailable',
  /** Counts or checksums disagree, or too many rows are bad: nothing of the run was loaded. */
  qualityFailed: 'QualityFailed',
  /** Redshift refused or aborted the load: the day is as it was. */
  loadFailed: 'LoadFailed',
  /** Redshift did not finish the load in time; it was told to stop. */
  loadTimedOut: 'LoadTimedOut',
  /** What Redshift holds of the day is not what was loaded; a person has to look. */
  loadMismatched: 'LoadMismatched',
} as const;

/** The name of an error of the ETL workflow. */
export type EtlError = (typeof ETL_ERRORS)[keyof typeof ETL_ERRORS];
