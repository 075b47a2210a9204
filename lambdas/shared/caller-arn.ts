import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { HttpProblem } from './http-response';

/** Of a user, a role's session, a federated user or the root of an account. */
export const callerArnSchema = z
  .string()
  .check(
    z.regex(
      /^arn:aws[a-z-]*:(iam|sts)::\d{12}:[\w+=,.@/:-]{1,512}$/,
      'must be the ARN of a caller',
    ),
  );

const eventSchema = z.object({
  requestContext: z.object({
    authorizer: z.object({ iam: z.object({ userArn: callerArnSchema }) }),
  }),
});

/**
 * Who signed the request, as API Gateway found it by IAM: nothing that the caller wrote has a part in it.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 * @throws HttpProblem 403 if nobody did: the route is open that should not be
 */
export function callerArnOf(event: APIGatewayProxyEventV2): string {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) {
    throw new HttpProblem(403, { error: 'CallerUnknown' });
  }
  return parsed.data.requestContext.authorizer.iam.userArn;
}
