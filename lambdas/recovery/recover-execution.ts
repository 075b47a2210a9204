import * as z from 'zod/mini';
import { errorNamed } from '../shared/errors';
import { describeIssues } from '../shared/issues';
import { makeLog } from '../shared/logger';
import type { KnownEnd } from './known-end';
import type { Recover } from './recover';
import { recoverFromEnv } from './recover-from-env';

/** AWS bounds it: https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html */
const MAX_ARN_LENGTH = 256;

/** The last moment that a Date can hold. */
const MAX_DATE_MS = 8.64e15;

/** What EventBridge sends. Which execution ended, and when in milliseconds, is believed; the rest is read anew. */
const eventSchema = z.object({
  detail: z.object({
    executionArn: z
      .string()
      .check(
        z.maxLength(MAX_ARN_LENGTH),
        z.regex(
          /^arn:[a-z-]+:states:[a-z0-9-]+:\d{12}:execution(:[^:\s\p{C}]+){2}$/u,
          'must be the ARN of an execution',
        ),
      ),
    stopDate: z.int().check(z.gte(0), z.lte(MAX_DATE_MS)),
  }),
});

/**
 * Takes "Step Functions Execution Status Change" events of executions that did not succeed, and recovers them at once.
 * EventBridge delivers them at its best effort: what is told twice or late does no harm (`recover.ts`), what is never told
 * is found by the hour (`reconcile-executions.ts`).
 * Source: https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-states.html
 * @throws InvalidEvent if it tells of no end; StaleExecution, so that Lambda hands the event over again; else what the
 * calls throw
 */
export function makeRecoverExecutionHandler(recover: Recover) {
  return async (event: unknown): Promise<void> => recover(readEnd(event), true);
}

function readEnd(event: unknown): KnownEnd {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) {
    const issues = describeIssues(parsed.error).join('; ');
    throw errorNamed('InvalidEvent', `event is no end of an execution: ${issues}`);
  }
  const { executionArn, stopDate } = parsed.data.detail;
  return { executionArn, stopDate: new Date(stopDate) };
}

export const handler = makeRecoverExecutionHandler(recoverFromEnv(makeLog()));
