import '../../support/handler-environment';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { SQSRecord } from 'aws-lambda';
import { expenseSchema } from '../../../lambdas/approval/expense-schema';
import { makeStartExpenseHandler } from '../../../lambdas/approval/start-expense';
import { makeValidateExpenseHandler } from '../../../lambdas/approval/validate-expense';
import { makeWorkflowExecutions } from '../../../lambdas/shared/workflow-executions';
import { expenseInput, FRONT_END_ARN } from '../../support/approval-expense';
import { makeApprovalWorld, NOW_MS, question } from '../../support/approval-world';
import { BAD_VALUES, badBodies, isUnpolluted } from '../../support/bad-input';
import { makeEffects } from '../../support/effects';
import { makeFakeLog } from '../../support/fake-log';
import { EXECUTION_ARN_PREFIX, makeFakeStepFunctions } from '../../support/fake-step-functions';
import { calledBy, httpEvent } from '../../support/http-events';

const expenseBodies = badBodies(expenseInput(), Object.keys(expenseInput()));
const questionBodies = badBodies(question('token-1'), Object.keys(question('token-1')));
const texts = BAD_VALUES.flatMap(({ name, json }) => {
  const value: unknown = JSON.parse(json);
  return typeof value === 'string' ? [{ name, text: value }] : [];
});

afterEach(() => {
  expect(isUnpolluted()).toBe(true);
});

/** Whether a body is an expense after all, by our own schema: then it has to pass as it is, as plain data. */
const isExpense = (body: string): boolean => {
  try {
    return expenseSchema.safeParse(JSON.parse(body)).success;
  } catch {
    return false;
  }
};

test('there are more than 300 cases for an expense, and more than 500 for a question', () => {
  expect(expenseBodies.length).toBeGreaterThan(300);
  expect(questionBodies.length).toBeGreaterThan(500);
});

describe('POST /expenses', () => {
  test('refuses bad input with a 4xx and no effect, or passes it on as plain data', async () => {
    const taken: string[] = [];
    for (const { name, body } of expenseBodies) {
      const effects = makeEffects();
      const states = makeFakeStepFunctions(effects);
      const executions = makeWorkflowExecutions({
        client: states.client,
        executionArnPrefix: EXECUTION_ARN_PREFIX,
      });

      const { statusCode = 0 } = await makeStartExpenseHandler({ executions, log: makeFakeLog() })(
        httpEvent({ body, requestContext: calledBy(FRONT_END_ARN) }),
      );

      if (isExpense(body)) {
        taken.push(name.split(':')[0] ?? '');
        expect([name, statusCode]).toEqual([name, 202]);
        const [execution] = states.executions.values();
        expect(JSON.parse(execution?.input ?? '')).toEqual({
          ...JSON.parse(body),
          filedBy: FRONT_END_ARN,
        });
      } else {
        expect([name, statusCode]).toEqual([name, Buffer.byteLength(body) > 8_192 ? 413 : 400]);
        expect(effects.calls).toEqual([]);
      }
    }

    // Ids of digits or letters are ids; a purpose is free text.
    expect([...new Set(taken)].sort()).toEqual(['employeeId', 'expenseId', 'purpose']);
  });
});

describe('the input of an execution', () => {
  test('is refused as InvalidExpense, or stays plain data', async () => {
    const validate = makeValidateExpenseHandler({
      approverIds: ['ann', 'ben', 'cleo'],
      now: () => NOW_MS,
    });
    for (const { name, body } of expenseBodies) {
      let input: unknown;
      try {
        input = JSON.parse(body);
      } catch {
        // Step Functions takes no input that is not JSON.
        continue;
      }
      const result = await validate({ executionName: 'expense-1', input }).catch(
        (error: unknown) => error,
      );
      if (result instanceof Error) {
        expect([name, result.name]).toEqual([name, 'InvalidExpense']);
      } else {
        expect(result).toMatchObject(input as object);
      }
    }
  });

  test.each([[undefined], [null], ['text'], [[]], [{}], [{ executionName: 7 }]])(
    'is refused as InvalidExpense when the whole event is %j',
    async (event) => {
      const validate = makeValidateExpenseHandler({ approverIds: ['ann', 'ben'], now: () => 0 });

      await expect(validate(event)).rejects.toMatchObject({ name: 'InvalidExpense' });
    },
  );
});

describe('the questions queue', () => {
  test('hands bad messages back without any effect, or takes them as plain data', async () => {
    for (const { name, body } of questionBodies) {
      const world = makeApprovalWorld();
      const attributes = { SentTimestamp: String(NOW_MS) } as SQSRecord['attributes'];

      const failed = await world.receive([{ messageId: 'm', body, attributes }]);

      if (failed.length === 1) {
        expect([name, world.mails, world.states.taken]).toEqual([name, [], []]);
      } else {
        expect(name).toMatch(
          /^(taskToken|expenseId|employeeId|purpose|amountMinor|forgetAt|timeoutSeconds|approverId|execution): /,
        );
        expect([name, world.mails.length]).toEqual([name, 1]);
        expect(world.mails[0]?.subject).toBe('An expense report waits for your decision');
      }
    }
  });
});

describe('the decision form', () => {
  test.each(texts)(
    'takes a comment that is $name as plain data, or refuses it',
    async ({ text }) => {
      const world = makeApprovalWorld();
      await world.ask('token-1');

      const { statusCode, headers } = await world.post(world.link(), { comment: text });

      if (statusCode === 200) {
        const comment = Buffer.from(text.replaceAll(/\r\n?/g, '\n')).toString();
        expect(world.states.taken[0]?.output).toMatchObject({ outcome: 'APPROVED', comment });
      } else {
        expect([400, 413]).toContain(statusCode);
        expect(world.row()).toMatchObject({ state: 'PENDING' });
      }
      expect(JSON.stringify(headers)).not.toContain('x-header');
    },
  );

  test.each(texts)('refuses a decision that is $name', async ({ text }) => {
    const world = makeApprovalWorld();
    await world.ask('token-1');

    const { statusCode } = await world.post(world.link(), { decision: text });

    expect([400, 413]).toContain(statusCode);
    expect(world.row()).toMatchObject({ state: 'PENDING' });
  });

  test.each(texts)('refuses a form’s token that is $name', async ({ text }) => {
    const world = makeApprovalWorld();
    await world.ask('token-1');

    const { statusCode } = await world.post(world.link(), { formToken: text });

    expect([403, 413]).toContain(statusCode);
    expect(world.row()).toMatchObject({ state: 'PENDING' });
  });

  test.each([
    ['a field twice', 'formToken=a&formToken=b&comment=&decision=approve'],
    ['two decisions', 'formToken=a&comment=&decision=approve&decision=reject'],
    ['a field called __proto__', 'formToken=a&comment=&decision=approve&__proto__=x'],
    ['nothing', ''],
    ['JSON', '{"decision":"approve"}'],
    ['bytes that are no UTF-8', '\uFFFD=%ff%fe'],
  ])('refuses %s', async (_, body) => {
    const world = makeApprovalWorld();
    await world.ask('token-1');

    expect((await world.post(world.link(), { body })).statusCode).toBe(400);
    expect(world.row()).toMatchObject({ state: 'PENDING' });
  });

  test('refuses another content type', async () => {
    const world = makeApprovalWorld();
    await world.ask('token-1');
    const headers = { 'content-type': 'multipart/form-data' };

    expect((await world.post(world.link(), { headers })).statusCode).toBe(400);
  });
});

describe('the path of a link', () => {
  test.each(BAD_VALUES)(
    'is 404 for $name, by GET and by POST, without any call',
    async ({ json }) => {
      const world = makeApprovalWorld();
      const linkId = JSON.parse(json) as string;

      expect((await world.get(linkId)).statusCode).toBe(404);
      expect((await world.post(linkId)).statusCode).toBe(404);
      expect(world.effects.calls).toEqual([]);
    },
  );
});
