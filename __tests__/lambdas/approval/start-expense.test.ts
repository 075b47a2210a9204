import '../../support/handler-environment';
import { describe, expect, test } from '@jest/globals';
import { makeStartExpenseHandler } from '../../../lambdas/approval/start-expense';
import { makeWorkflowExecutions } from '../../../lambdas/shared/workflow-executions';
import { expenseInput } from '../../support/approval-expense';
import { fault, makeEffects } from '../../support/effects';
import { makeFakeLog } from '../../support/fake-log';
import { executionArnOf, makeFakeStepFunctions } from '../../support/fake-step-functions';
import { httpEvent } from '../../support/http-events';

function makeApi() {
  const effects = makeEffects();
  const states = makeFakeStepFunctions(effects);
  const executions = makeWorkflowExecutions({
    client: states.client,
    stateMachineArn: 'arn:aws:states:eu-central-1:123456789012:stateMachine:approval:live',
    executionArnPrefix: executionArnOf('').slice(0, -1),
  });
  const handler = makeStartExpenseHandler({ executions, log: makeFakeLog() });
  const post = async (body: unknown) => {
    const answer = await handler(httpEvent({ body: JSON.stringify(body) }));
    return { ...answer, json: JSON.parse(answer.body ?? '') };
  };
  return { effects, states, handler, post };
}

const accepted = {
  expenseId: 'expense-1',
  executionArn: executionArnOf('expense-1'),
  executionStatus: 'RUNNING',
};

describe('POST /expenses', () => {
  test('starts an execution named by the expense and says where to look', async () => {
    const { post, states } = makeApi();

    expect(await post(expenseInput())).toMatchObject({
      statusCode: 202,
      json: accepted,
      headers: { location: '/expenses/expense-1', 'cache-control': 'no-store' },
    });
    expect(JSON.parse(states.executions.get('expense-1')?.input ?? '')).toEqual(expenseInput());
  });

  test('accepts the same expense again, however its JSON is spelled, and starts it once', async () => {
    const { handler, post, states } = makeApi();
    await post(expenseInput());
    const { purpose, ...rest } = expenseInput();

    const answer = await handler(
      httpEvent({ body: JSON.stringify({ purpose, ...rest }, null, 2) }),
    );

    expect(answer.statusCode).toBe(202);
    expect(states.executions.size).toBe(1);
  });

  test.each(['SUCCEEDED', 'FAILED'])(
    'tells that the same expense has been through when its execution is %s',
    async (status) => {
      const { post, states } = makeApi();
      await post(expenseInput());
      const input = states.executions.get('expense-1')?.input ?? '';
      states.executions.set('expense-1', { input, status });

      expect(await post(expenseInput())).toMatchObject({
        statusCode: 200,
        json: { ...accepted, executionStatus: status },
      });
    },
  );

  test.each(['RUNNING', 'SUCCEEDED'])(
    'refuses another expense under the id of one that is %s',
    async (status) => {
      const { post, states } = makeApi();
      await post(expenseInput());
      const input = states.executions.get('expense-1')?.input ?? '';
      states.executions.set('expense-1', { input, status });

      expect(await post(expenseInput({ amountMinor: 1 }))).toMatchObject({
        statusCode: 409,
        json: { error: 'ExpenseConflict' },
      });
      expect(states.executions.get('expense-1')).toEqual({ input, status });
    },
  );

  test('answers as before when the first answer was lost', async () => {
    const { effects, post, states } = makeApi();
    effects.fault = { index: 0, mode: 'after', error: fault('TimeoutError') };

    expect((await post(expenseInput())).statusCode).toBe(503);
    expect(await post(expenseInput())).toMatchObject({ statusCode: 202, json: accepted });
    expect(states.executions.size).toBe(1);
  });

  test('asks for patience when there are too many', async () => {
    const { effects, post } = makeApi();
    effects.fault = { index: 0, mode: 'before', error: fault('ThrottlingException') };

    expect((await post(expenseInput())).statusCode).toBe(429);
  });

  test('refuses what is not JSON by its type, and what is too large', async () => {
    const { handler } = makeApi();
    const body = JSON.stringify(expenseInput());

    expect((await handler(httpEvent({ body, headers: {} }))).statusCode).toBe(415);
    expect((await handler(httpEvent({ body: body.padEnd(8_193) }))).statusCode).toBe(413);
    expect((await handler(httpEvent({ body: body.padEnd(8_192) }))).statusCode).toBe(202);
  });
});
