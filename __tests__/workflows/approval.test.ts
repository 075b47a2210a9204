import { describe, expect, test } from '@jest/globals';
import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import { serialize } from '../../asl/serialize';
import { handsOutTaskTokens } from '../../asl/task-tokens';
import { validateDefinition } from '../../asl/validate';
import { walkStates } from '../../asl/walk';
import { approvalWorkflow } from '../../workflows/approval';
import { APPROVAL_ERRORS } from '../../workflows/approval-errors';
import { approvalResources } from '../support/approval-resources';

const definition = JSON.parse(serialize(approvalWorkflow(approvalResources))) as JsonObject;
const states = [...walkStates(definition)];

function stateNamed(name: string): JsonObject {
  const found = states.find((visited) => visited.name === name);
  if (!found) throw new Error(`no state ${name}`);
  return found.state;
}

/** Where a state goes when it fails with an error. */
function caughtBy(name: string, error: string): Json | undefined {
  const catchers = (stateNamed(name)['Catch'] ?? []) as readonly JsonObject[];
  return catchers.find(({ ErrorEquals }) =>
    [error, 'States.ALL'].some((known) => (ErrorEquals as readonly Json[]).includes(known)),
  )?.['Next'];
}

describe('approvalWorkflow', () => {
  test('has no fault, not even a warning', async () => {
    expect(await validateDefinition(definition)).toEqual([]);
  });

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

  test('gives every Task a timeout, a retry and a catch', () => {
    for (const { state, path } of states.filter((visited) => visited.state['Type'] === 'Task')) {
      expect([path, state['TimeoutSeconds']]).toEqual([path, expect.any(Number)]);
      expect([path, state['Retry']]).not.toEqual([path, []]);
      expect([path, state['Catch']]).not.toEqual([path, []]);
    }
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
    'CloseFirstRequest',
    'TakeFirstDecision',
    'CloseSecondRequest',
    'TakeSecondDecision',
    'RecordApproval',
    'RecordRefusal',
    'SendPayout',
    'MarkPaid',
    'NotifyEmployee',
    'ArchiveExpense',
    'RefuseExpense',
  ])('parks the expense for a person when %s cannot succeed', (name) => {
    expect(caughtBy(name, 'States.TaskFailed')).toBe('ParkExpense');
  });

  test('retries no business error', () => {
    const retried = states
      .filter(({ state }) => String(state['Resource']).includes('lambda'))
      .flatMap(({ state }) => (state['Retry'] ?? []) as readonly JsonObject[])
      .flatMap(({ ErrorEquals }) => ErrorEquals as readonly string[]);

    expect(retried).not.toContain(APPROVAL_ERRORS.invalidExpense);
    expect(retried).not.toContain('States.TaskFailed');
    expect(retried).not.toContain('States.ALL');
  });

  test('makes every write to a table conditional', () => {
    const writes = states.flatMap(({ state, path }) => {
      const parameters = state['Parameters'];
      if (!isJsonObject(parameters) || !String(state['Resource']).includes('dynamodb')) return [];
      const items = (parameters['TransactItems'] ?? [
        { Update: parameters },
      ]) as readonly JsonObject[];
      return items.flatMap((item) => Object.values(item).map((write) => [path, write] as const));
    });

    expect(writes.length).toBeGreaterThan(8);
    for (const [path, write] of writes) {
      expect([path, write]).toEqual([
        path,
        expect.objectContaining({ ConditionExpression: expect.any(String) }),
      ]);
    }
  });

  test('sends a task token to the two questions and nowhere else, so that no log holds execution data', () => {
    const holders = states.filter(({ state }) =>
      JSON.stringify(state['Parameters'] ?? {}).includes('$$.Task.Token'),
    );

    expect(holders.map(({ name }) => name)).toEqual(['AskFirstApprover', 'AskSecondApprover']);
    expect(handsOutTaskTokens(definition)).toBe(true);
  });

  test('raises only errors of its list', () => {
    const raised = states.flatMap(({ state }) =>
      state['Type'] === 'Fail' && typeof state['Error'] === 'string' ? [state['Error']] : [],
    );

    expect(raised.length).toBeGreaterThan(1);
    expect(Object.values(APPROVAL_ERRORS)).toEqual(expect.arrayContaining(raised));
  });

  test('holds nothing that Terraform would read as a template', () => {
    expect(serialize(approvalWorkflow(approvalResources))).not.toMatch(/[$%]\{/);
  });
});
