import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';
import { type Check, heading, outcomes } from './check';

const commentOn = (page: Page) => page.$eval('#comment', (field) => Reflect.get(field, 'value'));

/** The length of a comment, as a browser and as the handler count it. */
export const COMMENT_CHECKS: readonly Check[] = [
  {
    name: 'lets in as long a comment as is taken, in letters of two bytes, emoji and line ends',
    run: async (visit) => {
      const { page, link } = visit;
      await page.goto(link);
      await page.focus('#comment');
      const session = await page.createCDPSession();
      // As if pasted: the browser cuts at its own count of characters.
      await session.send('Input.insertText', { text: `é\n🧾${'x'.repeat(2_000)}` });
      const kept: string = await commentOn(page);
      await Promise.all([page.waitForNavigation(), page.click('button[value=reject]')]);

      assert.equal(kept.length, 1_000);
      assert.equal(await heading(page), 'Expense report rejected');
      assert.ok(JSON.stringify(visit.world.states.taken).includes(JSON.stringify(kept)));
    },
  },
  {
    name: 'loses nothing of a comment that is too long: says so, and takes it once it is shorter',
    run: async (visit) => {
      const { page, link, server } = visit;
      const comment = `\n</textarea><b>"'&\n${'é'.repeat(1_000)}`;
      await page.goto(link);
      // Past `maxlength`, which holds for what is typed or pasted.
      await page.$eval('#comment', (field, text) => Reflect.set(field, 'value', text), comment);
      await Promise.all([page.waitForNavigation(), page.click('button[value=approve]')]);

      assert.equal(await commentOn(page), comment);
      assert.equal(await page.evaluate('document.activeElement?.id'), 'comment');
      assert.match(
        await page.$eval('[role=alert]', ({ textContent }) => textContent ?? ''),
        new RegExp(`The comment has ${comment.length} characters`),
      );
      assert.deepEqual(outcomes(visit), []);

      await page.keyboard.down('Control');
      await page.keyboard.press('End');
      await page.keyboard.up('Control');
      for (let press = comment.length; press > 1_000; press -= 1) {
        await page.keyboard.press('Backspace');
      }
      await Promise.all([page.waitForNavigation(), page.click('button[value=approve]')]);

      assert.match(JSON.stringify(visit.world.states.taken), /é{900}/);
      assert.deepEqual(outcomes(visit), ['APPROVED']);
      assert.deepEqual(server.seen, ['GET 200', 'POST 400', 'POST 200']);
    },
  },
];
