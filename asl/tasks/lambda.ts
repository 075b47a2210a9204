import { LAMBDA_CRASHED, LAMBDA_TRANSIENT, TIMEOUT } from '../retry';
import {
  callbackTask,
  type Limits,
  type Optional,
  type Parameter,
  type TaskPart,
  task,
} from './task';

/** Seconds; more than any function's own timeout here, so that Lambda's clearer error comes first. */
const LAMBDA_TIMEOUT_SECONDS = 60;

/** All that `Invoke` of Lambda takes. */
type Invoke = Parameter<'FunctionName'> &
  Optional<
    | 'Payload'
    | 'ClientContext'
    | 'DurableExecutionName'
    | 'InvocationType'
    | 'LogType'
    | 'Qualifier'
    | 'TenantId'
  >;

/**
 * Invokes a function and waits for its answer; the result holds it under `Payload`.
 * Errors: the thrown error's name, or `Lambda.*`, `States.Timeout`.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 */
export function lambdaInvoke(parameters: Invoke): TaskPart {
  return task('lambda:invoke', parameters, { TimeoutSeconds: LAMBDA_TIMEOUT_SECONDS }, [
    LAMBDA_TRANSIENT,
    LAMBDA_CRASHED,
    TIMEOUT,
  ]);
}

/**
 * Invokes a function and waits until the task token is answered; what the function returns is dropped.
 * A timeout is not retried by default: it is as long as the author says, and a retry doubles it.
 */
export function lambdaInvokeWithToken(parameters: Invoke, limits: Limits): TaskPart {
  return callbackTask('lambda:invoke', parameters, limits, [LAMBDA_TRANSIENT, LAMBDA_CRASHED]);
}
