import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { isUnpolluted } from '../bad-input';
import { fault } from '../effects';
import { CRASHES } from './crashes';
import { DELAYS } from './delays';
import { DELIVERIES } from './deliveries';
import { POISON_DELIVERIES } from './poison-deliveries';
import { poisonOf } from './poison-messages';
import { type Batch, type CaseMessage, forQueue, type QueueCase } from './queue-case';
import type { QueueUnderTest, QueueWorld } from './queue-world';

const CASES = [...DELIVERIES, ...DELAYS, ...CRASHES, ...POISON_DELIVERIES];
/** Fewer would be cases lost; more are to be counted here. */
const CASE_COUNT = 53;
const POISON_COUNT = 22;

/** Milliseconds: it takes two or three seconds alone, and more beside other work. */
const SUBSETS_LIMIT_MS = 60_000;

/** The tests that every queue with a reader has to pass: which ids are reported, and which effects happen, none twice. */
export function describeQueue(queue: QueueUnderTest): void {
  const poisons = [...poisonOf(queue.make().body('a')), ...queue.poison(queue.make().body('a'))];

  describe(`the ${queue.name} queue delivers`, () => {
    test.each(CASES)('$name', async ({ steps, done }) => {
      const world = queue.make();
      for (const subject of subjectsOf(steps)) await world.prepare(subject, 'ready');

      for (const step of steps) {
        if ('become' in step) {
          for (const [subject, readiness] of Object.entries(step.become)) {
            await world.prepare(subject, readiness);
          }
        } else {
          expect(await deliver(queue, world, step)).toEqual(forQueue(step.failed, queue.name));
        }
      }

      expect(world.happened()).toEqual(forQueue(done, queue.name));
      const told = inspect(world.log.lines, { depth: null });
      const secrets = [...subjectsOf(steps)].flatMap(queue.secrets);
      expect(secrets.filter((secret) => told.includes(secret))).toEqual([]);
    });

    test.each(poisons)(
      'a message that is $name: it is reported, its neighbour is worked on',
      async ({ body }) => {
        const world = queue.make();
        for (const subject of ['a', 'b']) await world.prepare(subject, 'ready');

        const failed = await world.receive([
          { messageId: 'poison', body },
          { messageId: 'good', body: world.body('b') },
        ]);

        expect(failed).toEqual(['poison']);
        expect(world.happened()).toEqual(['b']);
        expect(world.log.lines).toContainEqual({
          level: 'error',
          message: queue.poisonLine,
          correlationId: undefined,
          fields: { messageId: 'poison' },
        });
        expect(isUnpolluted()).toBe(true);
      },
    );

    test(
      'ten of which some fail: exactly those are reported, for each of the 1,024 ways to fail',
      async () => {
        const ids = Array.from({ length: 10 }, (_, index) => `m${index}`);

        for (let subset = 0; subset < 1_024; subset += 1) {
          const world = queue.make();
          const fails = ids.filter((_, index) => (subset & (1 << index)) !== 0);
          const works = ids.filter((id) => !fails.includes(id));
          for (const id of works) await world.prepare(id, 'ready');
          for (const id of fails) await world.prepare(id, 'early');

          const failed = await world.receive(
            ids.map((id) => ({ messageId: id, body: world.body(id) })),
          );

          expect([failed, world.happened()]).toEqual([fails, works]);
        }
      },
      SUBSETS_LIMIT_MS,
    );

    test(`in ${CASE_COUNT} ways and ${POISON_COUNT} kinds of poison, each told by its name`, () => {
      expect(CASES).toHaveLength(CASE_COUNT);
      expect(poisonOf('{}')).toHaveLength(POISON_COUNT);
      for (const named of [CASES, poisons]) {
        expect(new Set(named.map(({ name }) => name)).size).toBe(named.length);
      }
    });
  });
}

function subjectsOf(steps: QueueCase['steps']): ReadonlySet<string> {
  const batches = steps.flatMap((step) => ('become' in step ? [] : step.messages));
  return new Set(batches.map(({ subject }) => subject));
}

async function deliver(
  queue: QueueUnderTest,
  world: QueueWorld,
  { messages, crash }: Batch,
): Promise<readonly string[]> {
  if (crash !== undefined) {
    const [call, mode] = crash;
    const index = world.effects.calls.length + (call === 'first' ? 0 : (await callsOf(queue)) - 1);
    world.effects.fault = { index, mode, error: fault('TimeoutError') };
  }
  const failed = await world.receive(
    messages.map((message) => ({ messageId: message.id, body: bodyOf(world, message) })),
  );
  world.effects.fault = undefined;
  return failed;
}

function bodyOf(world: QueueWorld, { subject, says }: CaseMessage): string {
  if (says === 'other') return world.otherBody(subject);
  const body = world.body(subject);
  return says === 'good' ? body : body.slice(0, -1);
}

/** How many calls one good message takes. */
async function callsOf(queue: QueueUnderTest): Promise<number> {
  const world = queue.make();
  await world.prepare('a', 'ready');
  const before = world.effects.calls.length;
  await world.receive([{ messageId: 'a', body: world.body('a') }]);
  return world.effects.calls.length - before;
}
