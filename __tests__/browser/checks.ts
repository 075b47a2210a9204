import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';
import { formTokenOf, parseLinkId } from '../../lambdas/approval/decision-link';
import { type Check, heading, outcomes } from './check';
import { COMMENT_CHECKS } from './comment-checks';

interface AccessibleNode {
  readonly role: string;
  readonly name: string;
  readonly description: string;
}

/** What the form of the link's page carries: even so, a form of another site decides nothing. */
function formTokenAt(address: string): string {
  const link = parseLinkId(address.split('/').at(-1));
  assert.ok(link);
  return formTokenOf(link);
}

/** Presses Tab until the element with the given text has the focus. */
async function tabTo(page: Page, text: string): Promise<void> {
  for (let press = 0; press < 10; press += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate('document.activeElement?.textContent');
    if (focused === text) return;
  }
  throw new Error(`Tab never reaches ${text}`);
}

export const CHECKS: readonly Check[] = [
  ...COMMENT_CHECKS,
  {
    name: 'is decided with the keyboard alone',
    run: async (visit) => {
      const { page, link } = visit;
      await page.goto(link);
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate('document.activeElement?.id'), 'comment');
      await page.keyboard.type('as agreed');
      await tabTo(page, 'Reject');
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);

      assert.equal(await heading(page), 'Expense report rejected');
      assert.deepEqual(outcomes(visit), ['REJECTED']);
      assert.match(JSON.stringify(visit.world.states.taken), /as agreed/);
    },
  },
  {
    name: 'does not decide by Enter in the comment',
    run: async (visit) => {
      await visit.page.goto(visit.link);
      await visit.page.type('#comment', 'first line\n');
      await visit.page.keyboard.press('Enter');

      assert.deepEqual(outcomes(visit), []);
      assert.deepEqual(visit.server.seen, ['GET 200']);
    },
  },
  {
    name: 'names every control, its role and what it describes, to a screen reader',
    run: async ({ page, link }) => {
      await page.goto(link);
      const session = await page.createCDPSession();
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      const tree: AccessibleNode[] = nodes.map(({ role, name, description }) => ({
        role: String(role?.value ?? ''),
        name: String(name?.value ?? ''),
        description: String(description?.value ?? ''),
      }));
      const has = (role: string, name: string, description = '') =>
        assert.ok(
          tree.some(
            (node) =>
              node.role === role && node.name === name && node.description.includes(description),
          ),
          `no ${role} '${name}' with '${description}' among ${JSON.stringify(tree)}`,
        );

      has('RootWebArea', 'Decide an expense report');
      has('main', '');
      has('heading', 'Decide an expense report');
      has('textbox', 'Comment (optional)', 'The employee reads it');
      has('button', 'Approve', 'cannot be taken back');
      has('button', 'Reject', 'cannot be taken back');
      assert.equal(await page.$eval('html', ({ lang }) => lang), 'en');
    },
  },
  {
    name: 'works with JavaScript disabled',
    script: false,
    run: async (visit) => {
      await visit.page.goto(visit.link);
      await Promise.all([
        visit.page.waitForNavigation(),
        visit.page.click('button[value=approve]'),
      ]);

      assert.deepEqual(outcomes(visit), ['APPROVED']);
      assert.deepEqual(visit.server.seen, ['GET 200', 'POST 200']);
    },
  },
  {
    name: 'is not decided by a prefetch, a reload or a second visit',
    run: async (visit) => {
      const { page, link, server } = visit;
      await page.goto(server.url);
      await page.setContent(`<link rel="prefetch" href="${link}"><a href="${link}">link</a>`);
      await page.waitForNetworkIdle({ idleTime: 200 });
      await page.goto(link);
      await page.reload();
      await page.goto(link);

      assert.deepEqual(outcomes(visit), []);
      assert.ok(server.seen.length >= 3);
      assert.deepEqual([...new Set(server.seen)], ['GET 200']);
    },
  },
  {
    name: 'shows 409 when the form is sent again, and the first decision after the back button',
    run: async (visit) => {
      const { page, link, server } = visit;
      await page.goto(link);
      await Promise.all([page.waitForNavigation(), page.click('button[value=approve]')]);
      // The browser sends the form again, as it does when its user confirms a reload.
      await page.reload();
      assert.equal(await heading(page), 'Already decided');
      // No cache keeps the form: going back asks the server, which shows what was decided.
      await page.goBack();
      assert.equal(await heading(page), 'Already decided');

      assert.deepEqual(server.seen, ['GET 200', 'POST 200', 'POST 409', 'GET 200']);
      assert.deepEqual(outcomes(visit), ['APPROVED']);
    },
  },
  {
    name: 'shows 409 to a form that was open in a second tab',
    run: async (visit) => {
      const { page, link, server } = visit;
      const second = await page.browserContext().newPage();
      await second.goto(link);
      await page.bringToFront();
      await page.goto(link);
      await Promise.all([page.waitForNavigation(), page.click('button[value=approve]')]);
      await second.bringToFront();
      await Promise.all([second.waitForNavigation(), second.click('button[value=reject]')]);

      assert.equal(await heading(second), 'Already decided');
      assert.match(
        await second.$eval('[role=status]', ({ textContent }) => textContent ?? ''),
        /approved/,
      );
      assert.deepEqual(server.seen, ['GET 200', 'GET 200', 'POST 200', 'POST 409']);
      assert.deepEqual(outcomes(visit), ['APPROVED']);
    },
  },
  {
    name: 'takes no decision from a form of another site',
    run: async (visit) => {
      const { page, link, server } = visit;
      // Another port of the same host is the same site, localhost is another one.
      await page.goto(`${server.url.replace('127.0.0.1', 'localhost')}/other`).catch(() => null);
      await page.setContent(
        `<form method="post" action="${link}"><input name="decision" value="approve"><input name="comment"><input name="formToken" value="${formTokenAt(link)}"><button>go</button></form>`,
      );
      await Promise.all([page.waitForNavigation(), page.click('button')]);

      assert.deepEqual(outcomes(visit), []);
      assert.deepEqual(server.seen, ['POST 403']);
    },
  },
  {
    name: 'breaks no rule of its own content security policy, and loads nothing',
    run: async ({ page, link }) => {
      const messages: string[] = [];
      const requested: string[] = [];
      page.on('console', (message) => messages.push(message.text()));
      page.on('request', (request) => requested.push(request.url()));
      await page.goto(link);

      assert.deepEqual(
        messages.filter((text) => /policy|refused/i.test(text)),
        [],
      );
      assert.deepEqual(
        requested.filter((url) => !url.endsWith('/favicon.ico')),
        [link],
      );
      // The style is let in by its hash: without it, the body would be as wide as the window.
      assert.equal(
        await page.evaluate("getComputedStyle(document.body).maxWidth !== 'none'"),
        true,
      );
    },
  },
];
