import * as z from 'zod/mini';
import { requireEnv } from '../shared/environment';
import { errorNamed } from '../shared/errors';
import { describeIssues } from '../shared/issues';
import { type Log, makeLog } from '../shared/logger';
import { makeSfnClient } from '../shared/sfn-client';
import { makeSqsClient } from '../shared/sqs-client';
import { type AttentionQueue, makeAttentionQueue } from './attention-queue';
import { type EndedExecutions, makeEndedExecutions } from './execution-record';
import { judgeExecution } from './judge-execution';

/** AWS bounds it: https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html */
const MAX_ARN_LENGTH = 256;

/** What EventBridge sends; of the event only the ARN is used, the rest is read anew. */
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
  }),
});

interface Dependencies {
  readonly executions: EndedExecutions;
  readonly attention: AttentionQueue;
  readonly log: Log;
}

/**
 * Takes "Step Functions Execution Status Change" events of executions that did not succeed, and redrives those that
 * ended in the middle of their work: stopped, out of time, or failed with an error that no Catch takes. Every effect
 * of a workflow may be repeated, so going on is safe. What redriving does not help is put before a person.
 *
 * Events may come twice and late: the verdict is of the execution as it is now.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 * @throws InvalidEvent if it tells of no execution; else what the calls throw
 */
export function makeRecoverExecutionHandler({ executions, attention, log }: Dependencies) {
  return async (event: unknown): Promise<void> => {
    const executionArn = readExecutionArn(event);
    const execution = await executions.describe(executionArn);
    const { name, status, error, redriveCount } = execution;
    const verdict = judgeExecution(execution);
    log.about(name).info(`execution: ${verdict.kind}`, { status, error, redriveCount });
    if (verdict.kind === 'redrive') await executions.redrive(execution);
    if (verdict.kind === 'park') {
      await attention.put({ executionArn, status, error, redriveCount, reason: verdict.reason });
    }
  };
}

function readExecutionArn(event: unknown): string {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) {
    const issues = describeIssues(parsed.error).join('; ');
    throw errorNamed('InvalidEvent', `event is no end of an execution: ${issues}`);
  }
  return parsed.data.detail.executionArn;
}

export const handler = makeRecoverExecutionHandler({
  executions: makeEndedExecutions(makeSfnClient()),
  attention: makeAttentionQueue(makeSqsClient(), requireEnv('ATTENTION_QUEUE_URL')),
  log: makeLog(),
});
