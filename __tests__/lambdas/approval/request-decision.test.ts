import { describe, expect, test } from '@jest/globals';
import { LEASE_MS } from '../../../lambdas/approval/ask-approver';
import { wakeByTimeout } from '../../support/approval-machine';
import { DAY_SECONDS, makeApprovalWorld, NOW_MS, REQUEST_ID } from '../../support/approval-world';
import { fault } from '../../support/effects';

describe('a question', () => {
  test('is stored with the sealed token and mailed, with its link, to its approver alone', async () => {
    const world = makeApprovalWorld();

    expect(await world.ask('token-1')).toBe(true);

    expect(world.mails).toEqual([
      {
        to: 'ann',
        subject: 'An expense report waits for your decision',
        text: expect.stringMatching(
          /^eve asks for EUR 1,234\.50\.\nPurpose: train to Ghent\n[\s\S]*https:\/\/expenses\.example\/decisions\/[0-9a-f]{64}\.[\w-]{43}\n/,
        ),
      },
    ]);
    expect(world.row()).toMatchObject({
      state: 'PENDING',
      approverId: 'ann',
      deadlineMs: NOW_MS + DAY_SECONDS * 1_000,
      forgetAt: 1_800_000_000,
      secretHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      mailedAt: new Date(NOW_MS).toISOString(),
    });
  });

  test('gets a link of its own each time: 256 random bits', async () => {
    const links = new Set<string>();
    for (let index = 0; index < 100; index += 1) {
      const world = makeApprovalWorld();
      await world.ask('token-1');
      links.add(world.link());
    }

    expect(links.size).toBe(100);
  });

  test('that comes again after it was mailed changes nothing', async () => {
    const world = makeApprovalWorld();
    await world.ask('token-1');
    const row = world.row();

    for (let again = 0; again < 4; again += 1) expect(await world.ask('token-1')).toBe(true);

    expect(world.mails).toHaveLength(1);
    expect(world.row()).toEqual(row);
  });

  test('that comes again with another body keeps what was asked first', async () => {
    const world = makeApprovalWorld();
    await world.ask('token-1');

    expect(await world.ask('token-1', { amountMinor: 1 })).toBe(true);

    expect(world.row()).toMatchObject({ amountMinor: 123_450 });
  });

  test('is left to the invocation that holds the lease, and taken over when that is dead', async () => {
    const world = makeApprovalWorld();
    const publish = (await callsOfOneQuestion()).indexOf('sns:publish');
    world.effects.fault = { index: publish, mode: 'before', error: fault('TimeoutError') };

    expect(await world.ask('token-1', {}, { askedAtMs: NOW_MS })).toBe(false);
    expect(await world.ask('token-1', {}, { askedAtMs: NOW_MS })).toBe(false);
    expect(world.mails).toHaveLength(0);

    world.clock.nowMs += LEASE_MS;
    expect(await world.ask('token-1', {}, { askedAtMs: NOW_MS })).toBe(true);
    expect(world.mails).toHaveLength(1);
  });

  test('of a newer attempt takes the place of the older one, whose link dies', async () => {
    const world = makeApprovalWorld();
    await world.ask('token-1');
    const old = world.link();
    world.states.waiting.clear();

    expect(await world.ask('token-2', {}, { retryCount: 1 })).toBe(true);

    expect((await world.get(old)).statusCode).toBe(404);
    expect((await world.post(world.link())).statusCode).toBe(200);
    expect(world.states.taken.map(({ token }) => token)).toEqual(['token-2']);
  });

  test('of an older attempt that comes late is dropped', async () => {
    const world = makeApprovalWorld();
    await world.ask('token-2', {}, { retryCount: 1 });

    expect(await world.ask('token-1')).toBe(true);

    expect(world.mails).toHaveLength(1);
  });

  test('that is decided already is answered, not asked again', async () => {
    const world = makeApprovalWorld();
    await world.ask('token-1');
    await world.post(world.link(), { decision: 'reject', comment: 'no receipt' });

    expect(await world.ask('token-2', {}, { retryCount: 1 })).toBe(true);

    expect(world.mails).toHaveLength(1);
    expect(world.states.taken.map(({ token }) => token)).toEqual(['token-1', 'token-2']);
    expect(world.states.taken[1]?.output).toEqual(world.states.taken[0]?.output);
  });

  test('that comes after the workflow has closed the request is dropped', async () => {
    const world = makeApprovalWorld();
    await wakeByTimeout(world, REQUEST_ID);

    expect(await world.ask('token-1')).toBe(true);

    expect(world.mails).toEqual([]);
    expect(world.row()).toMatchObject({ state: 'EXPIRED' });
  });

  test('that comes after its time is dropped', async () => {
    const world = makeApprovalWorld();

    const askedAtMs = NOW_MS - DAY_SECONDS * 1_000;
    expect(await world.ask('token-1', {}, { askedAtMs })).toBe(true);

    expect(world.mails).toEqual([]);
    expect(world.row()).toBeUndefined();
  });

  test.each([
    ['to somebody who is no approver', { approverId: 'mallory' }],
    ['to the employee', { employeeId: 'ann' }],
  ])('%s is not put, and goes to the dead letters', async (_, fields) => {
    const world = makeApprovalWorld();

    expect(await world.ask('token-1', fields)).toBe(false);

    expect(world.mails).toEqual([]);
    expect(world.row()).toBeUndefined();
    expect(world.log.text()).not.toContain('token-1');
  });

  test('is sealed without a key of the environment, too: the link alone opens it', async () => {
    const world = makeApprovalWorld({ customerKey: false });

    await world.ask('token-1');

    expect(world.effects.calls.filter((name) => name.startsWith('kms:'))).toEqual([]);
    expect(
      Buffer.from(String(world.row()?.['sealedToken']), 'base64').toString('latin1'),
    ).not.toContain('token-1');
    expect((await world.post(world.link())).statusCode).toBe(200);
    expect(world.states.taken.map(({ token }) => token)).toEqual(['token-1']);
  });

  test('whose row was spoiled stops, and is not half understood', async () => {
    const world = makeApprovalWorld();
    await world.ask('token-1');
    world.db.put('requests', { ...world.row(), deadlineMs: 'soon' });

    expect(await world.ask('token-2', {}, { retryCount: 1 })).toBe(false);

    expect(world.log.text()).toContain('CorruptRecord');
    expect((await world.post(world.link())).statusCode).toBe(500);
  });
});

/** Names of the calls that putting one question makes. */
async function callsOfOneQuestion(): Promise<readonly string[]> {
  const world = makeApprovalWorld();
  await world.ask('token-1');
  return world.effects.calls;
}
