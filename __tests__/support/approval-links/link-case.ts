import type { HttpResponse } from '../../../lambdas/shared/http-response';
import { type ApprovalWorld, DAY_SECONDS, EXPENSE_ID, NOW_MS } from '../approval-world';

/** When the question of every case is too late to answer. */
export const DEADLINE_MS = NOW_MS + DAY_SECONDS * 1_000;

/** One way to use, misuse or attack a link. What is not said to change must stay as it was. */
export interface LinkCase {
  readonly id: string;
  readonly name: string;
  /** Brings the world there, and makes the request. */
  readonly act: (world: ApprovalWorld) => Promise<HttpResponse>;
  readonly status: number;
  /** What the waiting task was told. @default nothing */
  readonly outcome?: 'APPROVED' | 'REJECTED';
  /** @default PENDING */
  readonly state?: string;
}

/** What the form of a link's page carries, as its reader's browser sends it. */
export const formTokenAt = async (world: ApprovalWorld, link: string): Promise<string> => {
  const { body } = await world.get(link);
  const [, token] = /name="formToken" value="([\w-]{43})"/.exec(body ?? '') ?? [];
  if (token === undefined) throw new Error('the page of the link has no form');
  return token;
};

/** Ends the execution, as a stop or a failure does: its token is let go. */
export const end = ({ states }: ApprovalWorld, status: string): void => {
  states.waiting.clear();
  states.executions.set(EXPENSE_ID, { input: '{}', status });
};
