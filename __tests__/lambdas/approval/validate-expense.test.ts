import '../../support/handler-environment';
import { describe, expect, test } from '@jest/globals';
import { makeValidateExpenseHandler } from '../../../lambdas/approval/validate-expense';
import { expenseInput, FRONT_END_ARN } from '../../support/approval-expense';

const NOW_MS = Date.UTC(2026, 0, 15, 12);
const validate = makeValidateExpenseHandler({
  approverIds: ['ann', 'ben', 'cleo'],
  now: () => NOW_MS,
});
const event = (fields: object = {}) => ({
  executionName: 'expense-1',
  input: expenseInput(fields),
});

describe('validating an expense', () => {
  test('gives it with two approvers and the time at which its rows may go', async () => {
    expect(await validate(event({ filedBy: FRONT_END_ARN }))).toEqual({
      ...expenseInput(),
      filedBy: FRONT_END_ARN,
      approvers: { first: 'ann', second: 'ben' },
      forgetAt: NOW_MS / 1_000 + 90 * 86_400,
    });
  });

  test('says so where nobody knows who filed it: the execution was started past the API', async () => {
    expect(await validate(event())).toMatchObject({ filedBy: 'unknown' });
  });

  test.each(['', 'eve', 'arn:aws:s3:::bucket', `${FRONT_END_ARN} `, null, 7])(
    'refuses %j as whoever filed it',
    async (filedBy) => {
      await expect(validate(event({ filedBy }))).rejects.toMatchObject({
        name: 'InvalidExpense',
        message: expect.stringContaining('input.filedBy: '),
      });
    },
  );

  test.each([
    ['ann', { first: 'ben', second: 'cleo' }],
    ['ben', { first: 'ann', second: 'cleo' }],
    ['cleo', { first: 'ann', second: 'ben' }],
  ])('never asks the employee, who is the approver %s', async (employeeId, approvers) => {
    expect(await validate(event({ employeeId }))).toMatchObject({ approvers });
  });

  test('refuses an expense that two others could not approve', async () => {
    const few = makeValidateExpenseHandler({ approverIds: ['ann', 'ben'], now: () => NOW_MS });

    await expect(few(event({ employeeId: 'ben' }))).rejects.toMatchObject({
      name: 'InvalidExpense',
      message: expect.stringContaining('leaves fewer than two approvers'),
    });
  });

  test('refuses an execution that is not named by its expense', async () => {
    await expect(validate({ ...event(), executionName: 'other' })).rejects.toMatchObject({
      name: 'InvalidExpense',
      message: expect.stringContaining('must equal the name of the execution'),
    });
  });

  test('lists everything that is wrong, without the values', async () => {
    const bad = event({ amountMinor: 0, currency: 'EURO', secret: 'hunter2' });

    const error = await validate(bad).catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ name: 'InvalidExpense' });
    expect(String(error)).toMatch(/amountMinor: .*currency: .*unknown key\(s\): secret/);
    expect(String(error)).not.toMatch(/hunter2|EURO/);
  });
});
