import { describe, expect, test } from '@jest/globals';
import { DECISIONS } from '../../../local/approval/options';
import { runExpense } from '../../../local/approval/workflow';
import { ApprovalWorld } from '../../../local/approval/world';
import type { LocalRun, LocalRunRequest } from '../../../local/local-workflow';
import { LOCAL_CALLER_ARN } from '../../../local/world/http-routes';
import { APPROVAL_ERRORS } from '../../../workflows/approval-errors';
import { describeNoObjects } from '../no-object';
import { openWorldOnce } from '../open-world';
import { anExpense } from './expenses';

const HOUR_MS = 3_600_000;

let world: ApprovalWorld;
openWorldOnce(ApprovalWorld, (opened) => {
  world = opened;
});

/** A run of an expense of its own id, after which every invariant holds. */
async function run(expenseId: string, request: Partial<LocalRunRequest> = {}): Promise<LocalRun> {
  const ended = await runExpense(world, { input: anExpense(expenseId), ...request });
  expect(await ended.brokenInvariants()).toEqual([]);
  return ended;
}

/** What the archive has of an expense. */
async function archivedCase(expenseId: string): Promise<unknown> {
  const { Body } = await world.world.standIns.messaging.s3.call('GetObject', {
    Bucket: world.naming.bucketName('archive'),
    Key: `expenses/${expenseId}.json`,
  });
  return JSON.parse(String(Body));
}

const outcomeOf = ({ result }: LocalRun) =>
  (result.output as { readonly decision?: { readonly outcome: string } } | undefined)?.decision
    ?.outcome;

describe('an expense on a laptop', () => {
  test('is approved by mail and paid', async () => {
    const { result, effects } = await run('good');

    expect(result.status).toBe('SUCCEEDED');
    expect(effects.map(({ by, says }) => `${by}: ${says}`)).toEqual([
      'API: POST /expenses answered 202',
      'OpenExpense: UpdateItem expenses/good',
      'AskFirstApprover: SendMessage to questions',
      'request-decision: took 1 of 1 from questions',
      'approver: decided approve, answered 200',
      expect.stringMatching(/^RecordApproval: wrote /),
      'SendPayout: SendMessage to payroll',
      'MarkPaid: UpdateItem expenses/good',
      expect.stringMatching(/^ArchivePaid: /),
    ]);
  });

  test.each([
    ['approve', 'APPROVED', 0],
    ['reject', 'REJECTED', 0],
    ['escalate', 'APPROVED', 24],
    ['ignore', 'EXPIRED', 48],
    ['late', 'EXPIRED', 48],
    ['unheard', 'APPROVED', 48],
  ])('ends as it is decided: %s is %s', async (decide, outcome, hours) => {
    const ended = await run(`decided-${decide}`, { options: { decide } });

    expect(ended.result.status).toBe('SUCCEEDED');
    expect(outcomeOf(ended)).toBe(outcome);
    expect(Math.floor(ended.result.elapsedMs / HOUR_MS)).toBe(hours);
  });

  test('is paid without a question when it is small', async () => {
    const ended = await run('small', { input: anExpense('small', { amountMinor: 4_999 }) });

    expect(ended.effects.map(({ by }) => by)).not.toContain('request-decision');
    expect(outcomeOf(ended)).toBe('APPROVED');
  });

  test('never asks the employee, who is an approver', async () => {
    await run('own', { input: anExpense('own', { employeeId: 'ann' }) });
  });

  test('is refused by the API, and then by the workflow, when it is no expense', async () => {
    const { result } = await run('bad', { input: anExpense('bad', { currency: 'ZZZ' }) });

    expect(result).toMatchObject({ status: 'FAILED', error: 'InvalidExpense' });
  });

  test('is archived even when it is no expense, and is told by whoever filed it when it is one', async () => {
    await run('bad-kept', { input: anExpense('bad-kept', { currency: 'ZZZ' }) });
    await run('good-kept');

    const cases = await Promise.all(['bad-kept', 'good-kept'].map((id) => archivedCase(id)));
    expect(cases).toMatchObject([
      {
        status: 'REFUSED',
        case: { input: { currency: 'ZZZ' }, failure: { Error: 'InvalidExpense' } },
      },
      { status: 'PAID', case: { expense: { filedBy: LOCAL_CALLER_ARN } } },
    ]);
  });

  test.each([
    ['an option that is none', { pay: 'twice' }],
    ['a value that is none', { decide: 'maybe' }],
  ])('says what is allowed when it is given %s', async (_, options) => {
    await expect(runExpense(world, { input: anExpense('x'), options })).rejects.toThrow(
      /allowed: /,
    );
  });
});

describe('a fault meets the real services:', () => {
  test.each([
    // For a question, a timeout is an answer; for every other state, a call that was lost.
    ['AskFirstApprover', 'Unknown'],
    ['RecordApproval', 'States.Timeout'],
    ['SendPayout', 'States.Timeout'],
    ['MarkPaid', 'States.Timeout'],
    ['ArchivePaid', 'States.Timeout'],
  ])('a first attempt of %s whose answer was lost does no harm', async (state, error) => {
    const fault = { state, error, when: 'after' } as const;
    const ended = await run(`lost-${state}`, { faults: [fault] });

    expect(outcomeOf(ended)).toBe('APPROVED');
  });

  test('an expense that payroll cannot be told of waits for a person', async () => {
    const fault = { state: 'SendPayout', error: 'Unknown', attempt: 'every' } as const;
    const { result, effects } = await run('parked', { faults: [fault] });

    expect(result).toMatchObject({ status: 'FAILED', error: 'ExpenseUnfinished' });
    expect(await archivedCase('parked')).toMatchObject({
      status: 'UNFINISHED',
      case: { decision: { outcome: 'APPROVED' }, unfinished: { Error: 'Unknown' } },
    });
    expect(effects.at(-1)).toMatchObject({ by: 'ParkExpense', says: 'SendMessage to attention' });
  });

  test('a question that lands after the workflow has gone on is dropped', async () => {
    const fault = { state: 'AskFirstApprover', error: 'States.Timeout', when: 'late' } as const;
    const ended = await run('late-question', { faults: [fault] });

    expect(outcomeOf(ended)).toBe('APPROVED');
  });
});

describe('a stopped expense', () => {
  test.each([2, 5, 8, 11, 13, 14, 15, 18, 22, 26, 30, 34])(
    'goes on where it was after event %i, under a new link, and is paid',
    async (stopAfterEvent) => {
      const ended = await run(`stopped-${stopAfterEvent}`, { stopAfterEvent });

      expect(ended.result.status).toBe('SUCCEEDED');
      expect(outcomeOf(ended)).toBe('APPROVED');
      expect(ended.result.history.map(({ type }) => type)).toContain('ExecutionRedriven');
    },
  );
});

describe('the same expense again', () => {
  test('is the same execution, while it runs and after it; another under its id is refused', async () => {
    const expenses = world.begin();
    const expense = anExpense('again');

    const answers = [await expenses.post(expense), await expenses.post(expense)];
    await expenses.finish();
    answers.push(await expenses.post(expense));
    answers.push(await expenses.post(anExpense('again', { amountMinor: 1 })));

    expect(answers.map(({ status }) => status)).toEqual([202, 202, 200, 409]);
    expect(expenses.session.executions.size).toBe(1);
    expect(await expenses.brokenInvariants()).toEqual([]);
  });
});

test('ten expenses at once, decided in every way, do not meet', async () => {
  const expenses = world.begin({ seed: 3 });
  const ids = Array.from({ length: 10 }, (_, index) => `crowd-${index}`);
  for (const [index, id] of ids.entries()) {
    expenses.decide(id, DECISIONS[index % DECISIONS.length] ?? 'approve');
    await expenses.post(anExpense(id));
  }

  await expenses.finish();

  expect(ids.map((id) => expenses.execution(id)?.status)).toEqual(ids.map(() => 'SUCCEEDED'));
  expect(await expenses.brokenInvariants()).toEqual([]);
});

describeNoObjects((options) => world.begin(options), {
  first: 'OpenExpense',
  last: 'ArchiveRefused',
  error: APPROVAL_ERRORS.invalidExpense,
});
