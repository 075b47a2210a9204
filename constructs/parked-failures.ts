import { LambdaFunctionEventInvokeConfig } from '@cdktf/provider-aws/lib/lambda-function-event-invoke-config';
import type { Construct } from 'constructs';
import type { NodeFunction } from './node-function';
import type { ParkingQueue } from './parking-queue';

/** Hours that Lambda goes on trying to start a function when it is throttled or Lambda itself fails: the most it takes. */
const RETRY_HOURS = 6;
const SECONDS_PER_HOUR = 3600;

/**
 * The most that Lambda takes when the function throws or runs out of its time: after a minute, and two minutes later.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
const FAILURE_RETRIES = 2;

/** Puts what a function was given, and could not do in three attempts, before a person; for what calls it without waiting. */
export function parkFailures(scope: Construct, fn: NodeFunction, attention: ParkingQueue): void {
  attention.grantSend(fn.role);
  new LambdaFunctionEventInvokeConfig(scope, 'Failures', {
    functionName: fn.functionName,
    qualifier: fn.alias.name,
    maximumEventAgeInSeconds: RETRY_HOURS * SECONDS_PER_HOUR,
    maximumRetryAttempts: FAILURE_RETRIES,
    destinationConfig: { onFailure: { destination: attention.queue.arn } },
    dependsOn: [...fn.role.dependencies],
  });
}
