import crypto, { createHash } from 'node:crypto';
import { describe, expect, jest, test } from '@jest/globals';
import { type DecisionLink, linkIdOf } from '../../../lambdas/approval/decision-link';
import type { HttpResponse } from '../../../lambdas/shared/http-response';
import { ADDRESS_CASES } from '../../support/approval-links/addresses';
import { DECIDING_CASES } from '../../support/approval-links/deciding';
import { REQUEST_CASES } from '../../support/approval-links/requests';
import { SERVICE_CASES } from '../../support/approval-links/services';
import { STRANGER_CASES } from '../../support/approval-links/strangers';
import { TAMPERING_CASES } from '../../support/approval-links/tampering';
import { wakeByTimeout } from '../../support/approval-machine';
import { type ApprovalWorld, makeApprovalWorld } from '../../support/approval-world';

const CASES = [
  ...DECIDING_CASES,
  ...TAMPERING_CASES,
  ...STRANGER_CASES,
  ...ADDRESS_CASES,
  ...REQUEST_CASES,
  ...SERVICE_CASES,
];

const titled = CASES.map((one) => [`${one.id}: ${one.name} gets ${one.status}`, one] as const);

describe('a link', () => {
  test.each(titled)('%s', async (_, { act, status, outcome, state = outcome ?? 'PENDING' }) => {
    const world = makeApprovalWorld();
    expect(await world.ask('token-1')).toBe(true);

    const response = await act(world);

    expect(response.statusCode).toBe(status);
    expect(world.row()).toMatchObject({ state });
    expect(world.states.taken.map(({ output }) => output)).toEqual(
      outcome === undefined ? [] : [expect.objectContaining({ outcome, decidedBy: 'ann' })],
    );
    expect(response.headers?.['location']).toBeUndefined();
    expect(JSON.stringify(response)).not.toMatch(/evil\.example|refresh/i);
    expectNoSecretIn(world, response);
  });

  test('T33: an unknown one gets the same answer, byte for byte, 10,000 times', async () => {
    const world = makeApprovalWorld();
    await world.ask('token-1');
    const [requestId] = world.link().split('.');
    const answers = new Set<string>();

    for (let index = 0; index < 5_000; index += 1) {
      const unknown = randomLink(index);
      answers.add(JSON.stringify(await world.post(`${requestId}.${unknown.secret}`)));
      answers.add(JSON.stringify(await world.post(linkIdOf(unknown))));
    }

    expect(answers.size).toBe(1);
    expect(world.counts.filter((name) => name === 'LinksUnknown')).toHaveLength(10_000);
  });

  test.each(['get', 'post'] as const)(
    'T33: takes the same calls, and compares as much in constant time, whatever of it is unknown: %s',
    async (method) => {
      const world = makeApprovalWorld();
      await world.ask('token-1');
      const [requestId = '', secret = ''] = world.link().split('.');
      const closed = randomLink(1).requestId;
      await wakeByTimeout(world, closed);
      const compare = jest.spyOn(crypto, 'timingSafeEqual');
      const stepsOf = async (link: DecisionLink) => {
        const before = world.effects.calls.length;
        compare.mockClear();
        expect((await world[method](linkIdOf(link))).statusCode).toBe(404);
        return {
          calls: world.effects.calls.slice(before),
          compared: compare.mock.calls.map((sides) => sides.map(({ byteLength }) => byteLength)),
        };
      };

      const unknown = await stepsOf(randomLink(2));

      expect(unknown.calls).toEqual(['dynamodb:get']);
      // Two hashes in hex; a POST also has its form’s token, of 43 characters, compared.
      expect(unknown.compared).toContainEqual([64, 64]);
      expect(await stepsOf({ requestId, secret: randomLink(3).secret })).toEqual(unknown);
      expect(
        await stepsOf({
          requestId,
          secret: `${secret.startsWith('A') ? 'B' : 'A'}${secret.slice(1)}`,
        }),
      ).toEqual(unknown);
      expect(await stepsOf({ requestId: closed, secret })).toEqual(unknown);
      world.db.put('requests', { ...world.row(), deadlineMs: 'soon' });
      expect(await stepsOf({ requestId, secret: randomLink(4).secret })).toEqual(unknown);
      world.db.put('requests', { ...world.row(), secretHash: null });
      expect(await stepsOf({ requestId, secret })).toEqual(unknown);
      compare.mockRestore();
    },
  );

  test('T27: whose comment is markup shows it nowhere as markup', async () => {
    const world = makeApprovalWorld();
    await world.ask('token-1', { purpose: '<img src=x onerror=alert(1)>' });

    const page = await world.get(world.link());
    await world.post(world.link(), { comment: '</textarea><script>alert(1)</script>' });
    const decided = await world.get(world.link());

    expect(page.body).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(`${page.body}${decided.body}`).not.toMatch(/<script|<img/);
    expect(world.states.taken[0]?.output).toMatchObject({
      comment: '</textarea><script>alert(1)</script>',
    });
  });
});

/** A link that nobody was sent: the same for the same index, and no two alike anywhere. */
function randomLink(index: number): DecisionLink {
  const digest = (text: string) => createHash('sha256').update(`${text} ${index}`).digest();
  return {
    requestId: digest('request').toString('hex'),
    secret: digest('secret').toString('base64url'),
  };
}

/** A6: neither token nor secret is in a log, a page's headers, a mail's subject or, as plain text, in the table. */
function expectNoSecretIn(world: ApprovalWorld, { headers }: HttpResponse): void {
  const secret = world.link().split('.')[1] ?? '';
  const places = [
    world.log.text(),
    JSON.stringify(headers),
    world.mails.map(({ subject }) => subject).join(),
    JSON.stringify(world.row()),
    Buffer.from(String(world.row()?.['sealedToken']), 'base64').toString('latin1'),
  ];
  for (const place of places) {
    expect(place).not.toContain('token-1');
    expect(place).not.toContain(secret);
  }
}
