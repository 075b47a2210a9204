import { describe, expect, test } from '@jest/globals';
import { judgeRequest } from '../../../lambdas/approval/judge-request';
import type { AskedRequest } from '../../../lambdas/approval/request-row';

const ATTEMPT = { tokenHash: 'token', redriveCount: 1, retryCount: 2, deadlineMs: 1_000 };
const NOW_MS = 200;

const asked = (fields: Partial<AskedRequest> = {}): AskedRequest => ({
  requestId: 'r',
  state: 'PENDING',
  expenseId: 'e',
  approverId: 'ann',
  employeeId: 'eve',
  amountMinor: 1,
  currency: 'EUR',
  purpose: 'x',
  secretHash: 'secret',
  tokenHash: 'token',
  sealedToken: 'sealed',
  redriveCount: 1,
  retryCount: 2,
  askedAtMs: 100,
  deadlineMs: 1_000,
  leaseUntilMs: 300,
  forgetAt: 1,
  ...fields,
});

const ASK = { kind: 'ask', replacedHash: undefined };
const REPLACE = { kind: 'ask', replacedHash: 'secret' };
const [DROP, WAIT] = [{ kind: 'drop' }, { kind: 'wait' }];

describe('a question is judged', () => {
  test.each([
    ['new', undefined, NOW_MS, ASK],
    ['new, and too late', undefined, 1_000, DROP],
    ['closed before it was asked', { requestId: 'r', state: 'EXPIRED' } as const, NOW_MS, DROP],
    ['closed since', asked({ state: 'EXPIRED' }), NOW_MS, DROP],
    ['about to be mailed by another', asked(), NOW_MS, WAIT],
    ['left by an invocation whose lease is over', asked({ leaseUntilMs: NOW_MS }), NOW_MS, REPLACE],
    ['mailed', asked({ mailedAt: 'then' }), NOW_MS, DROP],
    ['pending, and too late', asked({ leaseUntilMs: 0 }), 1_000, DROP],
    ['of a newer attempt', asked({ tokenHash: 'older', retryCount: 1 }), NOW_MS, REPLACE],
    ['of an attempt with the same counts', asked({ tokenHash: 'other' }), NOW_MS, REPLACE],
    ['of an older attempt', asked({ tokenHash: 'newer', retryCount: 3 }), NOW_MS, DROP],
    [
      'of a later redrive, whose retries begin anew',
      asked({ tokenHash: 'older', redriveCount: 0, retryCount: 3 }),
      NOW_MS,
      REPLACE,
    ],
    [
      'of before a redrive',
      asked({ tokenHash: 'newer', redriveCount: 2, retryCount: 0 }),
      NOW_MS,
      DROP,
    ],
  ])('when it is %s', (_, request, nowMs, judgement) => {
    expect(judgeRequest(request, ATTEMPT, nowMs)).toEqual(judgement);
  });

  test.each(['APPROVED', 'REJECTED'] as const)('when it is %s, even too late', (state) => {
    const request = asked({ state, decidedAt: 'then' });

    expect(judgeRequest(request, ATTEMPT, 5_000)).toEqual({ kind: 'answer', request });
  });
});
