import * as z from 'zod/mini';
import { APPROVAL_ERRORS } from '../../workflows/approval-errors';
import { errorNamed } from '../shared/errors';
import { describeIssues } from '../shared/issues';
import { expiryAfter } from '../shared/record-expiry';
import { approverIdsFromEnv } from './approver-ids';
import type { Expense } from './expense-schema';
import { filedExpenseSchema } from './filed-expense';

/** What the rest of the workflow works with. */
export interface ValidatedExpense extends Expense {
  /** The ARN of the caller of `POST /expenses`, or `unknown` where the execution was started past it. */
  readonly filedBy: string;
  /** Whom to ask, and whom when that one is silent; two people, neither of them the employee. */
  readonly approvers: { readonly first: string; readonly second: string };
  /** Seconds since 1970; one moment for all rows of the expense that are not kept for good. */
  readonly forgetAt: number;
}

const eventSchema = z.object({ executionName: z.string(), input: filedExpenseSchema });

/**
 * Checks an execution's input, which anyone with states:StartExecution may have written, not only `POST /expenses`,
 * and picks the approvers.
 * @throws InvalidExpense listing everything that is wrong, without the values
 */
export function makeValidateExpenseHandler(deps: {
  readonly approverIds: readonly string[];
  readonly now: () => number;
}) {
  return async (event: unknown): Promise<ValidatedExpense> => {
    const parsed = eventSchema.safeParse(event);
    if (!parsed.success) {
      throw invalid(describeIssues(parsed.error));
    }
    const { executionName, input } = parsed.data;
    if (input.expenseId !== executionName) {
      throw invalid(['input.expenseId: must equal the name of the execution']);
    }
    const [first, second] = deps.approverIds.filter((id) => id !== input.employeeId);
    if (first === undefined || second === undefined) {
      throw invalid(['input.employeeId: leaves fewer than two approvers']);
    }
    const { filedBy = 'unknown', ...expense } = input;
    return {
      ...expense,
      filedBy,
      approvers: { first, second },
      forgetAt: expiryAfter(deps.now()),
    };
  };
}

function invalid(issues: readonly string[]): Error {
  return errorNamed(APPROVAL_ERRORS.invalidExpense, `expense is invalid: ${issues.join('; ')}`);
}

export const handler = makeValidateExpenseHandler({
  approverIds: approverIdsFromEnv(),
  now: Date.now,
});
