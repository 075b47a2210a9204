import { describe, expect, test } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { readDecisionForm } from '../../../lambdas/approval/decision-form';
import { moneyText } from '../../../lambdas/approval/money-text';
import { type DecidedRequest, outputOf } from '../../../lambdas/approval/request-row';
import { makeApprovalWorld, NOW_MS } from '../../support/approval-world';
import { fault } from '../../support/effects';
import { httpEvent } from '../../support/http-events';

const open = async () => {
  const world = makeApprovalWorld();
  await world.ask('token-1');
  return world;
};

describe('every page', () => {
  test('is kept by no cache, listed by nobody, framed by nobody, and tells no other site of its link', async () => {
    const world = await open();
    const pages = [
      await world.get(world.link()),
      await world.get('unknown'),
      await world.post(world.link(), { formToken: 'x' }),
      await world.post(world.link()),
      await world.post(world.link()),
    ];

    expect(pages.map(({ statusCode }) => statusCode)).toEqual([200, 404, 403, 200, 409]);
    for (const { headers = {}, body = '' } of pages) {
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex, nofollow',
      });
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/,
      );
      expect(body).toMatch(/^<!doctype html>\n<html lang="en">/);
      expect(body).toMatch(/<title>[^<]+<\/title>/);
      expect(body).not.toMatch(/<script| on\w+=|https?:|style="/);
    }
  });
});

describe('GET /decisions/{linkId}', () => {
  test('shows what is asked, of whom, and until when, in a form without script', async () => {
    const world = await open();

    const { body = '' } = await world.get(world.link());

    for (const text of [
      'eve',
      'EUR 1,234.50',
      'train to Ghent',
      'expense-1',
      'ann',
      'Fri, 16 Jan 2026',
    ]) {
      expect(body).toContain(text);
    }
    expect(body).toContain('<form method="post"');
    expect(body).toContain('<label for="comment">');
    expect(body).not.toContain(world.link());
  });

  test('changes nothing, however often', async () => {
    const world = await open();
    const row = world.row();

    for (let index = 0; index < 5; index += 1) await world.get(world.link());

    expect(world.row()).toEqual(row);
    expect(world.states.taken).toEqual([]);
    expect(world.effects.calls.slice(-10)).toEqual(
      Array.from({ length: 5 }, () => ['dynamodb:get', 'states:describe']).flat(),
    );
  });

  test('tells what was decided', async () => {
    const world = await open();
    await world.post(world.link(), { decision: 'reject' });

    const { statusCode, body } = await world.get(world.link());

    expect(statusCode).toBe(200);
    expect(body).toContain(`was rejected at ${new Date(NOW_MS).toISOString()}`);
    expect(body).not.toContain('<form');
  });

  test.each([
    ['TimeoutError', 503],
    ['ResourceNotFoundException', 500],
  ])('answers a %s of a service with a page, and tells nothing of it', async (name, status) => {
    const world = await open();
    const index = world.effects.calls.length;
    world.effects.fault = { index, mode: 'before', error: fault(name, 'inner detail') };

    const { statusCode, body, headers } = await world.get(world.link());

    expect(statusCode).toBe(status);
    expect(headers?.['retry-after']).toBe(status === 503 ? '5' : undefined);
    expect(body).not.toContain('inner detail');
    expect(world.log.text()).toContain('inner detail');
  });
});

describe('POST /decisions/{linkId}', () => {
  test('decides nothing when the token that it would answer is gone', async () => {
    const world = makeApprovalWorld({ customerKey: false });
    await world.ask('token-1');
    const { sealedToken, ...row } = world.row() ?? {};
    world.db.put('requests', row);

    const { statusCode } = await world.post(world.link());

    expect(sealedToken).toBeDefined();
    expect(statusCode).toBe(500);
    expect(world.row()).toEqual(row);
    expect(world.states.taken).toEqual([]);
  });

  test.each([
    ['no content type', {}],
    ['no header at all', undefined],
  ])('takes what comes with %s for no form', (_, headers) => {
    const event = { ...httpEvent({ body: 'decision=approve' }), headers };

    expect(readDecisionForm(event as unknown as APIGatewayProxyEventV2)).toBeUndefined();
  });
});

describe('the output of a decision', () => {
  test('has an empty comment where none was stored', async () => {
    const world = await open();
    await world.post(world.link());
    const { comment, ...row } = world.row() ?? {};

    expect(comment).toBe('');
    expect(outputOf(row as DecidedRequest)).toMatchObject({ outcome: 'APPROVED', comment: '' });
  });
});

describe('money', () => {
  test.each([
    [5, 'EUR', 'EUR 0.05'],
    [123_450, 'EUR', 'EUR 1,234.50'],
    [1_234_567, 'JPY', 'JPY 1,234,567'],
    [1_234_567, 'KWD', 'KWD 1,234.567'],
    [7, 'KWD', 'KWD 0.007'],
    [1_000_000_000, 'USD', 'USD 10,000,000.00'],
  ])('%d minor units of %s are %s', (amountMinor, currency, text) => {
    expect(moneyText(amountMinor, currency)).toBe(text);
  });
});
