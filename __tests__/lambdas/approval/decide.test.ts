import { describe, expect, test } from '@jest/globals';
import { makeMailLink } from '../../../lambdas/approval/approver-mail';
import { decide } from '../../../lambdas/approval/decide';
import { parseLinkId } from '../../../lambdas/approval/decision-link';
import { makeAnswerTask } from '../../../lambdas/approval/task-answer';
import { makeApprovalWorld, NOW_MS } from '../../support/approval-world';
import { fault } from '../../support/effects';

const VERDICT = { outcome: 'APPROVED', comment: '' } as const;
const OUTPUT = { ...VERDICT, decidedBy: 'ann', decidedAt: 'now' };

/** A client whose every call fails. */
const failing = (name: string, fields: object = {}) =>
  ({
    send: async () => {
      throw Object.assign(fault(name, 'quotes token-1 and a link'), fields);
    },
  }) as never;

describe('a decision', () => {
  test('that was not recorded, for whatever reason, is not taken for one', async () => {
    const world = makeApprovalWorld();
    await world.ask('token-1');
    const link = parseLinkId(world.link());
    const requests = { ...world.services.requests, decide: async () => false };

    const decided = decide({ ...world.services, requests }, link ?? fail(), VERDICT);

    await expect(decided).rejects.toMatchObject({ name: 'ServiceUnavailable' });
    expect(world.states.taken).toEqual([]);
  });

  test('whose write was answered with a lost connection is still the decision of that click', async () => {
    const world = makeApprovalWorld();
    await world.ask('token-1');
    const { requests } = world.services;
    // The SDK writes again after a lost answer, and finds its own condition broken.
    const twice = {
      ...requests,
      decide: async (...call: Parameters<typeof requests.decide>) => {
        await requests.decide(...call);
        return requests.decide(...call);
      },
    };

    const result = await decide(
      { ...world.services, requests: twice },
      parseLinkId(world.link()) ?? fail(),
      VERDICT,
    );

    expect(result).toMatchObject({ kind: 'recorded' });
    expect(world.counts).toEqual(['DecisionsRecorded']);
  });

  test('by a form that is none is 404 for a link that is none, and 400 for one that is', async () => {
    const world = makeApprovalWorld();
    await world.ask('token-1');

    expect((await world.post(world.link(), { body: 'x=1' })).statusCode).toBe(400);
    const unknown = `${'0'.repeat(64)}.${'A'.repeat(43)}`;
    expect((await world.post(unknown, { body: 'x=1' })).statusCode).toBe(404);
  });
});

describe('errors of services', () => {
  test.each([
    ['ThrottlingException', {}, 'ServiceUnavailable'],
    ['Error', { code: 'ECONNRESET' }, 'ServiceUnavailable'],
    ['AccessDeniedException', {}, 'AccessDeniedException'],
  ])('%s comes out of an answer without its message', async (name, fields, thrown) => {
    const error = await makeAnswerTask(failing(name, fields))('token-1', OUTPUT).catch(
      (caught: unknown) => caught,
    );

    expect(error).toMatchObject({ name: thrown });
    expect(String(error)).not.toContain('token-1');
  });

  test.each([
    ['ThrottlingException', 'ServiceUnavailable'],
    ['NotFoundException', 'NotFoundException'],
  ])('%s comes out of a mail without its message', async (name, thrown) => {
    const mailLink = makeMailLink({ client: failing(name), topicArn: 'arn', baseUrl: 'https://x' });
    const question = {
      linkId: 'secret-link',
      expenseId: 'e',
      approverId: 'ann',
      employeeId: 'eve',
      amountMinor: 1,
      currency: 'EUR',
      purpose: 'x',
      deadlineMs: NOW_MS,
    };

    const error = await mailLink(question).catch((caught: unknown) => caught);

    expect(error).toMatchObject({ name: thrown });
    expect(String(error)).not.toContain('link and');
    expect(String(error)).not.toContain('quotes');
  });
});

function fail(): never {
  throw new Error('no link in the mail');
}
