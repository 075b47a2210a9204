import { describe, expect, test } from '@jest/globals';
import { type ApprovalWorld, makeApprovalWorld } from '../../support/approval-world';

const asked = async (): Promise<ApprovalWorld> => {
  const world = makeApprovalWorld();
  await world.ask('token-1');
  return world;
};

/** The comment as a browser shows it in the form: entities resolved, the first line end dropped. */
const shownIn = (body: string | undefined): string =>
  (/<textarea[^>]*>\n([\s\S]*)<\/textarea>/.exec(body ?? '')?.[1] ?? 'no form')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('a comment', () => {
  test.each([
    ['501 letters of two bytes', 'é'.repeat(501)],
    ['1,000 letters of two bytes', 'é'.repeat(1_000)],
    ['1,000 signs of three bytes', '語'.repeat(1_000)],
    ['500 emoji, each of two characters', '🧾'.repeat(500)],
    ['a family of seven characters that is shown as one', '👩‍👩‍👧'.repeat(100)],
    ['999 letters and a line end', `${'x'.repeat(999)}\n`],
  ])('of %s is taken as it is', async (_, comment) => {
    const world = await asked();

    const { statusCode } = await world.post(world.link(), { comment });

    expect(statusCode).toBe(200);
    expect(world.states.taken[0]?.output).toMatchObject({ outcome: 'APPROVED', comment });
  });

  test.each([
    ['one letter too many', 'é'.repeat(1_001), 1_001],
    ['half an emoji too many', '🧾'.repeat(501), 1_002],
    ['one line end too many', `${'x'.repeat(1_000)}\n`, 1_001],
    ['many too many, some of them markup', `</textarea><b a='"'>&amp;${'y'.repeat(1_975)}`, 2_000],
    ['a line end first', `\n${'z'.repeat(1_000)}`, 1_001],
  ])('with %s gets the form again, with all of it', async (_, comment, characters) => {
    const world = await asked();
    const before = world.row();

    const { statusCode, body } = await world.post(world.link(), { comment, decision: 'reject' });

    expect(statusCode).toBe(400);
    expect(body).toContain(
      `<p id="comment-fault" role="alert">The comment has ${characters} characters; at most 1000 are taken.</p>`,
    );
    expect(body).toContain('aria-describedby="comment-fault comment-hint" aria-invalid="true"');
    expect(shownIn(body)).toBe(comment);
    expect(body).not.toContain('<b a=');
    expect([world.row(), world.states.taken]).toEqual([before, []]);
  });

  test('is counted as the browser counts it: a line end is one character, however it was sent', async () => {
    const world = await asked();

    const { statusCode } = await world.post(world.link(), { comment: '\r\n'.repeat(1_000) });

    expect(statusCode).toBe(200);
    expect(world.states.taken[0]?.output).toMatchObject({ comment: '\n'.repeat(1_000) });
  });

  test('that cannot be written is shown again with the places to mend', async () => {
    const world = await asked();

    const { statusCode, body } = await world.post(world.link(), { comment: 'a\u0007b\tc\nd' });

    expect(statusCode).toBe(400);
    expect(body).toContain('characters that nobody can see, at each \u{FFFD}');
    expect(shownIn(body)).toBe('a\u{FFFD}b\u{FFFD}c\nd');
    expect(world.states.taken).toEqual([]);
  });

  test('that was shortened on that very page decides', async () => {
    const world = await asked();
    const { body } = await world.post(world.link(), { comment: 'é'.repeat(1_001) });
    const [, formToken = 'no token'] = /name="formToken" value="([^"]+)"/.exec(body ?? '') ?? [];

    const comment = shownIn(body).slice(1);
    const { statusCode } = await world.post(world.link(), { formToken, comment });

    expect(statusCode).toBe(200);
    expect(world.states.taken[0]?.output).toMatchObject({ comment: 'é'.repeat(1_000) });
  });

  test.each([
    ['of a link that decided before', 409],
    ['of a link that is none', 404],
    ['of a form of another site', 403],
  ])('that is too long shows no form to whoever sends it %s', async (_, status) => {
    const world = await asked();
    const comment = 'x'.repeat(1_001);
    const link = status === 404 ? `${world.link().slice(0, -2)}AA` : world.link();
    if (status === 409) await world.post(link);
    const headers = { 'sec-fetch-site': status === 403 ? 'cross-site' : 'same-origin' };

    const { statusCode, body } = await world.post(link, { comment, headers });

    expect(statusCode).toBe(status);
    expect(body).not.toContain('<form');
  });

  test('has the same limit in the form as behind it', async () => {
    const world = await asked();

    const { body } = await world.get(world.link());

    expect(body).toContain('maxlength="1000" aria-describedby="comment-hint">');
    expect(body).toContain('At most 1000 characters; an emoji counts as two or more.');
    expect(shownIn(body)).toBe('');
  });
});
