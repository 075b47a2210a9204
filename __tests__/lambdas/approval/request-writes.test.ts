import { describe, expect, test } from '@jest/globals';
import { LEASE_MS } from '../../../lambdas/approval/ask-approver';
import { makeApprovalWorld, NOW_MS, REQUEST_ID } from '../../support/approval-world';
import { fault } from '../../support/effects';

describe('a request that has changed in the meantime', () => {
  test('is not marked as mailed by the mail of a link that it has no more', async () => {
    const world = makeApprovalWorld();
    const { requests } = world.services;
    await world.ask('token-1');
    const oldHash = String(world.row()?.['secretHash']);
    // A newer attempt makes the same calls, and crashes before it mails its own link.
    const { calls } = world.effects;
    const index = calls.length + calls.indexOf('sns:publish');
    world.effects.fault = { index, mode: 'before', error: fault('TimeoutError') };
    expect(await world.ask('token-2', {}, { retryCount: 1 })).toBe(false);
    world.effects.fault = undefined;

    expect(await requests.markMailed(REQUEST_ID, oldHash, 'now')).toBe(false);

    world.clock.nowMs += LEASE_MS;
    expect(await world.ask('token-2', {}, { retryCount: 1 })).toBe(true);
    expect(world.mails).toHaveLength(2);
    expect((await world.post(world.link())).statusCode).toBe(200);
  });

  test('is not marked as answered while nobody has decided: its token is still needed', async () => {
    const world = makeApprovalWorld();
    await world.ask('token-1');

    expect(await world.services.requests.markAnswered(REQUEST_ID, 'now')).toBe(false);

    expect((await world.post(world.link())).statusCode).toBe(200);
    expect(world.states.taken.map(({ token }) => token)).toEqual(['token-1']);
  });

  test('is not made anew by an answer after it was forgotten', async () => {
    const world = makeApprovalWorld();

    expect(await world.services.requests.markAnswered(REQUEST_ID, 'now')).toBe(false);

    expect(world.row()).toBeUndefined();
  });

  test('keeps the time at which it was answered first', async () => {
    const world = makeApprovalWorld();
    await world.ask('token-1');
    await world.post(world.link());
    world.clock.nowMs += 1_000;

    expect(await world.ask('token-2', {}, { retryCount: 1 })).toBe(true);

    expect(world.states.taken).toHaveLength(2);
    expect(world.row()).toMatchObject({ answeredAt: new Date(NOW_MS).toISOString() });
  });
});
