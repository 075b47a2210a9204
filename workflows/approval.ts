/**
 * Decides one expense report, and pays it or says why not. May take days: it waits for people.
 *
 * Input: the expense as `POST /expenses` accepts it (`lambdas/approval/expense-schema.ts`); the execution's name is
 * the expense id, so one expense is one execution.
 * Output: the input as it came under `input`, the validated expense under `expense`, the decision under `decision`, and
 * what led to it: `questions`, and `payout` or `notice`. The archive has the same, of every expense that had a row.
 * Errors: those of `approval-errors.ts`. Paid, rejected and expired are outcomes and end as succeeded; only a fault
 * ends as failed.
 *
 * Who decides: the policy below a sum, else a first approver, and when that one lets the time pass, a second. The
 * row of the request is the truth of a decision (docs/decisions/0010): the answer to the task token wakes the machine,
 * and a machine that wakes by timeout asks the row before it goes on. No link and no secret of a link is ever in the
 * state data: the handler that mails a link makes it.
 */
import { caught, caughtAll } from '../asl/catch';
import { type StateMachine, stateMachine } from '../asl/language';
import { archiveCase } from './approval-archive';
import {
  markPaid,
  openExpense,
  recordApproval,
  recordRefusal,
  refuseExpense,
} from './approval-case';
import { APPROVAL_ERRORS } from './approval-errors';
import { notifyEmployee, sendPayout } from './approval-outcome';
import { askApprover, closeRequest, isDecision, takeDecision, turnTo } from './approval-request';
import type { ApprovalResources } from './approval-resources';
import { validateExpense } from './approval-validation';
import { caughtFirst, KEEP_FAILURE } from './fragments/any-input';
import { CONDITION_FAILED } from './fragments/condition-failed';
import { FAIL_AS_CAUGHT } from './fragments/fail-as-caught';
import { parkExecution } from './fragments/park';

/** Seconds beyond the two waits: more than every retry of every other state. */
const WORK_SECONDS = 6 * 60 * 60;

export const approvalWorkflow = (aws: ApprovalResources): StateMachine =>
  stateMachine({
    Comment: 'Decide one expense report: by policy, or by a person; pay it, or tell the employee.',
    StartAt: 'OpenExpense',
    TimeoutSeconds: 2 * aws.decisionTimeoutSeconds + WORK_SECONDS,
    States: {
      OpenExpense: {
        ...openExpense(aws),
        Catch: [caught([CONDITION_FAILED], 'ExpenseDuplicated', null), caughtFirst('KeepFailure')],
        Next: 'ValidateExpense',
      },
      ValidateExpense: {
        ...validateExpense(aws),
        Catch: [caughtAll('RefuseExpense')],
        Next: 'RouteByAmount',
      },
      RouteByAmount: {
        Type: 'Choice',
        Choices: [
          {
            Comment: 'A limit is a sum of one currency; any other currency is for a person.',
            And: [
              { Variable: '$.expense.currency', StringEquals: aws.autoApproveBelow.currency },
              {
                Variable: '$.expense.amountMinor',
                NumericLessThan: aws.autoApproveBelow.amountMinor,
              },
            ],
            Next: 'AutoApprove',
          },
        ],
        Default: 'TurnToFirstApprover',
      },
      AutoApprove: {
        Type: 'Pass',
        Parameters: {
          outcome: 'APPROVED',
          decidedBy: 'policy',
          'decidedAt.$': '$$.State.EnteredTime',
          comment: '',
        },
        ResultPath: '$.decision',
        Next: 'RecordApproval',
      },

      TurnToFirstApprover: { ...turnTo('first'), Next: 'AskFirstApprover' },
      AskFirstApprover: {
        Comment: 'Waits for POST /decisions/{linkId}. A person sends no heartbeat.',
        ...askApprover(aws, 'first'),
        Catch: [
          caught(['States.Timeout'], 'CloseFirstRequest', null),
          caughtAll('ArchiveUnfinished', '$.unfinished'),
        ],
        Next: 'RouteByOutcome',
      },
      CloseFirstRequest: {
        ...closeRequest(aws, 'first'),
        Catch: [
          caught([CONDITION_FAILED], 'TakeFirstDecision', null),
          caughtAll('ArchiveUnfinished', '$.unfinished'),
        ],
        Next: 'TurnToSecondApprover',
      },
      TakeFirstDecision: {
        Comment: 'Decided in time after all; only the answer was lost or late.',
        ...takeDecision(aws, 'first'),
        Catch: [caughtAll('ArchiveUnfinished', '$.unfinished')],
        Next: 'RouteByOutcome',
      },
      TurnToSecondApprover: { ...turnTo('second'), Next: 'AskSecondApprover' },
      AskSecondApprover: {
        Comment: 'The same question to another person, under a new link.',
        ...askApprover(aws, 'second'),
        Catch: [
          caught(['States.Timeout'], 'CloseSecondRequest', null),
          caughtAll('ArchiveUnfinished', '$.unfinished'),
        ],
        Next: 'RouteByOutcome',
      },
      CloseSecondRequest: {
        ...closeRequest(aws, 'second'),
        Catch: [
          caught([CONDITION_FAILED], 'TakeSecondDecision', null),
          caughtAll('ArchiveUnfinished', '$.unfinished'),
        ],
        Next: 'ExpireExpense',
      },
      TakeSecondDecision: {
        ...takeDecision(aws, 'second'),
        Catch: [caughtAll('ArchiveUnfinished', '$.unfinished')],
        Next: 'RouteByOutcome',
      },
      ExpireExpense: {
        Type: 'Pass',
        Parameters: {
          outcome: 'EXPIRED',
          decidedBy: 'nobody',
          'decidedAt.$': '$$.State.EnteredTime',
          comment: '',
        },
        ResultPath: '$.decision',
        Next: 'RecordRefusal',
      },

      RouteByOutcome: {
        Comment: 'Only an answer that we know pays.',
        Type: 'Choice',
        Choices: [
          { ...isDecision('APPROVED'), Next: 'RecordApproval' },
          { ...isDecision('REJECTED'), Next: 'RecordRefusal' },
        ],
        Default: 'DecisionUnknown',
      },
      RecordApproval: {
        ...recordApproval(aws),
        Catch: [caughtAll('ArchiveUnfinished', '$.unfinished')],
        Next: 'SendPayout',
      },
      SendPayout: {
        ...sendPayout(aws),
        Catch: [caughtAll('ArchiveUnfinished', '$.unfinished')],
        Next: 'MarkPaid',
      },
      MarkPaid: {
        ...markPaid(aws),
        Catch: [caughtAll('ArchiveUnfinished', '$.unfinished')],
        Next: 'ArchivePaid',
      },
      ArchivePaid: {
        ...archiveCase(aws, { status: 'PAID' }),
        Catch: [caughtAll('ParkExpense', '$.unfinished')],
        Next: 'ExpensePaid',
      },
      ExpensePaid: { Type: 'Succeed' },

      RecordRefusal: {
        ...recordRefusal(aws),
        Catch: [caughtAll('ArchiveUnfinished', '$.unfinished')],
        Next: 'NotifyEmployee',
      },
      NotifyEmployee: {
        ...notifyEmployee(aws),
        Catch: [caughtAll('ArchiveUnfinished', '$.unfinished')],
        Next: 'ArchiveUnpaid',
      },
      ArchiveUnpaid: {
        ...archiveCase(aws, { 'status.$': '$.decision.outcome' }),
        Catch: [caughtAll('ParkExpense', '$.unfinished')],
        Next: 'EndByOutcome',
      },
      EndByOutcome: {
        Type: 'Choice',
        Choices: [
          { Variable: '$.decision.outcome', StringEquals: 'REJECTED', Next: 'ExpenseRejected' },
        ],
        Default: 'ExpenseExpired',
      },
      ExpenseRejected: { Type: 'Succeed' },
      ExpenseExpired: { Type: 'Succeed' },

      KeepFailure: { ...KEEP_FAILURE, Next: 'RefuseExpense' },
      RefuseExpense: {
        Comment: 'Nothing has happened yet but, perhaps, the row.',
        ...refuseExpense(aws),
        Catch: [
          caught([CONDITION_FAILED], 'ExpenseDuplicated', null),
          // Not archived: whose id it is, and so whose case there may be under it, is not known.
          caughtAll('ParkExpense', '$.unfinished'),
        ],
        Next: 'ArchiveRefused',
      },
      ArchiveRefused: {
        ...archiveCase(aws, { status: 'REFUSED' }),
        Catch: [caughtAll('ParkExpense', '$.unfinished')],
        Next: 'ExpenseRefused',
      },
      DecisionUnknown: {
        Type: 'Pass',
        Result: { Error: 'DecisionUnknown', Cause: 'the answer to the task token is no outcome' },
        ResultPath: '$.unfinished',
        Next: 'ArchiveUnfinished',
      },
      ArchiveUnfinished: {
        Comment: 'As far as it came. Whoever finishes it, or the redriven execution, replaces it.',
        ...archiveCase(aws, { status: 'UNFINISHED' }),
        Catch: [caughtAll('ParkExpense', null)],
        Next: 'ParkExpense',
      },
      ParkExpense: {
        Comment: 'A person finishes it (docs/runbooks/approval-attention.md).',
        ...parkExecution(
          aws.attentionQueueUrl,
          { 'expenseId.$': '$$.Execution.Name' },
          '$.unfinished',
        ),
        Catch: [caughtAll('ExpenseUnfinished', null)],
        Next: 'ExpenseUnfinished',
      },

      ExpenseRefused: FAIL_AS_CAUGHT,
      ExpenseUnfinished: {
        Type: 'Fail',
        Error: APPROVAL_ERRORS.expenseUnfinished,
        CausePath: 'States.JsonToString($.unfinished)',
      },
      ExpenseDuplicated: {
        Type: 'Fail',
        Error: APPROVAL_ERRORS.duplicateExpense,
        Cause: 'another execution owns this expense id; nothing was done',
      },
    },
  });
