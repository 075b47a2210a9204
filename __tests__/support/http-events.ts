import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { digestOf, sign } from '../../lambdas/shared/webhook-signature';

/** A request as the HTTP API hands it over (payload format 2.0). */
export function httpEvent(request: {
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly isBase64Encoded?: boolean;
  readonly pathParameters?: Readonly<Record<string, string>>;
  readonly requestContext?: object;
}): APIGatewayProxyEventV2 {
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: '/',
    rawQueryString: '',
    isBase64Encoded: false,
    ...request,
    headers: request.headers ?? { 'content-type': 'application/json' },
  } as APIGatewayProxyEventV2;
}

/** What IAM found of the caller of a signed request. */
export const calledBy = (userArn: unknown) => ({ authorizer: { iam: { userArn } } });

export const SIGNING_SECRET = 'whsec-0123456789abcdef';

/** A request that the provider signed. */
export function signedEvent(body: string, nowMs: number): APIGatewayProxyEventV2 {
  const timestamp = String(Math.floor(nowMs / 1000));
  return httpEvent({
    body,
    headers: {
      'content-type': 'application/json',
      'x-payment-timestamp': timestamp,
      'x-payment-signature': sign(SIGNING_SECRET, timestamp, digestOf(Buffer.from(body))),
    },
  });
}
