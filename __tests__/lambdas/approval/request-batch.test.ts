import { describe, expect, test } from '@jest/globals';
import type { SQSRecord } from 'aws-lambda';
import { makeApprovalWorld, NOW_MS, question } from '../../support/approval-world';

const attributes = { SentTimestamp: String(NOW_MS) } as SQSRecord['attributes'];
const record = (messageId: string, body: unknown): Partial<SQSRecord> => ({
  messageId,
  attributes,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const requestId = (index: number) => index.toString(16).padStart(64, '0');

describe('a batch of questions', () => {
  test('of none has no failures', async () => {
    expect(await makeApprovalWorld().receive([])).toEqual([]);
  });

  test('of ten reports exactly the failing ones, for each of the 1,024 ways to fail', async () => {
    for (let subset = 0; subset < 1_024; subset += 1) {
      const world = makeApprovalWorld({ customerKey: false });
      const fails = (index: number) => (subset & (1 << index)) !== 0;
      const records = Array.from({ length: 10 }, (_, index) =>
        record(
          `m${index}`,
          question(`token-${index}`, {
            requestId: requestId(index),
            approverId: fails(index) ? 'mallory' : 'ann',
          }),
        ),
      );

      const failed = await world.receive(records);

      const indexes = records.map((_, index) => index);
      expect(failed).toEqual(indexes.filter(fails).map((index) => `m${index}`));
      expect(world.mails).toHaveLength(10 - failed.length);
      expect(indexes.filter((index) => world.row(requestId(index)) === undefined)).toEqual(
        indexes.filter(fails),
      );
    }
  });

  test.each([
    ['empty', ''],
    ['not JSON', '{"requestId":'],
    ['null', 'null'],
    ['a list', '[]'],
    ['without a token', JSON.stringify(question('', {}))],
    ['with a token that AWS would not give', JSON.stringify(question('x'.repeat(2_049)))],
    ['with a field too many', JSON.stringify(question('token-1', { link: 'x' }))],
    ['nested 10,000 deep', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['with a mark before it', `\uFEFF${JSON.stringify(question('token-1'))}`],
    ['of 1 MiB', JSON.stringify(question('token-1', { purpose: 'x'.repeat(1_048_576) }))],
  ])('puts the neighbours of a message that is %s', async (_, poison) => {
    const world = makeApprovalWorld();

    const failed = await world.receive([
      record('bad', poison),
      record('good', question('token-2', { requestId: requestId(2) })),
    ]);

    expect(failed).toEqual(['bad']);
    expect(world.mails).toHaveLength(1);
    expect(world.row()).toBeUndefined();
    expect(world.log.lines).toContainEqual({
      level: 'error',
      message: 'message is not a question',
      correlationId: undefined,
      fields: { messageId: 'bad' },
    });
  });

  test('reports a message of which nobody knows when it was sent', async () => {
    const world = makeApprovalWorld();

    const body = JSON.stringify(question('token-1'));
    expect(await world.receive([{ messageId: 'm', body }])).toEqual(['m']);
  });
});
