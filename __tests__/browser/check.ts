import type { Page } from 'puppeteer-core';
import type { ApprovalWorld } from '../support/approval-world';
import type { PageServer } from './page-server';

/** What a check works with: an approver who was just asked, and a browser at the link. */
export interface Visit {
  readonly world: ApprovalWorld;
  readonly server: PageServer;
  readonly page: Page;
  /** The whole address. */
  readonly link: string;
}

/** One behaviour of the pages in a real browser. */
export interface Check {
  readonly name: string;
  /** @default true */
  readonly script?: boolean;
  readonly run: (visit: Visit) => Promise<void>;
}

/** What the waiting task was told. */
export const outcomes = ({ world }: Visit) =>
  world.states.taken.map(({ output }) => (output as { readonly outcome: string }).outcome);

/** The heading of the page that is shown. */
export const heading = (page: Page) => page.$eval('h1', ({ textContent }) => textContent);
