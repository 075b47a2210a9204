import '../../support/handler-environment';
import { describe, expect, test } from '@jest/globals';
import { makeStartExpenseHandler } from '../../../lambdas/approval/start-expense';
import { makeWorkflowExecutions } from '../../../lambdas/shared/workflow-executions';
import { expenseInput, FRONT_END_ARN } from '../../support/approval-expense';
import { fault, makeEffects } from '../../support/effects';
import { makeFakeLog } from '../../support/fake-log';
import {
  EXECUTION_ARN_PREFIX,
  executionArnOf,
  makeFakeStepFunctions,
} from '../../support/fake-step-functions';
import { calledBy, httpEvent } from '../../support/http-events';

function makeApi() {
  const effects = makeEffects();
  const states = makeFakeStepFunctions(effects);
  const executions = makeWorkflowExecutions({
    client: states.client,
    stateMachineArn: 'arn:aws:states:eu-central-1:123456789012:stateMachine:approval:live',
    executionArnPrefix: EXECUTION_ARN_PREFIX,
  });
  const handler = makeStartExpenseHandler({ executions, log: makeFakeLog() });
  const send = (request: Parameters<typeof httpEvent>[0], callerArn: unknown = FRONT_END_ARN) =>
    handler(httpEvent({ requestContext: calledBy(callerArn), ...request }));
  const post = async (body: unknown, callerArn?: string) => {
    const answer = await send({ body: JSON.stringify(body) }, callerArn);
    return { ...answer, json: JSON.parse(answer.body ?? '') };
  };
  return { effects, states, send, post };
}

const accepted = {
  expenseId: 'expense-1',
  executionArn: executionArnOf('expense-1'),
  executionStatus: 'RUNNING',
};

describe('POST /expenses', () => {
  test.each([
    [1, 202],
    [1_000_000_000, 202],
    [0, 400],
    [1_000_000_001, 400],
    [1.5, 400],
  ])('answers an amount of %d minor units by %i', async (amountMinor, statusCode) => {
    expect(await makeApi().post(expenseInput({ amountMinor }))).toMatchObject({ statusCode });
  });

  test('starts an execution named by the expense and says where to look', async () => {
    const { post, states } = makeApi();

    expect(await post(expenseInput())).toMatchObject({
      statusCode: 202,
      json: accepted,
      headers: { location: '/expenses/expense-1', 'cache-control': 'no-store' },
    });
    expect(JSON.parse(states.executions.get('expense-1')?.input ?? '')).toEqual({
      ...expenseInput(),
      filedBy: FRONT_END_ARN,
    });
  });

  test('accepts the same expense again, however its JSON is spelled, and starts it once', async () => {
    const { send, post, states } = makeApi();
    await post(expenseInput());
    const { purpose, ...rest } = expenseInput();

    const answer = await send({ body: JSON.stringify({ purpose, ...rest }, null, 2) });

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
    const { send } = makeApi();
    const body = JSON.stringify(expenseInput());

    expect((await send({ body, headers: {} })).statusCode).toBe(415);
    expect((await send({ body: body.padEnd(8_193) })).statusCode).toBe(413);
    expect((await send({ body: body.padEnd(8_192) })).statusCode).toBe(202);
  });
});

describe('who files an expense', () => {
  const OTHER_ARN = 'arn:aws:sts::123456789012:assumed-role/hr-front-end/session-2';

  test.each(['RUNNING', 'SUCCEEDED'])(
    'is not a part of it: the same one by another session is the one that is %s',
    async (status) => {
      const { post, states } = makeApi();
      await post(expenseInput());
      const input = states.executions.get('expense-1')?.input ?? '';
      states.executions.set('expense-1', { input, status });

      expect(await post(expenseInput(), OTHER_ARN)).toMatchObject({
        statusCode: status === 'RUNNING' ? 202 : 200,
        json: { ...accepted, executionStatus: status },
      });
      expect(states.executions.get('expense-1')).toEqual({ input, status });
    },
  );

  test('is told from another expense that was started past the API', async () => {
    const { post, states } = makeApi();
    states.executions.set('expense-1', { input: 'null', status: 'RUNNING' });

    expect(await post(expenseInput())).toMatchObject({ statusCode: 409 });
  });

  test.each([
    'arn:aws:iam::123456789012:user/hr/front-end',
    'arn:aws:iam::123456789012:root',
    'arn:aws-cn:sts::123456789012:assumed-role/AWSReservedSSO_hr_0a1b/eve@example.com',
    'arn:aws:sts::123456789012:federated-user/hr',
  ])('is known as %s', async (arn) => {
    const { post, states } = makeApi();

    expect((await post(expenseInput(), arn)).statusCode).toBe(202);
    expect(states.executions.get('expense-1')?.input).toContain(`"filedBy":"${arn}"`);
  });

  test('cannot be said in the body', async () => {
    const { effects, post } = makeApi();

    expect(await post(expenseInput({ filedBy: OTHER_ARN }))).toMatchObject({
      statusCode: 400,
      json: { error: 'InvalidExpense' },
    });
    expect(effects.calls).toEqual([]);
  });

  test.each([
    ['no identity', undefined],
    ['an identity without a signature', { authorizer: { jwt: { claims: { sub: 'eve' } } } }],
    ['an empty ARN', calledBy('')],
    ['an ARN of something else', calledBy('arn:aws:s3:::bucket')],
    ['two lines', calledBy(`${FRONT_END_ARN}\nfiledBy: eve`)],
    ['no text', calledBy({ arn: FRONT_END_ARN })],
  ])('is asked for: a request with %s is refused', async (_, requestContext) => {
    const { effects, send } = makeApi();
    const body = JSON.stringify(expenseInput());
    const headers = { 'content-type': 'application/json', 'x-caller-arn': FRONT_END_ARN };

    const answer = await send({ body, headers, requestContext: requestContext ?? {} });

    expect([answer.statusCode, answer.body]).toEqual([403, '{"error":"CallerUnknown"}']);
    expect(effects.calls).toEqual([]);
  });
});
