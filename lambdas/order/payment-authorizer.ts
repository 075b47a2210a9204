import type {
  APIGatewayRequestAuthorizerEventV2,
  APIGatewaySimpleAuthorizerResult,
} from 'aws-lambda';
import type { SecretSource } from '../shared/secret';
import { isSigned } from '../shared/webhook-signature';
import { type PaymentSecret, paymentSecretFromEnv } from './payment-secret';

interface Dependencies {
  readonly secret: SecretSource<PaymentSecret>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Authorizes `POST /payments/callback` before it reaches a function that may touch payments. API Gateway hands no
 * body over, so the digest is taken from a header; the callback computes it anew from the body, and a false one
 * gains nothing. Must not be cached: the answer is about one message.
 * Throws only if the secret cannot be read, which API Gateway answers with 500, so that the provider comes again.
 */
export function makePaymentAuthorizer({ secret, now }: Dependencies) {
  return async (
    event: APIGatewayRequestAuthorizerEventV2,
  ): Promise<APIGatewaySimpleAuthorizerResult> => {
    const claim = {
      timestamp: event.headers?.['x-payment-timestamp'],
      signature: event.headers?.['x-payment-signature'],
      digest: event.headers?.['x-payment-digest'],
    };
    const { webhookSigningSecret } = await secret.read();
    return { isAuthorized: isSigned(claim, webhookSigningSecret, now()) };
  };
}

export const handler = makePaymentAuthorizer({ secret: paymentSecretFromEnv(), now: Date.now });
