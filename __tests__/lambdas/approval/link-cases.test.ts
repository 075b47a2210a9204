import { describe, expect, test } from '@jest/globals';
import type { HttpResponse } from '../../../lambdas/shared/http-response';
import { DECIDING_CASES } from '../../support/approval-links/deciding';
import { REQUEST_CASES } from '../../support/approval-links/requests';
import { SERVICE_CASES } from '../../support/approval-links/services';
import { TAMPERING_CASES } from '../../support/approval-links/tampering';
import { type ApprovalWorld, makeApprovalWorld } from '../../support/approval-world';

const CASES = [...DECIDING_CASES, ...TAMPERING_CASES, ...REQUEST_CASES, ...SERVICE_CASES];

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
    expectNoSecretIn(world, response);
  });

  test('T33: an unknown one gets the same answer, byte for byte, 10,000 times', async () => {
    const world = makeApprovalWorld();
    await world.ask('token-1');
    const [requestId] = world.link().split('.');
    const answers = new Set<string>();

    for (let index = 0; index < 5_000; index += 1) {
      const secret = index.toString(36).padStart(43, 'A');
      answers.add(JSON.stringify(await world.post(`${requestId}.${secret}`)));
      answers.add(JSON.stringify(await world.post(`${'0'.repeat(64)}.${secret}`)));
    }

    expect(answers.size).toBe(1);
    expect(world.counts.filter((name) => name === 'LinksUnknown')).toHaveLength(10_000);
  });

  test('T33: takes the same calls whether the request or only the secret is unknown', async () => {
    const world = makeApprovalWorld();
    await world.ask('token-1');
    const [requestId] = world.link().split('.');
    const callsOf = async (link: string) => {
      const before = world.effects.calls.length;
      await world.post(link);
      return world.effects.calls.slice(before);
    };

    expect(await callsOf(`${requestId}.${'A'.repeat(43)}`)).toEqual(
      await callsOf(`${'0'.repeat(64)}.${'A'.repeat(43)}`),
    );
  });

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
