import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Visit } from '../../../local/approval/approver';
import type { Evidence, ExpenseEvidence } from '../../../local/approval/evidence';
import { APPROVAL_INVARIANTS, judge } from '../../../local/approval/invariants/all';
import { tokensIn } from '../../../local/approval/invariants/tokens';
import type { HistoryEvent } from '../../../simulator/history/history-event';
import { evidenceOfPaid, RETRIED } from './evidence-of-paid';

// A world opens in half a second, and in more where other tests keep the machine busy.
jest.setTimeout(30_000);

let evidence: Evidence;
beforeAll(async () => {
  evidence = await evidenceOfPaid();
});

/** What breaks an invariant, done to the evidence of an expense that was paid. */
type Breaking = (expense: ExpenseEvidence) => Partial<ExpenseEvidence>;

const visit =
  (change: Partial<Visit>): Breaking =>
  ({ visits }) => {
    const decided = visits.find(({ kind }) => kind === 'decide');
    return decided === undefined ? {} : { visits: [...visits, { ...decided, ...change }] };
  };
const request =
  (row: Readonly<Record<string, string>>): Breaking =>
  ({ requests: [first, ...more] }) =>
    first === undefined ? {} : { requests: [{ ...first, row: { ...first.row, ...row } }, ...more] };

/** An event one millisecond after the first mail. */
const after = (type: string, visits: readonly Visit[]): HistoryEvent => ({
  id: 999,
  previousEventId: 0,
  type,
  timestamp: new Date((visits[0]?.mailedAtMs ?? 0) + 1).toISOString(),
});

const CASES: readonly (readonly [
  breaks: string,
  what: string,
  breaking: Breaking,
  says: RegExp,
])[] = [
  [
    'A1',
    'a token that nobody ended',
    ({ history }) => ({ history: history.filter(({ type }) => type !== 'TaskSucceeded') }),
    /a token was never ended|tokens wait/,
  ],
  [
    'A1',
    'a token that ended twice',
    ({ history }) => ({
      history: history.flatMap((event) =>
        event.type === 'TaskSucceeded' ? [event, event] : [event],
      ),
    }),
    /-1 tokens wait after event/,
  ],
  [
    'A2',
    'a request that was decided twice',
    ({ requests: [first, ...more] }) =>
      first === undefined
        ? {}
        : { requests: [{ ...first, states: ['PENDING', 'REJECTED', 'APPROVED'] }, ...more] },
    /the first request went PENDING, REJECTED, APPROVED/,
  ],
  ['A2', 'two clicks that decided', visit({ status: 200 }), /two clicks were told/],
  ...[200, 400, 403, 404].map(
    (status) =>
      [
        'A3',
        `a link that is answered ${status} after its deadline`,
        visit({ kind: 'decide', atMs: Number.MAX_SAFE_INTEGER, status }),
        new RegExp(`answered ${status} after its deadline, allowed 410`),
      ] as const,
  ),
  ['A3', 'a decision after the deadline', request({ deadlineMs: '1' }), /answered 200 after its/],
  ...[200, 403, 410, 500, 503].map(
    (status) =>
      [
        'A4',
        `a forged link that is answered ${status}`,
        visit({ kind: 'forge', status }),
        new RegExp(`a forged link was answered ${status}, allowed 404`),
      ] as const,
  ),
  [
    'A5',
    'a decision without a click',
    ({ visits }) => ({ visits: visits.filter(({ kind }) => kind === 'look' || kind === 'scan') }),
    /decided without a POST/,
  ],
  [
    'A6',
    'a token in what somebody may read',
    ({ history, readable }) => ({ readable: `${readable}${tokensIn(history)[0]}` }),
    /a task token is readable/,
  ],
  [
    'A6',
    'a link in what somebody may read',
    ({ visits, readable }) => ({ readable: `${readable}${visits[0]?.linkId}` }),
    /the secret of a link is readable/,
  ],
  ['A7', 'an approver who is none', request({ approverId: 'mallory' }), /mallory was asked/],
  ['A7', 'an employee who approves', request({ employeeId: 'ann' }), /ann was asked/],
  ['A8', 'a decision without its audit', () => ({ decision: undefined }), /the audit says nothing/],
  [
    'A8',
    'an audit that says something else',
    ({ decision }) => ({ decision: { ...decision, outcome: 'REJECTED' } }),
    /the audit says REJECTED, the expense APPROVED/,
  ],
  [
    'A8',
    'an audit that names who did not decide',
    ({ decision }) => ({ decision: { ...decision, decidedBy: 'nobody' } }),
    /nobody is said to have APPROVED, and ann did APPROVED/,
  ],
  [
    'A8',
    'a decision that nothing came of',
    () => ({ decision: undefined, statuses: ['RECEIVED'] }),
    /ann did APPROVED, and nothing came of it/,
  ],
  ['A9', 'a link that worked again', visit({ kind: 'again', status: 200 }), /answered 200/],
  [
    'A9',
    'a secret that is stored',
    request({ secretHash: 'plain' }),
    /something else than the hash/,
  ],
  ...['ExecutionAborted', 'ExecutionFailed', 'ExecutionTimedOut', 'ExecutionRedriven'].map(
    (type) =>
      [
        'A10',
        `a link of before ${type} that decided`,
        ({ history, visits }: ExpenseEvidence) => ({ history: [...history, after(type, visits)] }),
        /of before a stop or a redrive was answered 200/,
      ] as const,
  ),
  ['A11', 'an approval that is not claimed', () => ({ payout: undefined }), /no payout is claimed/],
  [
    'A11',
    'another sum for payroll',
    ({ payroll: [message] }) => ({ payroll: [{ ...message, amountMinor: 99_999 }] }),
    /payroll is to pay 99999, asked were 12345/,
  ],
  ['A11', 'a payment that nobody makes', () => ({ payroll: [] }), /payroll knows nothing/],
  ['A12', 'a case that is not archived', () => ({ archived: undefined }), /it is not archived/],
  [
    'A12',
    'a status that fell from the sky',
    ({ statuses }) => ({ statuses: [...statuses, 'REJECTED'] }),
    /its status went RECEIVED, APPROVED, PAID, REJECTED/,
  ],
  ['A12', 'an expense without a row', () => ({ row: undefined }), /there is no row of it/],
  [
    'A12',
    'a row that contradicts its execution',
    ({ row }) => ({ row: { ...row, status: 'REFUSED' } }),
    /it is REFUSED, but its execution SUCCEEDED/,
  ],
  [
    'A12',
    'a message to a person about an expense that is paid',
    () => ({ attention: [{ reason: 'redriven 3 times' }] }),
    /it waits for a person, and its execution SUCCEEDED/,
  ],
];

describe('every invariant', () => {
  test('holds of an expense that was paid', () => {
    expect(judge(evidence)).toEqual([]);
  });

  test.each(CASES)('%s notices %s', (id, _, breaking, says) => {
    const expenses = evidence.expenses.map((expense) => ({ ...expense, ...breaking(expense) }));

    expect(judge({ ...evidence, expenses })).toContainEqual({
      id,
      says: expect.stringMatching(says),
    });
  });

  test.each([
    ['what handlers log', '"message":"link mailed"'],
    ['subjects of mails', 'An expense report waits for your decision'],
    ['names in the history', '"name":"AskFirstApprover"'],
    ['causes in the history', RETRIED.cause],
  ])('A6 looks at %s', (_what, text) => {
    expect(evidence.expenses.every(({ readable }) => readable.includes(text))).toBe(true);
  });

  test.each(['questions', 'payroll'])('A13 notices a message that %s could not take', (part) => {
    const queue = `${part}-dead-letters`;

    expect(judge({ ...evidence, deadLetters: [{ queue, body: '{}' }] })).toEqual([
      { id: 'A13', says: `a message lies in ${queue}, and nothing explains it` },
    ]);
  });

  test('is among the cases', () => {
    expect([...new Set(CASES.map(([id]) => id)), 'A13'].sort()).toEqual(
      Object.keys(APPROVAL_INVARIANTS).sort(),
    );
  });
});
