/** `npm run test:browser`: the pages of the approval workflow in a real browser, over loopback. */
import { launch } from 'puppeteer-core';
import { makeApprovalWorld } from '../support/approval-world';
import type { Check } from './check';
import { CHECKS } from './checks';
import { findBrowser } from './find-browser';
import { servePages } from './page-server';

async function main(): Promise<void> {
  const executablePath = findBrowser(process.env);
  // No sandbox: containers seldom allow one, and every page here is our own.
  const browser = await launch({ executablePath, args: ['--no-sandbox'] });
  let failed = 0;
  try {
    for (const check of CHECKS) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setJavaScriptEnabled(check.script ?? true);
      const error = await run(check, page);
      console.log(`${error === undefined ? 'ok    ' : 'FAILED'} the decision page ${check.name}`);
      if (error !== undefined) {
        failed += 1;
        console.error(error);
      }
      await context.close();
    }
  } finally {
    await browser.close();
  }
  console.log(`${CHECKS.length - failed} of ${CHECKS.length} checks, ${executablePath}`);
  process.exitCode = failed === 0 ? 0 : 1;
}

async function run(check: Check, page: Parameters<Check['run']>[0]['page']): Promise<unknown> {
  const world = makeApprovalWorld();
  const server = await servePages(world);
  try {
    await world.ask('token-1');
    await check.run({ world, server, page, link: `${server.url}/decisions/${world.link()}` });
    return undefined;
  } catch (error) {
    return error ?? new Error('thrown: nothing');
  } finally {
    await server.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
