/**
 * Names that the service gives to errors and that the engine raises.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export const ERRORS = {
  all: 'States.ALL',
  branchFailed: 'States.BranchFailed',
  dataLimit: 'States.DataLimitExceeded',
  heartbeat: 'States.HeartbeatTimeout',
  intrinsic: 'States.IntrinsicFailure',
  itemReader: 'States.ItemReaderFailed',
  noChoice: 'States.NoChoiceMatched',
  parameterPath: 'States.ParameterPathFailure',
  query: 'States.QueryEvaluationError',
  resultPath: 'States.ResultPathMatchFailure',
  resultWriter: 'States.ResultWriterFailed',
  runtime: 'States.Runtime',
  taskFailed: 'States.TaskFailed',
  timeout: 'States.Timeout',
  tolerance: 'States.ExceedToleratedFailureThreshold',
} as const;
