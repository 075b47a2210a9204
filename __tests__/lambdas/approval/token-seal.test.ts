import { describe, expect, test } from '@jest/globals';
import { newLinkSecret } from '../../../lambdas/approval/decision-link';
import { makeKeyLock } from '../../../lambdas/approval/key-lock';
import { makeTokenSeal } from '../../../lambdas/approval/token-seal';
import { makeFakeKms } from '../../support/approval-fakes';
import { fault, makeEffects } from '../../support/effects';

const CONTEXT = { requestId: 'r', approverId: 'ann', deadline: '1' };
const LONGEST_TOKEN = 'x'.repeat(2_048);

function makeSeals() {
  const effects = makeEffects();
  const { client } = makeFakeKms(effects);
  return {
    effects,
    withKey: makeTokenSeal(makeKeyLock(client, 'key')),
    without: makeTokenSeal(undefined),
  };
}

describe.each(['withKey', 'without'] as const)('a token sealed %s', (kind) => {
  test('opens for its secret and its context, at any length', async () => {
    const seal = makeSeals()[kind];
    const secret = newLinkSecret();

    for (const token of ['t', LONGEST_TOKEN]) {
      expect(await seal.open(await seal.seal(token, secret, CONTEXT), secret, CONTEXT)).toBe(token);
    }
  });

  test('is another text each time', async () => {
    const seal = makeSeals()[kind];
    const secret = newLinkSecret();

    expect(await seal.seal('token', secret, CONTEXT)).not.toBe(
      await seal.seal('token', secret, CONTEXT),
    );
  });

  test.each([
    ['another secret', newLinkSecret(), CONTEXT],
    ['another request', undefined, { ...CONTEXT, requestId: 'other' }],
    ['another approver', undefined, { ...CONTEXT, approverId: 'ben' }],
    ['another deadline', undefined, { ...CONTEXT, deadline: '2' }],
  ])('does not open for %s', async (_, other, context) => {
    const seal = makeSeals()[kind];
    const secret = newLinkSecret();
    const sealed = await seal.seal('token', secret, CONTEXT);

    const error = await seal
      .open(sealed, other ?? secret, context)
      .catch((thrown: unknown) => thrown);

    expect(['CorruptRecord', 'ServiceUnavailable']).toContain((error as Error).name);
    expect(String(error)).not.toContain(secret);
  });

  test.each(['', 'AAAA', 'not base64!'])(
    'is a corrupt record when %j is stored',
    async (stored) => {
      await expect(
        makeSeals().without.open(stored, newLinkSecret(), CONTEXT),
      ).rejects.toMatchObject({
        name: 'CorruptRecord',
      });
    },
  );
});

describe('the key of the environment', () => {
  test('is asked with the context, which KMS compares and CloudTrail shows', async () => {
    const { effects, withKey } = makeSeals();
    const secret = newLinkSecret();

    await withKey.open(await withKey.seal('token', secret, CONTEXT), secret, CONTEXT);

    expect(effects.calls).toEqual(['kms:encrypt', 'kms:decrypt']);
  });

  test('that cannot be used is a fault that passes, by name alone', async () => {
    const { effects, withKey } = makeSeals();
    effects.fault = { index: 0, mode: 'before', error: fault('DisabledException', 'arn of a key') };

    await expect(withKey.seal('token', newLinkSecret(), CONTEXT)).rejects.toMatchObject({
      name: 'ServiceUnavailable',
      message: 'the key could not be used: DisabledException',
    });
  });

  test('that gives nothing is a fault that passes', async () => {
    const lock = makeKeyLock({ send: async () => ({}) } as never, 'key');

    await expect(lock.open(new Uint8Array(), {})).rejects.toMatchObject({
      name: 'ServiceUnavailable',
    });
  });
});
