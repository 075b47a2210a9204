import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { bodyBytes } from '../shared/http-body';
import type { Verdict } from './decide';
import { withLineFeeds } from './decision-comment';

/** The longest comment, its bytes written as `%XX`, takes a third; so one that is too long is shown again, not lost. */
const MAX_BODY_BYTES = 32 * 1024;

const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(;|$)/i;

const OUTCOMES = { approve: 'APPROVED', reject: 'REJECTED' } as const;

const fieldsSchema = z.strictObject({
  formToken: z.string(),
  decision: z.enum(['approve', 'reject']),
  comment: z.string(),
});

/** A form as it was sent; its comment may be unfit. */
export interface DecisionForm extends Verdict {
  readonly formToken: string;
}

/**
 * The form in a request, or `undefined` if it is not one that our page sends: another type, a field that is missing,
 * unknown or there twice, a decision that is none.
 * @throws HttpProblem 413 if the body is too large
 */
export function readDecisionForm(event: APIGatewayProxyEventV2): DecisionForm | undefined {
  const bytes = bodyBytes(event, MAX_BODY_BYTES);
  if (!FORM_TYPE.test(event.headers?.['content-type'] ?? '')) {
    return undefined;
  }
  const fields = [...new URLSearchParams(bytes.toString('utf8'))];
  const parsed = fieldsSchema.safeParse(Object.fromEntries(fields));
  if (!parsed.success || fields.length !== Object.keys(parsed.data).length) {
    return undefined;
  }
  const { formToken, decision, comment } = parsed.data;
  return { formToken, outcome: OUTCOMES[decision], comment: withLineFeeds(comment) };
}
