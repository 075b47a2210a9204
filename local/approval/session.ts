import type { BrokenInvariant } from '../local-workflow';
import { type ApiEntry, ApiSession } from '../world/api-session';
import type { Session } from '../world/session';
import { gatherEvidence } from './evidence';
import { judge } from './invariants/all';
import type { DecisionScript } from './options';
import type { ApprovalWorld } from './world';

/** How an expense is handed in. */
export const APPROVAL_ENTRY: ApiEntry = { path: '/expenses', idField: 'expenseId' };

/** Expenses on one engine, from the first request until nothing is left to happen. */
export class ApprovalSession extends ApiSession<ApprovalWorld> {
  constructor(world: ApprovalWorld, session: Session) {
    super(world, session, APPROVAL_ENTRY);
  }

  /** What approvers do with the mail about an expense. */
  decide(expenseId: string, script: DecisionScript): void {
    this.world.scripts.set(expenseId, script);
  }

  async brokenInvariants(): Promise<readonly BrokenInvariant[]> {
    return judge(await gatherEvidence(this));
  }
}
