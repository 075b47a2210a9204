import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { bodyBytes } from '../shared/http-body';
import type { Verdict } from './decide';

/** Bytes of UTF-8, once line ends are one character each. */
export const MAX_COMMENT_BYTES = 1_000;

/** A comment in which every byte is written as `%XX`, and some room for the rest. */
const MAX_BODY_BYTES = 4 * 1024;

const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(;|$)/i;

const OUTCOMES = { approve: 'APPROVED', reject: 'REJECTED' } as const;

const fieldsSchema = z.strictObject({
  formToken: z.string(),
  decision: z.enum(['approve', 'reject']),
  comment: z.string(),
});

/** Control characters but the line feed, and halves of characters, which UTF-8 cannot write. */
const UNWRITABLE = /[\p{Cs}\p{Cc}]/u;

/** A form as it was sent. */
export interface DecisionForm extends Verdict {
  readonly formToken: string;
}

/**
 * The form in a request, or `undefined` if it is not one that our page sends: another type, a field that is missing,
 * unknown or there twice, a decision that is none, a comment that is too long or unreadable.
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
  const text = comment.replaceAll(/\r\n?/g, '\n');
  const isFit =
    Buffer.byteLength(text) <= MAX_COMMENT_BYTES && !UNWRITABLE.test(text.replaceAll('\n', ''));
  return isFit ? { formToken, outcome: OUTCOMES[decision], comment: text } : undefined;
}
