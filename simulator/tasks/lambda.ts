import type { Integration } from '../../asl/integration';
import { isJsonObject, type Json } from '../../asl/json';

/** True for `lambda:invoke`, whose answer wraps the function's own. */
export function isLambdaInvoke(integration: Integration): boolean {
  return (
    integration.kind === 'optimized' &&
    integration.service === 'lambda' &&
    integration.action === 'invoke'
  );
}

/** What the function itself is given. */
export function payloadOf(parameters: Json): Json {
  return isJsonObject(parameters) ? (parameters['Payload'] ?? {}) : {};
}

/**
 * The answer of `lambda:invoke` around what the function returned. HTTP headers are left out.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 */
export function wrapPayload(payload: Json, requestId: string): Json {
  return {
    ExecutedVersion: '$LATEST',
    Payload: payload,
    SdkHttpMetadata: { HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: requestId },
    StatusCode: 200,
  };
}
