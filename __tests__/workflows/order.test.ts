import { describe, expect, test } from '@jest/globals';
import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import { serialize } from '../../asl/serialize';
import { validateDefinition } from '../../asl/validate';
import { walkStates } from '../../asl/walk';
import { orderWorkflow } from '../../workflows/order';
import { ORDER_ERRORS } from '../../workflows/order-errors';
import { orderResources } from '../support/order-resources';

const definition = JSON.parse(serialize(orderWorkflow(orderResources))) as JsonObject;
const states = [...walkStates(definition)];
const byName = new Map(states.map((visited) => [visited.name, visited.state]));

function stateNamed(name: string): JsonObject {
  const state = byName.get(name);
  if (!state) throw new Error(`no state ${name}`);
  return state;
}

/** Where a state goes when it fails with an error, or succeeds. */
function next(name: string, error?: string): string | undefined {
  const state = stateNamed(name);
  if (error === undefined) return state['Next'] as string | undefined;
  const catchers = (state['Catch'] ?? []) as readonly JsonObject[];
  const catcher = catchers.find(({ ErrorEquals }) =>
    [error, 'States.ALL'].some((known) => (ErrorEquals as readonly Json[]).includes(known)),
  );
  return catcher?.['Next'] as string | undefined;
}

/** The states visited from `start` when everything after it succeeds. */
function pathFrom(start: string | undefined): string[] {
  const visited: string[] = [];
  for (let name = start; name !== undefined && !visited.includes(name); name = next(name)) {
    visited.push(name);
  }
  return visited;
}

const UNDO = ['RefundPayment', 'ReleaseStock', 'CloseOrder', 'NotifyCustomer', 'OrderFailed'];

describe('orderWorkflow', () => {
  test('has no fault, not even a warning', async () => {
    expect(await validateDefinition(definition)).toEqual([]);
  });

  test('reserves, charges, records, ships and completes when nothing fails', () => {
    expect(pathFrom('OpenOrder')).toEqual([
      'OpenOrder',
      'ValidateOrder',
      'ReserveStock',
      'ChargePayment',
      'RecordPayment',
      'FulfilOrder',
      'CompleteOrder',
      'OrderCompleted',
    ]);
  });

  test.each([
    ['ReserveStock', 'OutOfStock', UNDO],
    ['ReserveStock', 'States.Timeout', UNDO],
    ['ChargePayment', 'PaymentDeclined', UNDO],
    ['ChargePayment', 'States.Timeout', UNDO],
    ['RecordPayment', 'States.TaskFailed', UNDO],
    ['FulfilOrder', 'States.TaskFailed', ['CancelOrder', ...UNDO]],
    ['CompleteOrder', 'States.Timeout', ['CancelOrder', ...UNDO]],
  ])('undoes everything, in reverse, when %s fails with %s', (state, error, expected) => {
    expect(pathFrom(next(state, error))).toEqual(expected);
  });

  test.each([
    ['CancelOrder'],
    ['KeepOrder'],
    ['RefundPayment'],
    ['ReleaseStock'],
    ['CloseOrder'],
    ['RejectOrder'],
  ])('parks the order for a person when %s cannot succeed', (state) => {
    expect(pathFrom(next(state, 'States.TaskFailed'))).toEqual(['ParkOrder', 'CompensationFailed']);
  });

  test('keeps an order whose parcel has left when cancelling came too late', () => {
    const failed = 'DynamoDB.ConditionalCheckFailedException';

    expect(pathFrom(next('CancelOrder', failed))).toEqual(['KeepOrder', 'OrderCompleted']);
  });

  test('rejects an invalid order before anything but its row has happened', () => {
    expect(pathFrom(next('ValidateOrder', ORDER_ERRORS.invalidOrder))).toEqual([
      'RejectOrder',
      'OrderFailed',
    ]);
  });

  test('leaves an order that another execution owns alone', () => {
    expect(pathFrom(next('OpenOrder', 'DynamoDB.ConditionalCheckFailedException'))).toEqual([
      'OrderDuplicated',
    ]);
  });

  test('does not cancel an order because its confirmation could not be sent', () => {
    expect(pathFrom(next('ConfirmOrder', 'States.TaskFailed'))).toEqual(['ConfirmationSettled']);
  });

  test('gives every Task a timeout and a retry', () => {
    for (const { state, path } of states.filter((visited) => visited.state['Type'] === 'Task')) {
      expect([path, state['TimeoutSeconds']]).toEqual([path, expect.any(Number)]);
      expect([path, state['Retry']]).not.toEqual([path, []]);
    }
  });

  test('retries no business error', () => {
    const business = [
      ORDER_ERRORS.invalidOrder,
      ORDER_ERRORS.paymentDeclined,
      ORDER_ERRORS.paymentRequestRejected,
      ORDER_ERRORS.outOfStock,
    ];
    const retried = states
      .filter(({ state }) => String(state['Resource']).includes('lambda'))
      .flatMap(({ state }) => (state['Retry'] ?? []) as readonly JsonObject[])
      .flatMap(({ ErrorEquals }) => ErrorEquals as readonly string[]);

    expect(retried.filter((name) => business.includes(name as never))).toEqual([]);
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

  test('sends the task token to the charge and nowhere else', () => {
    const holders = states.filter(({ state }) =>
      JSON.stringify(state['Parameters'] ?? {}).includes('$$.Task.Token'),
    );

    expect(holders.map(({ name }) => name)).toEqual(['ChargePayment']);
  });

  test('raises only errors of its list', () => {
    const raised = states.flatMap(({ state }) =>
      state['Type'] === 'Fail' && typeof state['Error'] === 'string' ? [state['Error']] : [],
    );

    expect(raised.length).toBeGreaterThan(3);
    expect(Object.values(ORDER_ERRORS)).toEqual(expect.arrayContaining(raised));
  });

  test('holds nothing that Terraform would read as a template', () => {
    expect(serialize(orderWorkflow(orderResources))).not.toMatch(/[$%]\{/);
  });
});
