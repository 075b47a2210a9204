import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../asl/json';
import { serialize } from '../../asl/serialize';
import { type SimulateOptions, type SimulationResult, simulate } from '../../simulator/simulate';
import { failure, type TaskHandler } from '../../simulator/tasks/handler';
import { approvalWorkflow } from '../../workflows/approval';
import { approvalResources } from '../support/approval-resources';

const definition = serialize(approvalWorkflow(approvalResources));
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const expense = {
  expenseId: 'expense-1',
  employeeId: 'eve',
  amountMinor: 12_000,
  currency: 'EUR',
  purpose: 'train to Ghent',
  approvers: { first: 'ann', second: 'ben' },
  forgetAt: 1_780_000_000,
};

/** An approver who decides some time after being asked. */
const decides =
  (outcome: string, decidedBy: string, afterMs = MINUTE_MS): TaskHandler =>
  (_, call) => {
    const decidedAt = '2026-01-02T00:00:00.000Z';
    call.sendTaskSuccess({ outcome, decidedBy, decidedAt, comment: 'as agreed' }, afterMs);
  };
const answer = {
  outcome: 'APPROVED',
  decidedBy: 'ann',
  decidedAt: '2026-01-01T00:00:00.000Z',
  comment: '',
};
const silent: TaskHandler = () => ({});

/** A request that was decided, as DynamoDB gives it back. */
const stored = (state: string, approverId: string) => ({
  Attributes: {
    state: { S: state },
    approverId: { S: approverId },
    decidedAt: { S: '2026-01-01T12:00:00.000Z' },
    comment: { S: '' },
  },
});
const CONDITION_FAILED = failure('DynamoDB.ConditionalCheckFailedException');

/** Every service answers as if all were well, and nobody decides. */
const well: NonNullable<SimulateOptions['tasks']> = {
  OpenExpense: {},
  ValidateExpense: expense,
  AskFirstApprover: silent,
  CloseFirstRequest: {},
  TakeFirstDecision: {},
  AskSecondApprover: silent,
  CloseSecondRequest: {},
  TakeSecondDecision: {},
  RecordApproval: {},
  RecordRefusal: {},
  SendPayout: {},
  MarkPaid: {},
  NotifyEmployee: {},
  ArchiveExpense: {},
  RefuseExpense: {},
  ParkExpense: {},
};

const run = (options: SimulateOptions): Promise<SimulationResult> =>
  simulate(definition, {
    executionName: expense.expenseId,
    input: { expenseId: expense.expenseId },
    ...options,
    tasks: { ...well, ...options.tasks },
  });

/** Names of the states entered, in order. */
const entered = ({ history }: SimulationResult): string[] =>
  history.flatMap((event) => {
    const details = (event as { stateEnteredEventDetails?: { name: string } })
      .stateEnteredEventDetails;
    return details ? [details.name] : [];
  });

const PAY = ['RecordApproval', 'SendPayout', 'MarkPaid', 'ArchiveExpense', 'EndByOutcome'];
const REFUSE = ['RecordRefusal', 'NotifyEmployee', 'ArchiveExpense', 'EndByOutcome'];

/** The ends of runs: which states came after the route by amount. */
const tail = (result: SimulationResult): string[] =>
  entered(result).slice(entered(result).indexOf('RouteByAmount') + 1);

describe('an expense, run on the engine', () => {
  test('below the limit is paid at once, and nobody is asked', async () => {
    const result = await run({ tasks: { ValidateExpense: { ...expense, amountMinor: 4_999 } } });

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
        ValidateExpense: { ...expense, ...fields },
        AskFirstApprover: decides('APPROVED', 'ann'),
      },
    });

    expect(tail(result)[0]).toBe('AskFirstApprover');
    expect(entered(result).at(-1)).toBe('ExpensePaid');
  });

  test('is paid when the first approver approves a second before the time is up', async () => {
    const result = await run({
      tasks: { AskFirstApprover: decides('APPROVED', 'ann', DAY_MS - 1_000) },
    });

    expect(result).toMatchObject({
      status: 'SUCCEEDED',
      output: {
        expense,
        decision: { outcome: 'APPROVED', decidedBy: 'ann', comment: 'as agreed' },
      },
    });
    expect(tail(result)).toEqual(['AskFirstApprover', 'RouteByOutcome', ...PAY, 'ExpensePaid']);
  });

  test('that is rejected succeeds as rejected: the employee is told and nothing is paid', async () => {
    const result = await run({ tasks: { AskFirstApprover: decides('REJECTED', 'ann') } });

    expect(result.status).toBe('SUCCEEDED');
    expect(tail(result)).toEqual([
      'AskFirstApprover',
      'RouteByOutcome',
      ...REFUSE,
      'ExpenseRejected',
    ]);
  });

  test('goes to the second approver after a day of silence, and is paid on that one’s word', async () => {
    const result = await run({ tasks: { AskSecondApprover: decides('APPROVED', 'ben') } });

    expect(tail(result)).toEqual([
      'AskFirstApprover',
      'CloseFirstRequest',
      'AskSecondApprover',
      'RouteByOutcome',
      ...PAY,
      'ExpensePaid',
    ]);
    expect(result.elapsedMs).toBe(DAY_MS + MINUTE_MS);
  });

  test('expires after two days of silence: told, archived, not paid, not failed', async () => {
    const result = await run({});

    expect(result.status).toBe('SUCCEEDED');
    expect(result.output).toMatchObject({ decision: { outcome: 'EXPIRED', decidedBy: 'nobody' } });
    expect(tail(result).slice(-6)).toEqual(['ExpireExpense', ...REFUSE, 'ExpenseExpired']);
    expect(result.elapsedMs).toBe(2 * DAY_MS);
  });

  test.each([
    ['First', 'ann', {}],
    ['Second', 'ben', {}],
  ])(
    'takes up a decision of the %s approver that was recorded but never told',
    async (which, id) => {
      const result = await run({
        tasks: {
          [`Close${which}Request`]: CONDITION_FAILED,
          [`Take${which}Decision`]: stored('APPROVED', id),
        },
      });

      expect(result.output).toMatchObject({ decision: { outcome: 'APPROVED', decidedBy: id } });
      expect(entered(result).at(-1)).toBe('ExpensePaid');
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
    ['an unknown outcome', { ...answer, outcome: 'MAYBE' }],
    ['another shape', { approved: true }],
    ['half a decision', { outcome: 'APPROVED' }],
    ['a comment that is no text', { ...answer, comment: {} }],
    ['a time that is none', { ...answer, decidedAt: 'now' }],
    ['text', 'yes'],
    ['nothing', null],
  ])('is parked, never paid, when the token is answered with %s', async (_, output) => {
    const result = await run({
      tasks: { AskFirstApprover: (_input: never, call) => call.sendTaskSuccess(output) },
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'ExpenseUnfinished' });
    expect(entered(result)).not.toContain('SendPayout');
    expect(entered(result).slice(-2)).toEqual(['ParkExpense', 'ExpenseUnfinished']);
  });

  test('that is none ends as failed with the reason, before anything but its row', async () => {
    const result = await run({
      tasks: { ValidateExpense: failure('InvalidExpense', 'no amount') },
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'InvalidExpense' });
    expect(entered(result).slice(-2)).toEqual(['RefuseExpense', 'ExpenseRefused']);
  });

  test('whose row cannot be opened is refused, and may have a row that says so', async () => {
    const result = await run({ tasks: { OpenExpense: failure('DynamoDB.AccessDenied') } });

    expect(result).toMatchObject({ status: 'FAILED', error: 'DynamoDB.AccessDenied' });
    expect(entered(result)).toEqual(['OpenExpense', 'RefuseExpense', 'ExpenseRefused']);
  });

  test('that another execution owns is left alone', async () => {
    const result = await run({ tasks: { OpenExpense: CONDITION_FAILED } });

    expect(result).toMatchObject({ status: 'FAILED', error: 'DuplicateExpense' });
    expect(entered(result)).toEqual(['OpenExpense', 'ExpenseDuplicated']);
  });

  test('survives a first attempt of every effect that seemed lost', async () => {
    const states = ['RecordApproval', 'SendPayout', 'MarkPaid', 'ArchiveExpense'];
    const result = await run({
      tasks: { AskFirstApprover: decides('APPROVED', 'ann') },
      faults: states.map((state) => ({ state, error: 'States.Timeout', when: 'after' }) as const),
    });

    expect(result.status).toBe('SUCCEEDED');
  });

  test('is parked for a person when payroll cannot be reached', async () => {
    const result = await run({
      tasks: {
        AskFirstApprover: decides('APPROVED', 'ann'),
        SendPayout: failure('SQS.SdkClientException'),
      },
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'ExpenseUnfinished' });
    expect(entered(result).slice(-3)).toEqual(['SendPayout', 'ParkExpense', 'ExpenseUnfinished']);
  });

  test('keeps every task token out of its output', async () => {
    const tokens: string[] = [];
    const result = await run({
      tasks: {
        AskFirstApprover: (parameters: { MessageBody: { taskToken: string } }) => {
          tokens.push(parameters.MessageBody.taskToken);
        },
        AskSecondApprover: decides('APPROVED', 'ben'),
      },
    });

    expect(tokens).toHaveLength(1);
    expect(JSON.stringify(result.output)).not.toContain(tokens[0]);
  });
});
