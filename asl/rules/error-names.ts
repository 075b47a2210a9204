/**
 * Names that the service itself gives to errors.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export const SERVICE_ERRORS: readonly string[] = [
  'States.ALL',
  'States.BranchFailed',
  'States.DataLimitExceeded',
  'States.ExceedToleratedFailureThreshold',
  'States.HeartbeatTimeout',
  'States.Http.Socket',
  'States.IntrinsicFailure',
  'States.ItemReaderFailed',
  'States.NoChoiceMatched',
  'States.ParameterPathFailure',
  'States.Permissions',
  'States.QueryEvaluationError',
  'States.ResultPathMatchFailure',
  'States.ResultWriterFailed',
  'States.Runtime',
  'States.TaskFailed',
  'States.Timeout',
];

const HTTP_STATUS = /^States\.Http\.StatusCode\.\d{3}$/;

/** True for a name with the reserved prefix that the service never gives. */
export function isForeignStatesName(name: string): boolean {
  return name.startsWith('States.') && !SERVICE_ERRORS.includes(name) && !HTTP_STATUS.test(name);
}
