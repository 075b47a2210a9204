import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { isSigned } from '../../../lambdas/shared/webhook-signature';
import {
  openPaymentProvider,
  type PaymentProvider,
} from '../../../local/services/payment-provider';
import { Webhook } from '../../../local/services/webhook';

const SECRET = 'a-webhook-signing-secret';
const NOW = Date.UTC(2026, 0, 1);

let provider: PaymentProvider;
const deliveries: { readonly headers: Readonly<Record<string, string>>; readonly body: string }[] =
  [];
const planned: { readonly delayMs: number; readonly work: () => Promise<void> }[] = [];
const said: string[] = [];
let answerStatus = 200;

beforeAll(async () => {
  const time = {
    now: () => NOW,
    later: (delayMs: number, work: () => Promise<void>) => void planned.push({ delayMs, work }),
  };
  const post = async (headers: Readonly<Record<string, string>>, body: string) => {
    deliveries.push({ headers, body });
    return answerStatus;
  };
  provider = await openPaymentProvider({
    apiKey: 'key',
    webhook: new Webhook(SECRET, post, time),
    time,
    tell: (says) => said.push(says),
  });
});
beforeEach(() => {
  deliveries.length = 0;
  planned.length = 0;
  said.length = 0;
  answerStatus = 200;
});
afterAll(() => provider.close());

const post = (path: string, key: string | undefined, body: object, apiKey = 'key') =>
  fetch(`${provider.url}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${apiKey}`,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    body: JSON.stringify(body),
  });
const charge = (reference: string, key = `order/${reference}/charge`) =>
  post('/charges', key, { reference, amountMinor: 4200, currency: 'EUR' });
const refund = (reference: string) =>
  post(`/charges/${reference}/refund`, `order/${reference}/refund`, {});
/** Lets the provider decide what it has put off. */
const decide = async () => {
  for (const { work } of planned.splice(0)) await work();
};
const captures = (reference: string) =>
  provider.ledger
    .of(reference)
    .filter(({ kind, account }) => kind === 'capture' && account === 'merchant');

describe('the payment provider', () => {
  test('charges once a key, tells by a signed webhook, and balances its ledger', async () => {
    const first = await (await charge('a')).json();
    const again = await (await charge('a')).json();
    expect(first).toEqual({ chargeId: 'ch_a', status: 'pending' });
    expect(again).toEqual(first);
    await decide();

    const [delivery] = deliveries;
    const { headers = {}, body = '' } = delivery ?? {};
    const claim = {
      timestamp: headers['x-payment-timestamp'],
      signature: headers['x-payment-signature'],
      digest: headers['x-payment-digest'],
    };
    expect(JSON.parse(body)).toMatchObject({
      reference: 'a',
      status: 'captured',
      amountMinor: 4200,
    });
    expect(isSigned(claim, SECRET, NOW)).toBe(true);
    expect(said).toEqual(['captured EUR 42.00']);
    expect(provider.ledger.of('a').map(({ amountMinor }) => amountMinor)).toEqual([-4200, 4200]);
  });

  test('takes another key for another charge', async () => {
    await charge('b');
    await charge('b', 'attempt-2');
    await decide();

    expect(captures('b')).toHaveLength(2);
  });

  test('refunds what was captured, once, and voids what is pending', async () => {
    await charge('c');
    await decide();
    const answers = [await refund('c'), await refund('c')];
    await charge('d');
    answers.push(await refund('d'));
    await decide();

    expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([
      { status: 'refunded' },
      { status: 'refunded' },
      { status: 'voided' },
    ]);
    expect(provider.ledger.of('c')).toHaveLength(4);
    expect(captures('d')).toEqual([]);
    expect((await refund('unknown')).status).toBe(404);
  });

  test('delivers again what was answered with 5xx, and nothing else', async () => {
    answerStatus = 503;
    await charge('e');
    await decide();
    answerStatus = 404;
    await decide();
    await decide();

    expect(deliveries).toHaveLength(2);
    expect(captures('e')).toHaveLength(1);
  });

  test.each([
    ['capture-at-once', 200, { status: 'captured' }],
    ['decline-at-once', 402, { status: 'declined', declineReason: 'insufficient funds' }],
    ['never', 200, { status: 'pending' }],
  ] as const)('decides by script: %s', async (script, status, body) => {
    provider.script(script, script);

    const answer = await charge(script);

    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject(body);
    expect(planned).toEqual([]);
  });

  test('writes yen without digits behind the point', async () => {
    provider.script('yen', 'capture-at-once');
    await post('/charges', 'k', { reference: 'yen', amountMinor: 500, currency: 'JPY' });

    expect(said).toEqual(['captured JPY 500']);
  });

  test.each([
    ['a wrong key', () => post('/charges', 'k', {}, 'wrong'), 401],
    ['no idempotency key', () => post('/charges', undefined, {}), 400],
    ['no charge', () => post('/charges', 'k2', { reference: '' }), 422],
    [
      'another amount under its key',
      () => post('/charges', 'order/a/charge', { reference: 'a', amountMinor: 1, currency: 'EUR' }),
      422,
    ],
    ['no such path', () => post('/nothing', 'k', {}), 404],
  ])('refuses a request with %s', async (_what, send, status) => {
    expect((await send()).status).toBe(status);
  });
});
