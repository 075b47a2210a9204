import type { Retrier } from '../language';
import type { Expression, PayloadTemplate, PayloadValue } from '../payload';

/**
 * The service's part of a Task, to be spread into a state: what flows (`Next`, `Catch`, `ResultPath`) is
 * written beside it, and a field written after the spread wins over the builder's.
 *
 * ```ts
 * Pay: { ...lambdaInvoke({ FunctionName: aws.pay }), ResultPath: '$.payment', Next: 'Ship' }
 * ```
 */
export interface TaskPart {
  readonly Type: 'Task';
  readonly Resource: string;
  readonly Parameters: PayloadTemplate;
  readonly TimeoutSeconds: number;
  readonly HeartbeatSeconds?: number;
  readonly Retry: readonly Retrier[];
}

/** A parameter under its own name, or an expression for it under the name with `.$`. */
export type Parameter<Name extends string, Value extends PayloadValue = string> =
  | { readonly [K in Name]: Value }
  | { readonly [K in `${Name}.$`]: Expression };

/**
 * Parameters that may be left out. Beside those of `Parameter` there are no others: one misspelt does not compile.
 * The names are those of the service's API reference, in the capitals that Step Functions asks for.
 */
export type Optional<Name extends string> = {
  readonly [K in Name]?: PayloadValue;
} & {
  readonly [K in `${Name}.$`]?: Expression;
};

/** How long a job or an answer may take. */
export interface Limits {
  /** Seconds until States.Timeout. */
  readonly TimeoutSeconds: number;
  /** Seconds without a heartbeat until States.HeartbeatTimeout; less than the timeout. */
  readonly HeartbeatSeconds?: number;
}

/** Seconds that one API call may take: the SDK's own retries included, it answers or fails well before. */
export const API_CALL_TIMEOUT_SECONDS = 30;

/** Puts a Task together from `service:action` (see the integrations that AWS lists), its parameters and limits. */
export function task(
  action: string,
  parameters: PayloadTemplate,
  limits: Limits,
  retry: readonly Retrier[],
): TaskPart {
  return {
    Type: 'Task',
    Resource: `arn:aws:states:::${action}`,
    Parameters: parameters,
    ...limits,
    Retry: retry,
  };
}

/**
 * A Task that waits until somebody answers its token.
 *
 * @throws TypeError when no parameter carries `$$.Task.Token`: nobody could ever answer.
 */
export function callbackTask(
  action: string,
  parameters: PayloadTemplate,
  limits: Limits,
  retry: readonly Retrier[],
): TaskPart {
  if (!mentionsToken(parameters)) {
    throw new TypeError(
      `${action}.waitForTaskToken: no parameter carries the task token; give one field the value '$$.Task.Token'`,
    );
  }
  return task(`${action}.waitForTaskToken`, parameters, limits, retry);
}

function mentionsToken(template: PayloadTemplate): boolean {
  return Object.entries(template).some(([field, value]) => {
    if (typeof value === 'string') return field.endsWith('.$') && value.includes('$$.Task.Token');
    return typeof value === 'object' && value !== null && mentionsToken(value as PayloadTemplate);
  });
}
