import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../asl/json';
import type { TaskHandler } from '../../simulator/tasks/handler';
import {
  type ApprovalRunOptions,
  decisionOf,
  runApproval,
  validExpense,
} from '../support/approval-run';
import { CONDITION_FAILED } from '../support/failures';
import type { RecordedRun } from '../support/recorded-run';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** An approver who answers some time after being asked. */
const answers =
  (answer: Json, afterMs = MINUTE_MS): TaskHandler =>
  (_, call) =>
    call.sendTaskSuccess(answer, afterMs);
const approves = (decidedBy: string) => answers(decisionOf('APPROVED', decidedBy));
const silent: TaskHandler = () => ({});

/** All is well, but nobody decides. */
const run = ({ tasks, ...options }: ApprovalRunOptions = {}): Promise<RecordedRun> =>
  runApproval({
    ...options,
    tasks: { AskFirstApprover: silent, AskSecondApprover: silent, ...tasks },
  });

const ASK_FIRST = ['TurnToFirstApprover', 'AskFirstApprover'];
const PAY = ['RecordApproval', 'SendPayout', 'MarkPaid', 'ArchivePaid'];
const REFUSE = ['RecordRefusal', 'NotifyEmployee', 'ArchiveUnpaid', 'EndByOutcome'];

/** The states after the route by amount. */
const tail = ({ entered }: RecordedRun) => entered.slice(entered.indexOf('RouteByAmount') + 1);

describe('an expense, run on the engine', () => {
  test('below the limit is paid at once, and nobody is asked', async () => {
    const result = await run({
      tasks: { ValidateExpense: { ...validExpense, amountMinor: 4_999 } },
    });

    expect(result.status).toBe('SUCCEEDED');
    expect(tail(result)).toEqual(['AutoApprove', ...PAY, 'ExpensePaid']);
    expect(result.output).toMatchObject({ decision: { outcome: 'APPROVED', decidedBy: 'policy' } });
    expect(result.elapsedMs).toBeLessThan(MINUTE_MS);
  });

  test.each([
    ['at the limit', { amountMinor: 5_000 }],
    ['below it in another currency', { amountMinor: 100, currency: 'JPY' }],
  ])('%s is put to the first approver', async (_, fields) => {
    const result = await run({
      tasks: {
        ValidateExpense: { ...validExpense, ...fields },
        AskFirstApprover: approves('ann'),
      },
    });

    expect(tail(result).slice(0, 2)).toEqual(ASK_FIRST);
    expect(result.entered.at(-1)).toBe('ExpensePaid');
  });

  test('is paid when the first approver approves a second before the time is up', async () => {
    const result = await run({
      tasks: { AskFirstApprover: answers(decisionOf('APPROVED', 'ann'), DAY_MS - 1_000) },
    });

    expect(result).toMatchObject({
      status: 'SUCCEEDED',
      output: {
        expense: validExpense,
        decision: { outcome: 'APPROVED', decidedBy: 'ann', comment: 'as agreed' },
      },
    });
    expect(tail(result)).toEqual([...ASK_FIRST, 'RouteByOutcome', ...PAY, 'ExpensePaid']);
  });

  test('that is rejected succeeds as rejected: the employee is told and nothing is paid', async () => {
    const result = await run({
      tasks: { AskFirstApprover: answers(decisionOf('REJECTED', 'ann')) },
    });

    expect(result.status).toBe('SUCCEEDED');
    expect(tail(result)).toEqual([...ASK_FIRST, 'RouteByOutcome', ...REFUSE, 'ExpenseRejected']);
  });

  test('goes to the second approver after a day of silence, and is paid on that one’s word', async () => {
    const result = await run({ tasks: { AskSecondApprover: approves('ben') } });

    expect(tail(result)).toEqual([
      ...ASK_FIRST,
      'CloseFirstRequest',
      'TurnToSecondApprover',
      'AskSecondApprover',
      'RouteByOutcome',
      ...PAY,
      'ExpensePaid',
    ]);
    expect(result.elapsedMs).toBe(DAY_MS + MINUTE_MS);
  });

  test('expires after two days of silence: told, archived, not paid, not failed', async () => {
    const result = await run();

    expect(result.status).toBe('SUCCEEDED');
    expect(result.output).toMatchObject({ decision: { outcome: 'EXPIRED', decidedBy: 'nobody' } });
    expect(tail(result).slice(-6)).toEqual(['ExpireExpense', ...REFUSE, 'ExpenseExpired']);
    expect(result.elapsedMs).toBe(2 * DAY_MS);
  });

  test.each([
    ['First', 'ann'],
    ['Second', 'ben'],
  ])(
    'takes up a decision of the %s approver that was recorded but never told',
    async (which, id) => {
      const result = await run({ tasks: { [`Close${which}Request`]: CONDITION_FAILED } });

      expect(result.output).toMatchObject({ decision: { outcome: 'APPROVED', decidedBy: id } });
      expect(result.entered.at(-1)).toBe('ExpensePaid');
    },
  );

  test('asks each approver under a request id of its own, which no other execution shares', async () => {
    const asked: Json[] = [];
    const note: TaskHandler = (parameters: { MessageBody: { requestId: string } }) => {
      asked.push(parameters.MessageBody.requestId);
    };
    const tasks = { AskFirstApprover: note, AskSecondApprover: note };
    await run({ tasks });
    await run({ tasks, executionName: 'expense-2' });
    await run({ tasks, startTime: '2026-06-01T00:00:00Z' });

    expect(new Set(asked).size).toBe(6);
    for (const id of asked) expect(id).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    ['an unknown outcome', { ...decisionOf('APPROVED', 'ann'), outcome: 'MAYBE' }],
    ['another shape', { approved: true }],
    ['half a decision', { outcome: 'APPROVED' }],
    ['a comment that is no text', { ...decisionOf('APPROVED', 'ann'), comment: {} }],
    ['a time that is none', { ...decisionOf('APPROVED', 'ann'), decidedAt: 'now' }],
    ['text', 'yes'],
    ['nothing', null],
  ])('is parked, never paid, when the token is answered with %s', async (_, output) => {
    const result = await run({
      tasks: { AskFirstApprover: answers(output) },
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'ExpenseUnfinished' });
    expect(result.entered).not.toContain('SendPayout');
    expect(result.entered.slice(-2)).toEqual(['ParkExpense', 'ExpenseUnfinished']);
  });

  test('survives a first attempt of every effect that seemed lost', async () => {
    const states = ['RecordApproval', 'SendPayout', 'MarkPaid', 'ArchivePaid'];
    const result = await run({
      tasks: { AskFirstApprover: approves('ann') },
      faults: states.map((state) => ({ state, error: 'States.Timeout', when: 'after' }) as const),
    });

    expect(result.status).toBe('SUCCEEDED');
  });

  test('keeps every task token out of its output', async () => {
    const tokens: string[] = [];
    const result = await run({
      tasks: {
        AskFirstApprover: (parameters: { MessageBody: { taskToken: string } }) => {
          tokens.push(parameters.MessageBody.taskToken);
        },
        AskSecondApprover: approves('ben'),
      },
    });

    expect(tokens).toHaveLength(1);
    expect(JSON.stringify(result.output)).not.toContain(tokens[0]);
  });
});
