import { lambdaInvoke } from '../asl/tasks/lambda';
import type { ApprovalResources } from './approval-resources';

/** Checks the input and chooses the approvers: what all other states know of the expense, and nothing besides. */
export const validateExpense = (aws: ApprovalResources) =>
  ({
    ...lambdaInvoke({
      FunctionName: aws.functions.validateExpense,
      Payload: { 'executionName.$': '$$.Execution.Name', 'input.$': '$.input' },
    }),
    ResultSelector: {
      'expenseId.$': '$.Payload.expenseId',
      'filedBy.$': '$.Payload.filedBy',
      'employeeId.$': '$.Payload.employeeId',
      'amountMinor.$': '$.Payload.amountMinor',
      'currency.$': '$.Payload.currency',
      'purpose.$': '$.Payload.purpose',
      'approvers.$': '$.Payload.approvers',
      'forgetAt.$': '$.Payload.forgetAt',
    },
    ResultPath: '$.expense',
  }) as const;
