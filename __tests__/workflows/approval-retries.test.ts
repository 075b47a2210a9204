import { describe, expect, test } from '@jest/globals';
import { failure } from '../../simulator/tasks/handler';
import {
  type ApprovalRunOptions,
  type ApprovalTask,
  runApproval,
  SILENCE,
  validExpense,
} from '../support/approval-run';
import { BROKEN, CONDITION_FAILED } from '../support/failures';
import {
  describeRepeatedCalls,
  describeRetries,
  PASSING_ERRORS,
  type RetryTable,
} from '../support/retry-tests';

const ALL_SILENT = { AskFirstApprover: SILENCE, AskSecondApprover: SILENCE };

/** Ways through the workflow; together they call every Task. */
const ROUTES = {
  'an expense that is paid': {},
  'an expense that expires': ALL_SILENT,
  'an expense whose first decision was not told': {
    ...ALL_SILENT,
    CloseFirstRequest: CONDITION_FAILED,
  },
  'an expense whose second decision was not told': {
    ...ALL_SILENT,
    CloseSecondRequest: CONDITION_FAILED,
  },
  'an expense that is none': { ValidateExpense: failure('InvalidExpense') },
  'an expense that is left to a person': { RecordApproval: BROKEN },
} as const satisfies Readonly<Record<string, ApprovalRunOptions['tasks']>>;

const { dynamodb, dynamodbSdk, lambda, sqs, sns } = PASSING_ERRORS;
const transaction = [...dynamodbSdk, 'DynamoDb.TransactionCanceledException'];
const s3 = ['S3.SdkClientException', 'S3.S3Exception', 'States.Timeout'];
/** A timeout of a question is no fault: nobody has decided. */
const question = ['SQS.SdkClientException', 'SQS.AmazonSQSException', 'SQS.RequestThrottled'];

const RETRIES: RetryTable<ApprovalTask, keyof typeof ROUTES> = {
  routes: ROUTES,
  run: (tasks, faults) => runApproval({ tasks, faults }),
  cases: [
    ['OpenExpense', 'an expense that is paid', dynamodb],
    ['ValidateExpense', 'an expense that is paid', lambda],
    ['AskFirstApprover', 'an expense that is paid', question],
    ['CloseFirstRequest', 'an expense that expires', dynamodb],
    ['TakeFirstDecision', 'an expense whose first decision was not told', dynamodb],
    ['AskSecondApprover', 'an expense that expires', question],
    ['CloseSecondRequest', 'an expense that expires', dynamodb],
    ['TakeSecondDecision', 'an expense whose second decision was not told', dynamodb],
    ['RecordApproval', 'an expense that is paid', transaction],
    ['SendPayout', 'an expense that is paid', sqs],
    ['MarkPaid', 'an expense that is paid', dynamodb],
    ['RecordRefusal', 'an expense that expires', transaction],
    ['NotifyEmployee', 'an expense that expires', sns],
    ['ArchivePaid', 'an expense that is paid', s3],
    ['ArchiveUnpaid', 'an expense that expires', s3],
    ['ArchiveRefused', 'an expense that is none', s3],
    ['ArchiveUnfinished', 'an expense that is left to a person', s3],
    ['RefuseExpense', 'an expense that is none', dynamodb],
    ['ParkExpense', 'an expense that is left to a person', sqs],
  ],
};

describeRetries(RETRIES);

const { expenseId } = validExpense;

// By its id payroll pays a payout once, and whoever reads a notice drops the copy.
describeRepeatedCalls(RETRIES, [
  ['SendPayout', 'an expense that is paid', { MessageBody: { payoutId: expenseId } }],
  [
    'NotifyEmployee',
    'an expense that expires',
    { Message: { eventId: `expense/${expenseId}/EXPIRED` } },
  ],
]);

describe.each([
  ['first', 'AskFirstApprover', {}],
  ['second', 'AskSecondApprover', { AskFirstApprover: SILENCE }],
] as const)('the question to the %s approver', (_, state, tasks) => {
  const failing = (error: string, times: number) =>
    Array.from({ length: times }, (_attempt, index) => ({ state, error, attempt: index + 1 }));

  test('is put at the fourth try when the queue took none before', async () => {
    const { status, called } = await runApproval({
      tasks,
      faults: failing('SQS.SdkClientException', 3),
    });

    expect(status).toBe('SUCCEEDED');
    expect(called).toContain(state);
  });

  test('is put only once more after any other failure, which may take a day to show', async () => {
    const { error, called } = await runApproval({ tasks, faults: failing('Broken', 2) });

    expect(error).toBe('ExpenseUnfinished');
    expect(called).not.toContain(state);
  });
});
