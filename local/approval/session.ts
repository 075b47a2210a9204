import { isJsonObject, type Json } from '../../asl/json';
import type { Execution } from '../../simulator/execution';
import type { BrokenInvariant } from '../local-workflow';
import type { HttpAnswer } from '../world/http-routes';
import type { Session } from '../world/session';
import { gatherEvidence } from './evidence';
import { judge } from './invariants/all';
import type { DecisionScript } from './options';
import type { ApprovalWorld } from './world';

/** Expenses on one engine, from the first request until nothing is left to happen. */
export class ApprovalSession {
  private readonly claimed = new Set<string>();

  constructor(
    readonly world: ApprovalWorld,
    readonly session: Session,
  ) {}

  /** What approvers do with the mail about an expense. */
  decide(expenseId: string, script: DecisionScript): void {
    this.world.scripts.set(expenseId, script);
  }

  /** `POST /expenses`, through its handler. */
  post(expense: Json): Promise<HttpAnswer> {
    this.claim(expenseIdOf(expense));
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify(expense);
    const { routes } = this.world.world;
    return this.session.run(() =>
      routes.request({ method: 'POST', path: '/expenses', headers, body }),
    );
  }

  /** StartExecution with the input as it is, past the API. */
  start(executionName: string, input: Json): Execution {
    this.claim(executionName);
    const { stateMachineName } = this.world.naming;
    return this.session.start(stateMachineName, executionName, JSON.stringify(input));
  }

  /** The execution of an expense, if there is one. */
  execution(expenseId: string): Execution | undefined {
    const arn = `${this.world.naming.executionArnPrefix}:${expenseId}`;
    return this.session.executions.get(arn)?.execution;
  }

  /** Runs until every expense is at rest. */
  finish(): Promise<void> {
    return this.session.finish();
  }

  /** What does not hold of the expenses, now that nothing runs. */
  async brokenInvariants(): Promise<readonly BrokenInvariant[]> {
    return judge(await gatherEvidence(this));
  }

  private claim(expenseId: string): void {
    if (this.claimed.has(expenseId)) return;
    this.claimed.add(expenseId);
    this.world.claim(expenseId);
  }
}

/** The id in an expense, which may be anything. */
export function expenseIdOf(expense: Json): string {
  const { expenseId } = isJsonObject(expense) ? expense : {};
  return typeof expenseId === 'string' ? expenseId : '';
}
