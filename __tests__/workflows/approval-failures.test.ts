import { describe, expect, test } from '@jest/globals';
import { failure } from '../../simulator/tasks/handler';
import {
  type ApprovalRunOptions,
  type ApprovalTask,
  decisionOf,
  runApproval,
  SILENCE,
  validExpense,
} from '../support/approval-run';
import { firstCalls } from '../support/first-calls';
import { sentBy } from '../support/sent-parameters';

const CONDITION_FAILED = failure('DynamoDB.ConditionalCheckFailedException');
const BROKEN = failure('Broken', 'for good');
const SILENT_FIRST = { AskFirstApprover: SILENCE };
const SILENT_BOTH = { ...SILENT_FIRST, AskSecondApprover: SILENCE };
const REJECTED = { AskFirstApprover: decisionOf('REJECTED', 'ann') };

/** Calls of services, as far as each way leads. */
const OPENED = ['OpenExpense', 'ValidateExpense'] as const;
const ASKED = [...OPENED, 'AskFirstApprover'] as const;
const ASKED_AGAIN = [...ASKED, 'CloseFirstRequest', 'AskSecondApprover'] as const;
const NOT_DECIDED = [...ASKED_AGAIN, 'CloseSecondRequest'] as const;
const PAID = [...ASKED, 'RecordApproval', 'SendPayout', 'MarkPaid'] as const;
const REFUSED = [...ASKED, 'RecordRefusal', 'NotifyEmployee'] as const;

interface Failing {
  readonly when: string;
  /** What fails for good; everything else is well. */
  readonly tasks: NonNullable<ApprovalRunOptions['tasks']>;
  readonly called: readonly ApprovalTask[];
}

/** Nothing has happened to these yet but, perhaps, their row. */
const REFUSALS: readonly (Failing & { readonly error: string })[] = [
  {
    when: 'another execution owns it',
    tasks: { OpenExpense: CONDITION_FAILED },
    error: 'DuplicateExpense',
    called: ['OpenExpense'],
  },
  {
    when: 'it cannot be opened',
    tasks: { OpenExpense: BROKEN },
    error: 'Broken',
    called: ['OpenExpense', 'RefuseExpense'],
  },
  {
    when: 'it cannot be opened, and turns out to belong to another execution',
    tasks: { OpenExpense: BROKEN, RefuseExpense: CONDITION_FAILED },
    error: 'DuplicateExpense',
    called: ['OpenExpense', 'RefuseExpense'],
  },
  {
    when: 'it is none',
    tasks: { ValidateExpense: failure('InvalidExpense') },
    error: 'InvalidExpense',
    called: [...OPENED, 'RefuseExpense'],
  },
];

const UNFINISHED: readonly Failing[] = [
  {
    when: 'its row cannot be closed',
    tasks: { ValidateExpense: failure('InvalidExpense'), RefuseExpense: BROKEN },
    called: [...OPENED, 'RefuseExpense'],
  },
  {
    when: 'the first approver cannot be asked',
    tasks: { AskFirstApprover: BROKEN },
    called: ASKED,
  },
  {
    when: 'the first request cannot be closed',
    tasks: { ...SILENT_FIRST, CloseFirstRequest: BROKEN },
    called: [...ASKED, 'CloseFirstRequest'],
  },
  {
    when: 'the first decision cannot be taken up',
    tasks: {
      ...SILENT_FIRST,
      CloseFirstRequest: CONDITION_FAILED,
      TakeFirstDecision: BROKEN,
    },
    called: [...ASKED, 'CloseFirstRequest', 'TakeFirstDecision'],
  },
  {
    when: 'the second approver cannot be asked',
    tasks: { ...SILENT_FIRST, AskSecondApprover: BROKEN },
    called: ASKED_AGAIN,
  },
  {
    when: 'the second request cannot be closed',
    tasks: { ...SILENT_BOTH, CloseSecondRequest: BROKEN },
    called: NOT_DECIDED,
  },
  {
    when: 'the second decision cannot be taken up',
    tasks: {
      ...SILENT_BOTH,
      CloseSecondRequest: CONDITION_FAILED,
      TakeSecondDecision: BROKEN,
    },
    called: [...NOT_DECIDED, 'TakeSecondDecision'],
  },
  {
    when: 'its approval cannot be recorded',
    tasks: { RecordApproval: BROKEN },
    called: [...ASKED, 'RecordApproval'],
  },
  {
    when: 'its payout cannot be sent',
    tasks: { SendPayout: BROKEN },
    called: [...ASKED, 'RecordApproval', 'SendPayout'],
  },
  { when: 'it cannot be marked as paid', tasks: { MarkPaid: BROKEN }, called: PAID },
  {
    when: 'its refusal cannot be recorded',
    tasks: { ...REJECTED, RecordRefusal: BROKEN },
    called: [...ASKED, 'RecordRefusal'],
  },
  {
    when: 'its employee cannot be told',
    tasks: { ...REJECTED, NotifyEmployee: BROKEN },
    called: REFUSED,
  },
  {
    when: 'its payment cannot be archived',
    tasks: { ArchiveExpense: BROKEN },
    called: [...PAID, 'ArchiveExpense'],
  },
  {
    when: 'its refusal cannot be archived',
    tasks: { ...REJECTED, ArchiveExpense: BROKEN },
    called: [...REFUSED, 'ArchiveExpense'],
  },
];

describe('an expense fails with the reason, and nothing else happens to it, when', () => {
  test.each(REFUSALS)('$when', async ({ tasks, error, called }) => {
    const run = await runApproval({ tasks });

    expect([run.status, run.error]).toEqual(['FAILED', error]);
    expect(firstCalls(run)).toEqual(called);
  });
});

describe('an expense is left to a person, and goes no further, when', () => {
  test.each(UNFINISHED)('$when', async ({ tasks, called }) => {
    const run = await runApproval({ tasks });

    expect([run.status, run.error]).toEqual(['FAILED', 'ExpenseUnfinished']);
    expect(JSON.parse(run.cause ?? '')).toEqual({ Error: 'Broken', Cause: 'for good' });
    expect(firstCalls(run)).toEqual([...called, 'ParkExpense']);
  });

  test('the person is told which it is, and what went wrong', async () => {
    const { history } = await runApproval({ tasks: { SendPayout: BROKEN } });

    expect(sentBy(history, 'ParkExpense')).toEqual([
      expect.objectContaining({
        MessageBody: {
          expenseId: validExpense.expenseId,
          executionArn: expect.stringContaining(`:${validExpense.expenseId}`),
          unfinished: { Error: 'Broken', Cause: 'for good' },
        },
      }),
    ]);
  });

  test('the person cannot be told either, and the execution still says what went wrong', async () => {
    const run = await runApproval({
      tasks: { SendPayout: BROKEN, ParkExpense: failure('SQS.Broken') },
    });

    expect([run.status, run.error]).toEqual(['FAILED', 'ExpenseUnfinished']);
    expect(JSON.parse(run.cause ?? '')).toEqual({ Error: 'Broken', Cause: 'for good' });
  });
});
