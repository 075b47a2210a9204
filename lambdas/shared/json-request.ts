import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { bodyBytes, parseJsonBody } from './http-body';
import { HttpProblem } from './http-response';
import { describeIssues } from './issues';

const JSON_TYPE = /^application\/json\s*(;|$)/i;

/**
 * What a request's JSON body holds.
 * @throws HttpProblem 415 (not JSON by its content type), 413 (too large), 400 (not JSON, or not of the schema, then
 * under the given error's name with everything that is wrong)
 */
export function readJsonRequest<T>(
  event: APIGatewayProxyEventV2,
  expected: {
    readonly schema: z.core.$ZodType<T>;
    readonly maxBytes: number;
    /** For example `InvalidOrder`. */
    readonly error: string;
  },
): T {
  if (!JSON_TYPE.test(event.headers?.['content-type'] ?? '')) {
    throw new HttpProblem(415, { error: 'UnsupportedMediaType', allowed: ['application/json'] });
  }
  const parsed = z.safeParse(expected.schema, parseJsonBody(bodyBytes(event, expected.maxBytes)));
  if (!parsed.success) {
    throw new HttpProblem(400, { error: expected.error, issues: describeIssues(parsed.error) });
  }
  return parsed.data;
}
