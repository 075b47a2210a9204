import '../../support/handler-environment';
import { describe, expect, test } from '@jest/globals';
import { makeExpensesTable } from '../../../lambdas/approval/expenses-table';
import { makeGetExpenseHandler } from '../../../lambdas/approval/get-expense';
import { makeWorkflowExecutions } from '../../../lambdas/shared/workflow-executions';
import { makeEffects } from '../../support/effects';
import { makeFakeDynamoDb } from '../../support/fake-dynamodb';
import { makeFakeLog } from '../../support/fake-log';
import {
  EXECUTION_ARN_PREFIX,
  executionArnOf,
  makeFakeStepFunctions,
} from '../../support/fake-step-functions';
import { httpEvent } from '../../support/http-events';

const ROW = {
  expenseId: 'expense-1',
  status: 'REJECTED',
  executionArn: executionArnOf('expense-1'),
  receivedAt: '2026-01-15T12:00:00.000Z',
  decidedAt: '2026-01-16T12:00:00.000Z',
};

function makeApi() {
  const effects = makeEffects();
  const db = makeFakeDynamoDb(effects);
  const states = makeFakeStepFunctions(effects);
  const log = makeFakeLog();
  const handler = makeGetExpenseHandler({
    expenses: makeExpensesTable(db.client, 'expenses'),
    executions: makeWorkflowExecutions({
      client: states.client,
      executionArnPrefix: EXECUTION_ARN_PREFIX,
    }),
    log,
  });
  const get = async (expenseId: string) => {
    const { statusCode, body } = await handler(httpEvent({ pathParameters: { expenseId } }));
    return [statusCode, JSON.parse(body ?? '')];
  };
  return { db, states, log, get };
}

describe('GET /expenses/{expenseId}', () => {
  test('gives the row as it stands', async () => {
    const { db, get } = makeApi();
    db.put('expenses', { ...ROW, internal: 'left out' });

    expect(await get('expense-1')).toEqual([200, ROW]);
  });

  test.each([
    ['RUNNING', 'RECEIVED'],
    ['ABORTED', 'FAILED'],
  ])('of an execution that is %s without a row gives %s', async (status, told) => {
    const { get, states } = makeApi();
    states.executions.set('expense-1', { input: '{}', status });

    expect(await get('expense-1')).toMatchObject([200, { status: told }]);
  });

  test('answers 404 for an unknown id and 400 for what cannot be one', async () => {
    const { get } = makeApi();

    expect(await get('expense-2')).toEqual([404, { error: 'ExpenseNotFound' }]);
    expect(await get('../x')).toEqual([400, { error: 'InvalidExpenseId' }]);
  });

  test('answers 500 for a row that was spoiled, and names it in the log only', async () => {
    const { db, get, log } = makeApi();
    db.put('expenses', { ...ROW, status: 'ODD' });

    expect(await get('expense-1')).toEqual([500, { error: 'InternalError' }]);
    expect(log.text()).toContain('row expense-1 of expenses is malformed');
  });
});
