import { describe, expect, test } from '@jest/globals';
import type { SQSRecord } from 'aws-lambda';
import { DAY_SECONDS, makeApprovalWorld, NOW_MS, question } from '../../support/approval-world';
import { describeQueue } from '../../support/queue-cases/describe-queue';
import { QUESTIONS_QUEUE } from '../../support/queue-cases/questions-queue';

describeQueue(QUESTIONS_QUEUE);

const HOUR_MS = 3_600_000;
const DEADLINE = new Date(NOW_MS + DAY_SECONDS * 1_000).toISOString();

describe('a question of which nobody knows when it was asked', () => {
  const asked = question('token-1');

  test.each([
    ['state', undefined],
    ['execution', undefined],
    ['state', { ...asked.state, RetryCount: 'one' }],
    ['execution', { ...asked.execution, RedriveCount: -1 }],
  ])('is reported when its %s is %j', async (field, value) => {
    const world = makeApprovalWorld();
    const body = JSON.stringify({ ...asked, [field]: value });

    expect(await world.receive([{ messageId: 'm', body }])).toEqual(['m']);
    expect(world.row()).toBeUndefined();
  });

  test.each(['', ' ', 'soon', '-1', '1e12', '0x10', '1.5', 'Infinity', '9'.repeat(29), null])(
    'is reported, and not dropped as too late, when its time is %j',
    async (time) => {
      const world = makeApprovalWorld();
      const body = JSON.stringify({ ...asked, state: { ...asked.state, EnteredTime: time } });

      expect(await world.receive([{ messageId: 'm', body }])).toEqual(['m']);
      expect([world.mails, world.row()]).toEqual([[], undefined]);
    },
  );
});

test.each(['', '.000', '.000000', '.000000000'])(
  'is read when the service writes its time with the fraction %j',
  async (fraction) => {
    const world = makeApprovalWorld();
    const time = new Date(NOW_MS).toISOString().replace('.000Z', `${fraction}Z`);

    expect(await world.ask('token-1', { state: { EnteredTime: time, RetryCount: 0 } })).toBe(true);

    expect(world.row()).toMatchObject({ askedAtMs: NOW_MS });
  },
);

test('a question of a context object without counts is of the first attempt', async () => {
  const world = makeApprovalWorld();
  const { EnteredTime } = question('token-1').state;

  expect(await world.ask('token-1', { execution: {}, state: { EnteredTime } })).toBe(true);

  expect(world.row()).toMatchObject({ redriveCount: 0, retryCount: 0, askedAtMs: NOW_MS });
  expect((await world.post(world.link())).statusCode).toBe(200);
});

describe('a question that was moved out of the dead letter queue', () => {
  /** SQS counts it as sent at the moment of the move. */
  const moved = (movedAtMs: number, fields: object = {}): Partial<SQSRecord> => ({
    messageId: 'm',
    body: JSON.stringify(question('token-1', fields)),
    attributes: { SentTimestamp: String(movedAtMs) } as SQSRecord['attributes'],
  });

  test('after hours is still to be decided when its task times out, in mail, row and link', async () => {
    const world = makeApprovalWorld();
    world.states.waiting.add('token-1');
    world.clock.nowMs = NOW_MS + 20 * HOUR_MS;

    expect(await world.receive([moved(world.clock.nowMs)])).toEqual([]);

    expect(world.mails[0]?.text).toContain(`Decide by ${DEADLINE}:`);
    expect(world.row()).toMatchObject({ deadlineMs: Date.parse(DEADLINE), askedAtMs: NOW_MS });
    world.clock.nowMs = Date.parse(DEADLINE);
    expect((await world.post(world.link())).statusCode).toBe(410);
  });

  test('after its time is dropped: nobody waits for the answer', async () => {
    const world = makeApprovalWorld();
    world.clock.nowMs = Date.parse(DEADLINE);

    expect(await world.receive([moved(world.clock.nowMs)])).toEqual([]);
    expect([world.mails, world.row()]).toEqual([[], undefined]);
  });

  test('after the workflow has asked anew does not kill the newer link', async () => {
    const world = makeApprovalWorld();
    await world.ask('token-2', {}, { retryCount: 1 });
    world.clock.nowMs += HOUR_MS;

    expect(await world.receive([moved(world.clock.nowMs)])).toEqual([]);

    expect(world.mails).toHaveLength(1);
    expect((await world.post(world.link())).statusCode).toBe(200);
  });
});

test('a question of a redrive has its whole time from the redrive on', async () => {
  const world = makeApprovalWorld();
  const redrivenAtMs = NOW_MS + 30 * HOUR_MS;
  world.clock.nowMs = redrivenAtMs;
  const execution = { RedriveCount: 1, RedriveTime: new Date(redrivenAtMs).toISOString() };

  expect(await world.ask('token-1', { execution }, { askedAtMs: NOW_MS })).toBe(true);

  expect(world.row()).toMatchObject({ deadlineMs: redrivenAtMs + DAY_SECONDS * 1_000 });
});
