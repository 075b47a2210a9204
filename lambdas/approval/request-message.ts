import * as z from 'zod/mini';
import { currencySchema } from '../shared/currencies';
import { taskTokenSchema } from '../shared/task-token';
import { amountSchema, expenseIdSchema, personIdSchema, purposeSchema } from './expense-schema';

/** The body of a message in the requests queue; the workflow's `AskFirstApprover` and `AskSecondApprover` write it. */
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
  timeoutSeconds: z.int().check(z.minimum(1)),
});

/** A question to an approver, with the token that its answer needs. */
export type RequestMessage = z.infer<typeof schema>;

/** The message in a body, or `undefined` if it is none: then no later delivery will make it one. */
export function parseRequestMessage(body: string): RequestMessage | undefined {
  try {
    return schema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
