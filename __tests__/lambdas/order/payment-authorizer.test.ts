import '../../support/handler-environment';
import { describe, expect, test } from '@jest/globals';
import type { APIGatewayRequestAuthorizerEventV2 } from 'aws-lambda';
import { makePaymentAuthorizer } from '../../../lambdas/order/payment-authorizer';
import { digestOf, sign } from '../../../lambdas/shared/webhook-signature';
import { SIGNING_SECRET } from '../../support/http-events';

const NOW_MS = Date.UTC(2026, 0, 15, 12);
const TIMESTAMP = String(NOW_MS / 1000);
const DIGEST = digestOf(Buffer.from('{}'));
const HEADERS = {
  'x-payment-timestamp': TIMESTAMP,
  'x-payment-digest': DIGEST,
  'x-payment-signature': sign(SIGNING_SECRET, TIMESTAMP, DIGEST),
};
const secret = { apiKey: 'k', webhookSigningSecret: SIGNING_SECRET };
const authorize = (headers: unknown) =>
  makePaymentAuthorizer({
    secret: { read: async () => secret, refresh: async () => secret },
    now: () => NOW_MS,
  })({ headers } as APIGatewayRequestAuthorizerEventV2);

describe('the authorizer', () => {
  test('lets a signed digest pass', async () => {
    expect(await authorize(HEADERS)).toEqual({ isAuthorized: true });
  });

  test.each([
    ['no headers', undefined],
    ['empty headers', {}],
    ['no digest', { ...HEADERS, 'x-payment-digest': undefined }],
    ['another digest', { ...HEADERS, 'x-payment-digest': digestOf(Buffer.from('[]')) }],
    ['a digest that is none', { ...HEADERS, 'x-payment-digest': '{}' }],
    ['no signature', { ...HEADERS, 'x-payment-signature': '' }],
    [
      'two signatures in one header',
      { ...HEADERS, 'x-payment-signature': `${HEADERS['x-payment-signature']},aa` },
    ],
    [
      'a signature in capitals',
      { ...HEADERS, 'x-payment-signature': HEADERS['x-payment-signature'].toUpperCase() },
    ],
    [
      'the signature of another secret',
      { ...HEADERS, 'x-payment-signature': sign('other', TIMESTAMP, DIGEST) },
    ],
    ['an old time', { ...HEADERS, 'x-payment-timestamp': String(NOW_MS / 1000 - 301) }],
    ['a time with a sign', { ...HEADERS, 'x-payment-timestamp': `+${TIMESTAMP}` }],
    ['an endless time', { ...HEADERS, 'x-payment-timestamp': '9'.repeat(400) }],
    ['text beyond Latin', { ...HEADERS, 'x-payment-signature': '\u0660'.repeat(64) }],
  ])('says no, and does not throw, given %s', async (_, headers) => {
    expect(await authorize(headers)).toEqual({ isAuthorized: false });
  });

  test('throws when the secret cannot be read: a no would end the delivery for good', async () => {
    const broken = async () => {
      throw new Error('unreadable');
    };
    const handler = makePaymentAuthorizer({
      secret: { read: broken, refresh: broken },
      now: () => NOW_MS,
    });

    await expect(
      handler({ headers: HEADERS } as unknown as APIGatewayRequestAuthorizerEventV2),
    ).rejects.toThrow('unreadable');
  });
});
