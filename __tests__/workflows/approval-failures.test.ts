import { expect, test } from '@jest/globals';
import { failure } from '../../simulator/tasks/handler';
import {
  type ApprovalTask,
  decisionOf,
  runApproval,
  SILENCE,
  validExpense,
} from '../support/approval-run';
import { describeEndings, type EndingCase } from '../support/ending-tests';
import { BROKEN, CONDITION_FAILED } from '../support/failures';
import { sentBy } from '../support/sent-parameters';

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

/** Nothing has happened to these yet but, perhaps, their row. */
const REFUSALS: readonly EndingCase<ApprovalTask>[] = [
  {
    when: 'another execution owns it',
    tasks: { OpenExpense: CONDITION_FAILED },
    error: 'DuplicateExpense',
    end: 'ExpenseDuplicated',
    called: ['OpenExpense'],
  },
  {
    when: 'it cannot be opened',
    tasks: { OpenExpense: BROKEN },
    error: 'Broken',
    end: 'ExpenseRefused',
    called: ['OpenExpense', 'RefuseExpense', 'ArchiveRefused'],
  },
  {
    when: 'it cannot be opened, and turns out to belong to another execution',
    tasks: { OpenExpense: BROKEN, RefuseExpense: CONDITION_FAILED },
    error: 'DuplicateExpense',
    end: 'ExpenseDuplicated',
    called: ['OpenExpense', 'RefuseExpense'],
  },
  {
    when: 'it is none',
    tasks: { ValidateExpense: failure('InvalidExpense') },
    error: 'InvalidExpense',
    end: 'ExpenseRefused',
    called: [...OPENED, 'RefuseExpense', 'ArchiveRefused'],
  },
];

/** Their row stays as it is; they are archived as far as they came, and what went wrong is told to a person. */
const UNFINISHED: readonly EndingCase<ApprovalTask>[] = [
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
    when: 'payroll cannot be reached, however often',
    tasks: { SendPayout: failure('SQS.SdkClientException', 'no answer') },
    cause: { Error: 'SQS.SdkClientException', Cause: 'no answer' },
    called: [...ASKED, 'RecordApproval', 'SendPayout'],
  },
  {
    when: 'its payout cannot be sent, and nobody can be told',
    tasks: { SendPayout: BROKEN, ParkExpense: failure('SQS.Broken') },
    called: [...ASKED, 'RecordApproval', 'SendPayout'],
  },
  {
    when: 'its payout cannot be sent, and it cannot be archived either',
    tasks: { SendPayout: BROKEN, ArchiveUnfinished: failure('S3.Broken') },
    called: [...ASKED, 'RecordApproval', 'SendPayout'],
  },
];

/** What is archived of these is theirs to mend, or may be another expense's. */
const UNARCHIVED: readonly EndingCase<ApprovalTask>[] = [
  {
    when: 'its row cannot be closed',
    tasks: { ValidateExpense: failure('InvalidExpense'), RefuseExpense: BROKEN },
    called: [...OPENED, 'RefuseExpense'],
  },
  {
    when: 'it is none, and cannot be archived',
    tasks: { ValidateExpense: failure('InvalidExpense'), ArchiveRefused: BROKEN },
    called: [...OPENED, 'RefuseExpense', 'ArchiveRefused'],
  },
  {
    when: 'its payment cannot be archived',
    tasks: { ArchivePaid: BROKEN },
    called: [...PAID, 'ArchivePaid'],
  },
  {
    when: 'its refusal cannot be archived',
    tasks: { ...REJECTED, ArchiveUnpaid: BROKEN },
    called: [...REFUSED, 'ArchiveUnpaid'],
  },
];

const run = (tasks: EndingCase<ApprovalTask>['tasks']) => runApproval({ tasks });
const unfinished = {
  error: 'ExpenseUnfinished',
  end: 'ExpenseUnfinished',
  cause: { Error: 'Broken', Cause: 'for good' },
};

describeEndings(
  'an expense fails with the reason, and nothing else happens to it, when',
  run,
  REFUSALS,
);
describeEndings(
  'an expense is left to a person, and goes no further, when',
  run,
  UNFINISHED.map((one) => ({
    ...unfinished,
    ...one,
    called: [...one.called, 'ArchiveUnfinished', 'ParkExpense'],
  })),
);
describeEndings(
  'an expense is left to a person, who finds nothing new in the archive, when',
  run,
  UNARCHIVED.map((one) => ({ ...unfinished, ...one, called: [...one.called, 'ParkExpense'] })),
);

test('whom an expense is left to is told which it is, and what went wrong', async () => {
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
