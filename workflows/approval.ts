/**
 * Decides one expense report, and pays it or says why not. May take days: it waits for people.
 *
 * Input: the expense as `POST /expenses` accepts it (`lambdas/approval/expense-schema.ts`); the execution's name is
 * the expense id, so one expense is one execution.
 * Output: the validated expense under `expense`, the decision under `decision`.
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
import { lambdaInvoke } from '../asl/tasks/lambda';
import { sqsSendMessage } from '../asl/tasks/sqs';
import {
  markPaid,
  openExpense,
  recordApproval,
  recordRefusal,
  refuseExpense,
} from './approval-case';
import { APPROVAL_ERRORS } from './approval-errors';
import { archiveExpense, notifyEmployee, sendPayout } from './approval-outcome';
import { askApprover, closeRequest, isDecision, takeDecision } from './approval-request';
import type { ApprovalResources } from './approval-resources';
import { CONDITION_FAILED } from './fragments/condition-failed';

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
        Catch: [caught([CONDITION_FAILED], 'ExpenseDuplicated'), caughtAll('RefuseExpense')],
        Next: 'ValidateExpense',
      },
      ValidateExpense: {
        ...lambdaInvoke({
          FunctionName: aws.functions.validateExpense,
          Payload: { 'executionName.$': '$$.Execution.Name', 'input.$': '$' },
        }),
        ResultSelector: {
          'expenseId.$': '$.Payload.expenseId',
          'employeeId.$': '$.Payload.employeeId',
          'amountMinor.$': '$.Payload.amountMinor',
          'currency.$': '$.Payload.currency',
          'purpose.$': '$.Payload.purpose',
          'approvers.$': '$.Payload.approvers',
          'forgetAt.$': '$.Payload.forgetAt',
        },
        ResultPath: '$.expense',
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
        Default: 'AskFirstApprover',
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

      AskFirstApprover: {
        Comment: 'Waits for POST /decisions/{linkId}. A person sends no heartbeat.',
        ...askApprover(aws, 'first'),
        Catch: [
          caught(['States.Timeout'], 'CloseFirstRequest', null),
          caughtAll('ParkExpense', '$.unfinished'),
        ],
        Next: 'RouteByOutcome',
      },
      CloseFirstRequest: {
        ...closeRequest(aws, 'first'),
        Catch: [
          caught([CONDITION_FAILED], 'TakeFirstDecision', null),
          caughtAll('ParkExpense', '$.unfinished'),
        ],
        Next: 'AskSecondApprover',
      },
      TakeFirstDecision: {
        Comment: 'Decided in time after all; only the answer was lost or late.',
        ...takeDecision(aws, 'first'),
        Catch: [caughtAll('ParkExpense', '$.unfinished')],
        Next: 'RouteByOutcome',
      },
      AskSecondApprover: {
        Comment: 'The same question to another person, under a new link.',
        ...askApprover(aws, 'second'),
        Catch: [
          caught(['States.Timeout'], 'CloseSecondRequest', null),
          caughtAll('ParkExpense', '$.unfinished'),
        ],
        Next: 'RouteByOutcome',
      },
      CloseSecondRequest: {
        ...closeRequest(aws, 'second'),
        Catch: [
          caught([CONDITION_FAILED], 'TakeSecondDecision', null),
          caughtAll('ParkExpense', '$.unfinished'),
        ],
        Next: 'ExpireExpense',
      },
      TakeSecondDecision: {
        ...takeDecision(aws, 'second'),
        Catch: [caughtAll('ParkExpense', '$.unfinished')],
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
        Catch: [caughtAll('ParkExpense', '$.unfinished')],
        Next: 'SendPayout',
      },
      SendPayout: {
        ...sendPayout(aws),
        Catch: [caughtAll('ParkExpense', '$.unfinished')],
        Next: 'MarkPaid',
      },
      MarkPaid: {
        ...markPaid(aws),
        Catch: [caughtAll('ParkExpense', '$.unfinished')],
        Next: 'ArchiveExpense',
      },
      RecordRefusal: {
        ...recordRefusal(aws),
        Catch: [caughtAll('ParkExpense', '$.unfinished')],
        Next: 'NotifyEmployee',
      },
      NotifyEmployee: {
        ...notifyEmployee(aws),
        Catch: [caughtAll('ParkExpense', '$.unfinished')],
        Next: 'ArchiveExpense',
      },
      ArchiveExpense: {
        ...archiveExpense(aws),
        Catch: [caughtAll('ParkExpense', '$.unfinished')],
        Next: 'EndByOutcome',
      },
      EndByOutcome: {
        Type: 'Choice',
        Choices: [
          { Variable: '$.decision.outcome', StringEquals: 'APPROVED', Next: 'ExpensePaid' },
          { Variable: '$.decision.outcome', StringEquals: 'REJECTED', Next: 'ExpenseRejected' },
        ],
        Default: 'ExpenseExpired',
      },
      ExpensePaid: { Type: 'Succeed' },
      ExpenseRejected: { Type: 'Succeed' },
      ExpenseExpired: { Type: 'Succeed' },

      RefuseExpense: {
        Comment: 'Nothing has happened yet but, perhaps, the row.',
        ...refuseExpense(aws),
        Catch: [
          caught([CONDITION_FAILED], 'ExpenseDuplicated', null),
          caughtAll('ParkExpense', '$.unfinished'),
        ],
        Next: 'ExpenseRefused',
      },
      DecisionUnknown: {
        Type: 'Pass',
        Result: { Error: 'DecisionUnknown', Cause: 'the answer to the task token is no outcome' },
        ResultPath: '$.unfinished',
        Next: 'ParkExpense',
      },
      ParkExpense: {
        Comment: 'A person finishes it (docs/runbooks/approval-attention.md).',
        ...sqsSendMessage({
          QueueUrl: aws.attentionQueueUrl,
          MessageBody: {
            'expenseId.$': '$$.Execution.Name',
            'executionArn.$': '$$.Execution.Id',
            'unfinished.$': '$.unfinished',
          },
        }),
        ResultPath: null,
        Catch: [caughtAll('ExpenseUnfinished', null)],
        Next: 'ExpenseUnfinished',
      },

      // The whole error as text: a timeout has no Cause, and a path to nothing would hide it behind States.Runtime.
      ExpenseRefused: {
        Type: 'Fail',
        ErrorPath: '$.failure.Error',
        CausePath: 'States.JsonToString($.failure)',
      },
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
