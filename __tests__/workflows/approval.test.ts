import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../asl/json';
import { approvalWorkflow } from '../../workflows/approval';
import { approvalResources } from '../support/approval-resources';
import { stateGraph } from '../support/state-graph';

const { definition, states, stateNamed, next } = stateGraph(approvalWorkflow(approvalResources));

describe('approvalWorkflow', () => {
  test('ends as failed only for faults: paid, rejected and expired succeed', () => {
    const ends = (type: string) =>
      states.filter(({ state }) => state['Type'] === type).map(({ name }) => name);

    expect(ends('Succeed').sort()).toEqual(['ExpenseExpired', 'ExpensePaid', 'ExpenseRejected']);
    expect(ends('Fail').sort()).toEqual([
      'ExpenseDuplicated',
      'ExpenseRefused',
      'ExpenseUnfinished',
    ]);
  });

  test('gives each approver the configured time, without a heartbeat and without a second try', () => {
    for (const name of ['AskFirstApprover', 'AskSecondApprover']) {
      const { TimeoutSeconds, HeartbeatSeconds, Retry } = stateNamed(name);
      const retried = (Retry as readonly JsonObject[]).flatMap(
        ({ ErrorEquals }) => ErrorEquals as readonly string[],
      );

      expect([TimeoutSeconds, HeartbeatSeconds]).toEqual([86_400, undefined]);
      expect(retried).not.toContain('States.Timeout');
      expect(retried).not.toContain('States.ALL');
    }
  });

  test('lasts longer than both approvers may take', () => {
    expect(definition['TimeoutSeconds']).toBeGreaterThan(2 * 86_400);
  });

  test.each([
    'AskFirstApprover',
    'AskSecondApprover',
    'CloseFirstRequest',
    'TakeFirstDecision',
    'CloseSecondRequest',
    'TakeSecondDecision',
    'RecordApproval',
    'RecordRefusal',
    'SendPayout',
    'MarkPaid',
    'NotifyEmployee',
  ])('archives the expense as far as it came, and parks it, when %s cannot succeed', (name) => {
    expect(next(name, 'States.TaskFailed')).toBe('ArchiveUnfinished');
    expect(next('ArchiveUnfinished')).toBe('ParkExpense');
  });

  test.each([
    'ArchivePaid',
    'ArchiveUnpaid',
    'ArchiveRefused',
    'ArchiveUnfinished',
    'RefuseExpense',
  ])('parks the expense for a person when %s cannot succeed', (name) => {
    expect(next(name, 'States.TaskFailed')).toBe('ParkExpense');
  });
});
