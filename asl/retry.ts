import type { Retrier } from './language';

/**
 * Named retry policies, each with its figures and where they come from. Business errors are never in one:
 * asking again would not change the answer.
 *
 * Jitter is FULL throughout: it spreads retries that a shared fault started at the same moment.
 * Source of the fields: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */

/**
 * Faults of the Lambda service itself, throttling included: after 2, 4, 8, 16, 32 and 60 s.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-lambda-serviceexception
 * (that list lacks TooManyRequestsException, without which a burst fails executions).
 */
export const LAMBDA_TRANSIENT = {
  ErrorEquals: [
    'Lambda.ClientExecutionTimeoutException',
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.TooManyRequestsException',
  ],
  IntervalSeconds: 2,
  MaxAttempts: 6,
  BackoffRate: 2,
  MaxDelaySeconds: 60,
  JitterStrategy: 'FULL',
} as const satisfies Retrier;

/**
 * A function that ran out of its own time or memory, or whose process ended: after 5, 7.5 and 11.25 s. Lambda reports
 * these under names of its own, never as States.Timeout. Only for functions that may run twice.
 */
export const LAMBDA_CRASHED = {
  ErrorEquals: ['Lambda.Unknown', 'Sandbox.Timedout', 'Runtime.ExitError'],
  IntervalSeconds: 5,
  MaxAttempts: 3,
  BackoffRate: 1.5,
  JitterStrategy: 'FULL',
} as const satisfies Retrier;

/** A task that did not answer in time: after 5, 7.5 and 11.25 s. Only for tasks that may run twice. */
export const TIMEOUT = {
  ErrorEquals: ['States.Timeout'],
  IntervalSeconds: 5,
  MaxAttempts: 3,
  BackoffRate: 1.5,
  JitterStrategy: 'FULL',
} as const satisfies Retrier;

/** Any failure but a timeout of a call that may be repeated: after 2, 4 and 8 s. */
export const TASK_FAILED = {
  ErrorEquals: ['States.TaskFailed'],
  IntervalSeconds: 2,
  MaxAttempts: 3,
  BackoffRate: 2,
  JitterStrategy: 'FULL',
} as const satisfies Retrier;

/**
 * DynamoDB throttling, server faults and writes that met a transaction: after 3, 6, 12 and then every 20 s, ten times.
 * The prefix is `DynamoDB.` for the optimised integration and `DynamoDb.` for SDK calls.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 */
export const DYNAMODB_TRANSIENT = dynamoDbTransient('DynamoDB');
/** The same for `aws-sdk:dynamodb` calls. */
export const DYNAMODB_SDK_TRANSIENT = dynamoDbTransient('DynamoDb');

function dynamoDbTransient(prefix: 'DynamoDB' | 'DynamoDb'): Retrier {
  return {
    ErrorEquals: [
      `${prefix}.ProvisionedThroughputExceededException`,
      `${prefix}.RequestLimitExceededException`,
      `${prefix}.ThrottlingException`,
      `${prefix}.TransactionConflictException`,
      `${prefix}.InternalServerErrorException`,
      `${prefix}.SdkClientException`,
    ],
    IntervalSeconds: 3,
    MaxAttempts: 10,
    BackoffRate: 2,
    MaxDelaySeconds: 20,
    JitterStrategy: 'FULL',
  };
}

/**
 * A job that could not start because too many run already: after 30, 60, 120 and then every 300 s, eight times.
 * @param errors names such as `Glue.ConcurrentRunsExceededException`
 */
export function capacity(...errors: readonly [string, ...string[]]): Retrier {
  return {
    ErrorEquals: errors,
    IntervalSeconds: 30,
    MaxAttempts: 8,
    BackoffRate: 2,
    MaxDelaySeconds: 300,
    JitterStrategy: 'FULL',
  };
}
