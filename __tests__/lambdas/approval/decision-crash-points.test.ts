import { describe, expect, test } from '@jest/globals';
import { LEASE_MS } from '../../../lambdas/approval/ask-approver';
import { wakeByTimeout } from '../../support/approval-machine';
import { type ApprovalWorld, makeApprovalWorld, REQUEST_ID } from '../../support/approval-world';
import { fault } from '../../support/effects';

/**
 * Every way is gone once for each call that it makes to a service, with a crash right before or right after the
 * effect of that call. Then whoever comes next finishes the work: the queue delivers again, the approver clicks again,
 * or the workflow wakes by its timeout.
 */
const MODES = ['before', 'after'] as const;

/** Puts the question until it is put, as the queue does. */
async function ask(world: ApprovalWorld): Promise<number> {
  const askedAtMs = world.clock.nowMs;
  for (let delivery = 1; delivery < 5; delivery += 1) {
    if (await world.ask('token-1', {}, { askedAtMs })) return delivery;
    world.clock.nowMs += LEASE_MS;
  }
  throw new Error('the question was never put');
}

async function callsOf(way: (world: ApprovalWorld) => Promise<unknown>): Promise<number> {
  const probe = makeApprovalWorld();
  await way(probe);
  return probe.effects.calls.length;
}

const places = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => from + index).flatMap((index) =>
    MODES.map((mode) => ({ index, mode })),
  );

const crash = (world: ApprovalWorld, place: { index: number; mode: 'before' | 'after' }) => {
  world.effects.fault = { ...place, error: fault('TimeoutError') };
};

describe('a crash at any call', () => {
  test('while a question is put leaves one link that works, and the question put', async () => {
    for (const place of places(0, await callsOf(ask))) {
      const world = makeApprovalWorld();
      crash(world, place);

      await ask(world);
      world.effects.fault = undefined;
      const links = world.mails.map(({ text }) => /\/decisions\/(\S+)/.exec(text)?.[1] ?? '');
      const statuses = [];
      for (const link of [...links].reverse()) statuses.push((await world.post(link)).statusCode);

      // A link whose mail may or may not have left is replaced, not mailed again: it decides nothing.
      expect([place, statuses]).toEqual([place, [200, ...statuses.slice(1).map(() => 404)]]);
      expect(world.states.taken).toHaveLength(1);
    }
  });

  test('while a decision is made is repaired by the next click: one decision, told once', async () => {
    const decided = async (world: ApprovalWorld) => {
      await ask(world);
      return world.post(world.link());
    };
    const asking = await callsOf(ask);
    const all = await callsOf(decided);
    expect(all - asking).toBeGreaterThan(5);

    for (const place of places(asking, all)) {
      const world = makeApprovalWorld();
      await ask(world);
      crash(world, place);

      const first = await world.post(world.link());
      world.effects.fault = undefined;
      const second = await world.post(world.link(), { decision: 'reject' });

      const outcome = String(world.row()?.['state']);
      expect([place, first.statusCode]).toEqual([place, expect.any(Number)]);
      expect([place, second.statusCode]).toEqual([place, outcome === 'REJECTED' ? 200 : 409]);
      expect(world.states.taken.map(({ output }) => output)).toEqual([
        expect.objectContaining({ outcome }),
      ]);
      expect(world.row()).not.toHaveProperty('sealedToken');
    }
  });

  test('while a decision is made is repaired by the timeout, if nobody clicks again', async () => {
    const asking = await callsOf(ask);
    const all = await callsOf(async (world) => {
      await ask(world);
      await world.post(world.link());
    });
    for (const place of places(asking, all)) {
      const world = makeApprovalWorld();
      await ask(world);
      crash(world, place);

      await world.post(world.link());
      world.effects.fault = undefined;
      if (world.states.taken.length > 0) continue;
      const recorded = world.row()?.['state'] === 'APPROVED';

      expect([place, await wakeByTimeout(world, REQUEST_ID)]).toEqual([
        place,
        recorded ? 'APPROVED' : undefined,
      ]);
    }
  });
});
