import { describe, expect, jest, test } from '@jest/globals';
import { wakeByTimeout } from '../../support/approval-machine';
import {
  type ApprovalWorld,
  EXPENSE_ID,
  makeApprovalWorld,
  REQUEST_ID,
} from '../../support/approval-world';
import { interleave, SEEDS } from '../../support/interleave';

// Two hundred rounds take seconds where other tests have the machine, too.
jest.setTimeout(60_000);

const asked = async (): Promise<ApprovalWorld> => {
  const world = makeApprovalWorld();
  await world.ask('token-1');
  return world;
};

/** Recovery goes on with the execution: it runs again, and asks with a new token. */
async function redrive(world: ApprovalWorld): Promise<void> {
  const redriven = { redriveCount: 1 };
  world.states.executions.set(EXPENSE_ID, { input: '{}', status: 'RUNNING', ...redriven });
  expect(await world.ask('token-2', {}, redriven)).toBe(true);
}

describe('whatever the order of the calls, in 200 rounds', () => {
  test('of two decisions at once one wins, and the other is told which', async () => {
    const won = new Set<unknown>();
    for (const seed of SEEDS) {
      const world = await asked();
      const answers: (readonly [string, number | undefined])[] = [];
      const post = (decision: string) => async () => {
        const { statusCode } = await world.post(world.link(), { decision });
        answers.push([decision, statusCode]);
      };

      await interleave(world.effects, seed, [post('approve'), post('reject')]);

      const [winner, ...more] = answers.filter(([, status]) => status === 200);
      const outcome = winner?.[0] === 'approve' ? 'APPROVED' : 'REJECTED';
      expect([more, answers.map(([, status]) => status).sort()]).toEqual([[], [200, 409]]);
      expect(world.row()).toMatchObject({ state: outcome });
      expect(world.states.taken.map(({ output }) => output)).toEqual([
        expect.objectContaining({ outcome }),
      ]);
      expect(world.row()).not.toHaveProperty('sealedToken');
      won.add(outcome);
    }
    expect(won.size).toBe(2);
  });

  test('a double click is one decision', async () => {
    for (const seed of SEEDS) {
      const world = await asked();
      const statuses: (number | undefined)[] = [];
      const click = async () => {
        statuses.push((await world.post(world.link())).statusCode);
      };

      await interleave(world.effects, seed, [click, click]);

      expect(statuses.sort()).toEqual([200, 409]);
      expect(world.states.taken).toHaveLength(1);
    }
  });

  test('a decision against the timeout either counts or changes nothing, and is told so', async () => {
    const seen = new Set<string>();
    for (const seed of SEEDS) {
      const world = await asked();
      let status: number | undefined;
      let woke: string | undefined;

      await interleave(world.effects, seed, [
        async () => {
          status = (await world.post(world.link())).statusCode;
        },
        async () => {
          // The timeout fires only if no answer came before it.
          if (world.states.taken.length === 0) woke = await wakeByTimeout(world, REQUEST_ID);
        },
      ]);

      const told = world.states.taken.length === 1;
      const counts = told || woke === 'APPROVED';
      expect([seed, status]).toEqual([seed, counts ? 200 : 410]);
      expect(world.row()).toMatchObject({ state: counts ? 'APPROVED' : 'EXPIRED' });
      seen.add(told ? 'told' : (woke ?? 'expired'));
    }
    // Both of the ways that a decision gets through are among the rounds, and the one that it does not.
    expect([...seen].sort()).toEqual(expect.arrayContaining(['APPROVED', 'expired']));
  });

  test('a decision against a stop counts after the redrive if it was recorded, and is told so', async () => {
    const seen = new Set<string>();
    for (const seed of SEEDS) {
      const world = await asked();
      let page: { readonly statusCode?: number; readonly body?: string } = {};

      await interleave(world.effects, seed, [
        async () => {
          page = await world.post(world.link());
        },
        () =>
          world.effects.run('states:stop', () => {
            world.states.waiting.clear();
            world.states.executions.set(EXPENSE_ID, { input: '{}', status: 'ABORTED' });
          }),
      ]);

      const told = world.states.taken.length === 1;
      const recorded = world.row()?.['state'] === 'APPROVED';
      expect([seed, page.statusCode]).toEqual([seed, told ? 200 : 410]);
      const says = /Your decision is recorded/.test(page.body ?? '');
      expect([seed, says, /Nothing was changed/.test(page.body ?? '')]).toEqual([
        seed,
        recorded,
        !recorded,
      ]);
      seen.add(told ? 'told' : recorded ? 'recorded' : 'stopped');
      if (told) continue;

      await redrive(world);

      // What was recorded is answered at once; what was not is asked anew.
      const outcomes = world.states.taken.map(({ token, output }) => [token, output]);
      expect([seed, outcomes]).toEqual([
        seed,
        recorded ? [['token-2', expect.objectContaining({ outcome: 'APPROVED' })]] : [],
      ]);
      expect(world.mails).toHaveLength(recorded ? 1 : 2);
    }
    expect([...seen].sort()).toEqual(['recorded', 'stopped', 'told']);
  });

  test('a question that is delivered five times at once is mailed once', async () => {
    for (const seed of SEEDS.slice(0, 40)) {
      const world = makeApprovalWorld();
      const done: boolean[] = [];
      const deliver = async () => {
        done.push(await world.ask('token-1'));
      };

      await interleave(world.effects, seed, [deliver, deliver, deliver, deliver, deliver]);

      expect(world.mails).toHaveLength(1);
      expect(done).toContain(true);
      expect((await world.post(world.link())).statusCode).toBe(200);
    }
  });

  test('a decision against a second attempt of the workflow leaves no token unanswered', async () => {
    for (const seed of SEEDS) {
      const world = await asked();
      const link = world.link();
      world.states.waiting.clear();
      let done = false;

      await interleave(world.effects, seed, [
        () => world.post(link),
        async () => {
          done = await world.ask('token-2', {}, { retryCount: 1 });
        },
      ]);
      if (!done) await world.ask('token-2', {}, { retryCount: 1 });
      if (world.row()?.['state'] === 'PENDING') await world.post(world.link());

      expect([...world.states.waiting]).toEqual([]);
      expect(world.row()).toMatchObject({ state: 'APPROVED' });
    }
  });
});
