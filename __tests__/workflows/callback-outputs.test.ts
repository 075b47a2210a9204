import { afterEach, describe, expect, test } from '@jest/globals';
import { decisionOf, runApproval, SILENCE } from '../support/approval-run';
import { badEvents, isUnpolluted } from '../support/bad-input';
import { runOrder } from '../support/order-machine';

/** Whoever may answer task tokens may answer anything that is JSON; infinity is none. */
const outputsOf = (good: object) =>
  badEvents(good, Object.keys(good)).filter(({ name }) => !name.endsWith('infinity'));

const DECISIONS = outputsOf(decisionOf('APPROVED', 'ann'));
const PAYMENTS = outputsOf({ chargeId: 'charge-1' });

afterEach(() => {
  expect(isUnpolluted()).toBe(true);
});

describe('the answer of an approver', () => {
  test.each([
    ['first', {}],
    ['second', { AskFirstApprover: SILENCE }],
  ])(
    'parks the expense if it is no decision, and is paid by exactly as it is if it is one: the %s',
    async (_, asked) => {
      const taken = new Set<string>();
      for (const { name, event } of DECISIONS) {
        const answers = { AskFirstApprover: event, AskSecondApprover: event, ...asked };
        const { status, error, output, called } = await runApproval({ tasks: answers });

        if (status === 'SUCCEEDED') {
          taken.add(name.replace(/:? .*$/, ''));
          expect([name, output]).toEqual([name, expect.objectContaining({ decision: event })]);
          expect(event).toMatchObject({
            decidedBy: expect.any(String),
            comment: expect.any(String),
          });
          expect(called).toContain('SendPayout');
        } else {
          expect([name, error, called.at(-1)]).toEqual([name, 'ExpenseUnfinished', 'ParkExpense']);
          expect(called).not.toContain('RecordApproval');
          expect(called).not.toContain('SendPayout');
        }
      }

      // Who decided and why are text; what else an answer says nobody reads.
      expect([...taken].sort()).toEqual(['comment', 'decidedBy', 'with']);
    },
  );

  test('there are more than 280 cases', () => {
    expect(DECISIONS.length).toBeGreaterThan(280);
  });
});

describe('the answer of a payment provider', () => {
  test('is kept exactly as it is, and nothing is made of it', async () => {
    const { called: well } = await runOrder();
    for (const { name, event } of PAYMENTS) {
      const { status, output, called } = await runOrder({ tasks: { ChargePayment: event } });

      expect([name, status, called]).toEqual([name, 'SUCCEEDED', well]);
      expect([name, output]).toEqual([name, expect.objectContaining({ payment: event })]);
    }
  });
});
