import { expect } from '@jest/globals';
import { wakeByTimeout } from '../approval-machine';
import { EXPENSE_ID, REQUEST_ID } from '../approval-world';
import { DEADLINE_MS, end, type LinkCase } from './link-case';

/** Links that are used: in time, too late, twice, for an execution that is gone. */
export const DECIDING_CASES: readonly LinkCase[] = [
  {
    id: 'T1',
    name: 'a valid approval',
    act: (world) => world.post(world.link()),
    status: 200,
    outcome: 'APPROVED',
  },
  {
    id: 'T2',
    name: 'a valid rejection',
    act: (world) => world.post(world.link(), { decision: 'reject' }),
    status: 200,
    outcome: 'REJECTED',
  },
  {
    id: 'T3',
    name: 'a used link again, with the other decision',
    act: async (world) => {
      await world.post(world.link());
      return world.post(world.link(), { decision: 'reject' });
    },
    status: 409,
    outcome: 'APPROVED',
  },
  {
    id: 'T4',
    name: 'a link that expired a second ago',
    act: (world) => {
      world.clock.nowMs = DEADLINE_MS + 1_000;
      return world.post(world.link());
    },
    status: 410,
  },
  {
    id: 'T4',
    name: 'a link at its very deadline',
    act: (world) => {
      world.clock.nowMs = DEADLINE_MS;
      return world.post(world.link());
    },
    status: 410,
  },
  {
    id: 'T5',
    name: 'a link a second before it expires',
    act: (world) => {
      world.clock.nowMs = DEADLINE_MS - 1_000;
      return world.post(world.link());
    },
    status: 200,
    outcome: 'APPROVED',
  },
  {
    id: 'T6',
    name: 'a link of a stopped execution',
    act: (world) => {
      end(world, 'ABORTED');
      return world.post(world.link());
    },
    status: 410,
  },
  {
    id: 'T7',
    name: 'the link of an attempt before a retry, which made another link',
    act: async (world) => {
      const old = world.link();
      world.states.waiting.clear();
      await world.ask('token-2', {}, { retryCount: 1 });
      return world.post(old);
    },
    status: 404,
  },
  {
    id: 'T7',
    name: 'a link of before a redrive, while the new one is not there yet',
    act: (world) => {
      world.states.executions.set(EXPENSE_ID, {
        input: '{}',
        status: 'RUNNING',
        redriveCount: 1,
      });
      return world.post(world.link());
    },
    status: 410,
  },
  {
    id: 'T8',
    name: 'a late answer, after the timeout was caught',
    act: async (world) => {
      await wakeByTimeout(world, REQUEST_ID);
      return world.post(world.link());
    },
    status: 410,
    state: 'EXPIRED',
  },
  {
    id: 'T16',
    name: 'a link whose task hit its total timeout before the row was closed',
    act: (world) => {
      world.states.waiting.clear();
      world.clock.nowMs = DEADLINE_MS + 1;
      return world.post(world.link());
    },
    status: 410,
  },
  {
    id: 'T22',
    name: 'a double click',
    act: async (world) => {
      const [first, second] = await Promise.all([
        world.post(world.link()),
        world.post(world.link()),
      ]);
      expect([first.statusCode, second.statusCode].sort()).toEqual([200, 409]);
      return first.statusCode === 409 ? first : second;
    },
    status: 409,
    outcome: 'APPROVED',
  },
];
