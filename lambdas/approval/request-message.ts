import * as z from 'zod/mini';
import { currencySchema } from '../shared/currencies';
import { taskTokenSchema } from '../shared/task-token';
import { amountSchema, expenseIdSchema, personIdSchema, purposeSchema } from './expense-schema';

/** AWS bounds it: https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html */
const MAX_TIMEOUT_SECONDS = 99_999_999;

/** Nothing was counted yet where the context object does not say. */
const count = z._default(z.int().check(z.minimum(0)), 0);

/** The body of a message in the questions queue; the workflow's `AskFirstApprover` and `AskSecondApprover` write it. */
const schema = z.strictObject({
  taskToken: taskTokenSchema,
  requestId: z.string().check(z.regex(/^[0-9a-f]{64}$/, 'must be SHA-256 in hex')),
  expenseId: expenseIdSchema,
  approverId: personIdSchema,
  employeeId: personIdSchema,
  amountMinor: amountSchema,
  currency: currencySchema,
  purpose: purposeSchema,
  forgetAt: z.int().check(z.minimum(1)),
  timeoutSeconds: z.int().check(z.minimum(1), z.maximum(MAX_TIMEOUT_SECONDS)),
  /** As the context object has them; what else it says is left out. */
  execution: z.object({ RedriveCount: count, RedriveTime: z.optional(z.iso.datetime()) }),
  state: z.object({ EnteredTime: z.iso.datetime(), RetryCount: count }),
});

/** A question to an approver, with the token that its answer needs. */
export interface RequestMessage extends Omit<z.infer<typeof schema>, 'execution' | 'state'> {
  readonly redriveCount: number;
  readonly retryCount: number;
  /**
   * When the workflow asked, in milliseconds since 1970. Not when SQS got the message: one that is moved out of a dead
   * letter queue counts as sent anew.
   * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html
   */
  readonly askedAtMs: number;
}

/** The message in a body, or `undefined` if it is none: then no later delivery will make it one. */
export function parseRequestMessage(body: string): RequestMessage | undefined {
  const parsed = schema.safeParse(jsonIn(body));
  if (!parsed.success) {
    return undefined;
  }
  const { execution, state, ...question } = parsed.data;
  const enteredMs = Date.parse(state.EnteredTime);
  // A redriven state may have been entered before; its time begins with the redrive.
  const redrivenMs = Date.parse(execution.RedriveTime ?? state.EnteredTime);
  return {
    ...question,
    redriveCount: execution.RedriveCount,
    retryCount: state.RetryCount,
    askedAtMs: Math.max(enteredMs, redrivenMs),
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
