import { describe, expect, test } from '@jest/globals';
import { failure } from '../../simulator/tasks/handler';
import { approvalResources } from '../support/approval-resources';
import {
  type ApprovalTask,
  DECIDED_AT,
  decisionOf,
  runApproval,
  SILENCE,
  validExpense,
} from '../support/approval-run';
import { REFUSED, rowAfter } from '../support/definition-writes';
import { CONDITION_FAILED } from '../support/failures';
import { executionArnOf, STARTED_AT } from '../support/recorded-run';
import { callOf, describeWrites, type WriteCase, type Writes } from '../support/write-tests';

const { expenses, requests, decisions, payouts } = approvalResources.tables;
const SILENT_FIRST = { AskFirstApprover: SILENCE };
const SILENT_BOTH = { ...SILENT_FIRST, AskSecondApprover: SILENCE };

const WRITES: Writes<ApprovalTask> = {
  run: (tasks) => runApproval({ tasks }),
  routes: {
    RefuseExpense: { ValidateExpense: failure('InvalidExpense') },
    CloseFirstRequest: SILENT_FIRST,
    TakeFirstDecision: { ...SILENT_FIRST, CloseFirstRequest: CONDITION_FAILED },
    CloseSecondRequest: SILENT_BOTH,
    TakeSecondDecision: { ...SILENT_BOTH, CloseSecondRequest: CONDITION_FAILED },
    RecordRefusal: { AskFirstApprover: decisionOf('REJECTED', 'ann') },
  },
};

const EARLIER = '2025-09-01T00:00:00.000Z';
const { expenseId, filedBy, employeeId, amountMinor, currency, forgetAt } = validExpense;
const executionArn = executionArnOf(expenseId);
const own = { expenseId, executionArn, receivedAt: STARTED_AT };
/** Of an execution of the same name, and so of the same ARN, a quarter of a year before. */
const others = { ...own, receivedAt: EARLIER };
const received = { ...own, status: 'RECEIVED' };
const decided = (status: string) => ({ ...own, status, decidedAt: DECIDED_AT, filedBy });

const asked = { requestId: 'request-1', state: 'PENDING', forgetAt, sealedToken: 'sealed' };
const expired = { requestId: 'request-1', state: 'EXPIRED', forgetAt };
const approved = { ...asked, state: 'APPROVED' };
const rejected = { ...asked, state: 'REJECTED' };

const claimed = { expenseId, executionArn, employeeId, amountMinor, currency };
const payout = { ...claimed, approvedAt: DECIDED_AT };
const audit = (outcome: 'APPROVED' | 'REJECTED') => ({
  ...claimed,
  filedBy,
  ...decisionOf(outcome, 'ann'),
});

const CASES: readonly WriteCase<ApprovalTask>[] = [
  ['OpenExpense', expenses, undefined, received],
  ['OpenExpense', expenses, received, received],
  ['OpenExpense', expenses, decided('PAID'), decided('PAID')],
  ['OpenExpense', expenses, { ...others, status: 'PAID' }, REFUSED],
  ['RefuseExpense', expenses, undefined, { ...own, status: 'REFUSED', reason: 'InvalidExpense' }],
  ['RefuseExpense', expenses, received, { ...own, status: 'REFUSED', reason: 'InvalidExpense' }],
  ['RefuseExpense', expenses, decided('APPROVED'), REFUSED],
  ['RefuseExpense', expenses, { ...others, status: 'PAID' }, REFUSED],

  ['RecordApproval', expenses, received, decided('APPROVED')],
  ['RecordApproval', expenses, decided('APPROVED'), decided('APPROVED')],
  ['RecordApproval', expenses, decided('PAID'), REFUSED],
  ['RecordApproval', expenses, decided('REJECTED'), REFUSED],
  ['RecordApproval', expenses, undefined, REFUSED],
  ['RecordApproval', decisions, undefined, audit('APPROVED')],
  ['RecordApproval', decisions, audit('APPROVED'), audit('APPROVED')],
  ['RecordApproval', decisions, audit('REJECTED'), REFUSED],
  ['RecordApproval', decisions, { ...audit('APPROVED'), decidedAt: EARLIER }, REFUSED],
  ['RecordApproval', payouts, undefined, payout],
  ['RecordApproval', payouts, payout, payout],
  ['RecordApproval', payouts, { ...payout, approvedAt: EARLIER }, REFUSED],
  ['MarkPaid', expenses, decided('APPROVED'), decided('PAID')],
  ['MarkPaid', expenses, decided('PAID'), decided('PAID')],
  ['MarkPaid', expenses, received, REFUSED],
  ['MarkPaid', expenses, decided('REJECTED'), REFUSED],

  ['RecordRefusal', expenses, received, decided('REJECTED')],
  ['RecordRefusal', expenses, decided('REJECTED'), decided('REJECTED')],
  ['RecordRefusal', expenses, decided('APPROVED'), REFUSED],
  ['RecordRefusal', expenses, decided('PAID'), REFUSED],
  ['RecordRefusal', decisions, undefined, audit('REJECTED')],
  ['RecordRefusal', decisions, audit('REJECTED'), audit('REJECTED')],
  ['RecordRefusal', decisions, audit('APPROVED'), REFUSED],
  ['RecordRefusal', decisions, { ...audit('REJECTED'), decidedAt: EARLIER }, REFUSED],
];

describeWrites(WRITES, CASES);

describe.each([
  ['CloseFirstRequest', 'TakeFirstDecision'],
  ['CloseSecondRequest', 'TakeSecondDecision'],
] as const)('a request whose time is up, by %s and %s,', (close, take) => {
  test.each([
    ['closed if it is pending, and its token forgotten', asked, expired],
    ['closed already', expired, expired],
    ['left alone if it is approved', approved, REFUSED],
    ['left alone if it is rejected', rejected, REFUSED],
  ])('is %s', async (_, row, becomes) => {
    expect(rowAfter(await callOf(WRITES, close), requests, row)).toEqual(becomes);
  });

  test('is closed before it was put to anybody, and forgotten when the expense is', async () => {
    const after = rowAfter(await callOf(WRITES, close), requests, undefined);

    expect(after).toEqual({ ...expired, requestId: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  test.each([
    ['approved', approved],
    ['rejected', rejected],
  ])('is taken up if it is %s, and its token forgotten', async (_, row) => {
    const after = rowAfter(await callOf(WRITES, take), requests, row);

    const { sealedToken, ...kept } = row;
    expect(after).toEqual({ ...kept, answeredAt: expect.any(String) });
  });

  test('keeps the time at which its decision was told first', async () => {
    const told = { ...approved, answeredAt: DECIDED_AT };

    expect(rowAfter(await callOf(WRITES, take), requests, told)).toMatchObject({
      answeredAt: DECIDED_AT,
    });
  });

  test.each([
    ['pending', asked],
    ['expired', expired],
    ['gone', undefined],
  ])('is not taken for decided when it is %s', async (_, row) => {
    expect(rowAfter(await callOf(WRITES, take), requests, row)).toBe(REFUSED);
  });
});
