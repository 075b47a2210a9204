import { afterEach, describe, expect, test } from '@jest/globals';
import { AUTHORIZATIONS, RESERVATIONS } from '../../../lambdas/saga/hold-protocol';
import { type HoldProvider, makeHoldProvider } from '../../../lambdas/saga/hold-provider';
import { badBodies, isUnpolluted } from '../../support/bad-input';

const SECRET = { apiKey: 'key', requestSigningSecret: 's'.repeat(32) };
const secret = { read: async () => SECRET, refresh: async () => SECRET };

const KINDS = [
  ['travel', 'flight', RESERVATIONS, 'reservationId'],
  ['payments', 'payment', AUTHORIZATIONS, 'authorizationId'],
] as const;

afterEach(() => {
  expect(isUnpolluted()).toBe(true);
});

describe.each(KINDS)('the answer of a provider of %s', (_, step, protocol, field) => {
  /** One call to a provider that answers with this; what was made of it, or under which name it failed. */
  const outcomeOf = (
    call: (provider: HoldProvider) => Promise<unknown>,
    body: string,
    status: number,
  ): Promise<unknown> =>
    call(
      makeHoldProvider({
        step,
        protocol,
        url: 'https://provider.example',
        timeoutMs: 1_000,
        secret,
        fetch: async () => new Response(body, { status }),
      }),
    ).catch(({ name }: Error) => name);
  const bodies = badBodies({ [field]: 'held-1' }, [field]);

  test('to a hold is an effect that may have happened, or names the hold exactly', async () => {
    for (const { name, body } of bodies) {
      const outcome = await outcomeOf((provider) => provider.hold('booking-1', {}), body, 200);

      if (typeof outcome === 'string') {
        expect([name, outcome]).toEqual([name, 'ProviderUnavailable']);
      } else {
        const holdId = JSON.parse(body)[field];
        expect([name, outcome]).toEqual([name, { status: 'held', holdId }]);
        expect(holdId).toMatch(/^[!-~]{1,128}$/);
      }
    }
  });

  test.each([402, 410])(
    'to a hold with %d is a refusal with a printable reason',
    async (status) => {
      for (const { name, body } of badBodies({ reason: 'sold out' }, ['reason'])) {
        const outcome = await outcomeOf((provider) => provider.hold('booking-1', {}), body, status);

        expect([name, outcome]).toEqual([
          name,
          { status: 'refused', reason: expect.stringMatching(/^[ -~]{1,200}$/) },
        ]);
      }
    },
  );

  test.each([
    ['confirm', 'confirmed'],
    ['release', 'released'],
  ] as const)('to a %s is an effect that may have happened, or none at all', async (call, done) => {
    for (const { name, body } of bodies) {
      const outcome = await outcomeOf((provider) => provider[call]('booking-1'), body, 200);
      const isObject = body.startsWith('{') && isJson(body);

      expect([name, outcome]).toEqual([name, isObject ? done : 'ProviderUnavailable']);
    }
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
