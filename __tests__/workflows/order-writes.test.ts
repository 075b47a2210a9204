import { describe, expect, test } from '@jest/globals';
import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import { walkStates } from '../../asl/walk';
import { orderWorkflow } from '../../workflows/order';
import { applyUpdate, holds, type Item } from '../support/dynamodb-expressions';
import { orderResources } from '../support/order-resources';

const STARTED = '2026-01-01T00:00:00Z';
const EXECUTION = 'arn:execution';

/** What the execution knows when it writes. */
const KNOWN: Readonly<Record<string, string>> = {
  '$$.Execution.StartTime': STARTED,
  '$$.Execution.Id': EXECUTION,
  '$.refund.outcome': 'REFUNDED',
  '$.failure.Error': 'PaymentDeclined',
};

const own = { orderId: 'o', receivedAt: STARTED, executionArn: EXECUTION };
const others = { ...own, receivedAt: '2025-09-01T00:00:00Z', executionArn: 'arn:earlier' };
const dispatchedAt = '2026-01-01T00:10:00Z';
const reservation = { orderId: 'o', sku: 'a', quantity: 1 };

const REFUSED = 'refused';

/** State, the row as it meets it, and what of the row is to be so afterwards. */
type Case = readonly [state: string, row: Item | undefined, becomes: Item | typeof REFUSED];

const CASES: readonly Case[] = [
  ['OpenOrder', undefined, { status: 'RECEIVED', receivedAt: STARTED, executionArn: EXECUTION }],
  ['OpenOrder', { ...own, status: 'PAID' }, { ...own, status: 'PAID' }],
  ['OpenOrder', { ...others, status: 'COMPLETED' }, REFUSED],
  ['RejectOrder', undefined, { status: 'REJECTED', receivedAt: STARTED }],
  ['RejectOrder', { ...own, status: 'RECEIVED' }, { ...own, status: 'REJECTED' }],
  ['RejectOrder', { ...others, status: 'COMPLETED' }, REFUSED],

  ['RecordPayment', { ...own, status: 'RECEIVED' }, { status: 'PAID' }],
  ['RecordPayment', { ...own, status: 'PAID' }, { status: 'PAID' }],
  ['RecordPayment', { ...own, status: 'COMPLETED' }, REFUSED],
  ['RecordPayment', { ...own, status: 'REFUNDED' }, REFUSED],
  ['CompleteOrder', { ...own, status: 'PAID' }, { status: 'COMPLETED' }],
  ['CompleteOrder', { ...own, status: 'COMPLETED' }, { status: 'COMPLETED' }],
  ['CompleteOrder', { ...own, status: 'CANCELLING' }, REFUSED],
  ['CompleteOrder', { ...own, status: 'REFUNDED' }, REFUSED],

  ['CancelOrder', { ...own, status: 'PAID' }, { status: 'CANCELLING' }],
  ['CancelOrder', { ...own, status: 'CANCELLING' }, { status: 'CANCELLING' }],
  ['CancelOrder', { ...own, status: 'PAID', dispatchedAt }, REFUSED],
  ['CancelOrder', { ...own, status: 'COMPLETED' }, REFUSED],
  ['CancelOrder', { ...own, status: 'REFUNDED' }, REFUSED],
  ['KeepOrder', { ...own, status: 'PAID', dispatchedAt }, { status: 'COMPLETED' }],
  ['KeepOrder', { ...own, status: 'COMPLETED' }, { status: 'COMPLETED' }],
  ['KeepOrder', { ...own, status: 'PAID' }, REFUSED],
  ['CloseOrder', { ...own, status: 'CANCELLING' }, { status: 'REFUNDED' }],
  ['CloseOrder', { ...own, status: 'PAID', dispatchedAt }, REFUSED],

  ['ReleaseItem', { ...reservation, state: 'RESERVED' }, { state: 'RELEASED', quantity: 1 }],
  ['ReleaseItem', { ...reservation, state: 'RELEASED' }, REFUSED],
  ['ReleaseItem', { ...reservation, state: 'SHIPPED' }, REFUSED],
  ['ReleaseItem', undefined, REFUSED],
  ['LeaveTombstone', undefined, { state: 'RELEASED' }],
  ['LeaveTombstone', { ...reservation, state: 'RELEASED' }, { state: 'RELEASED' }],
  ['LeaveTombstone', { ...reservation, state: 'RESERVED' }, REFUSED],
  ['LeaveTombstone', { ...reservation, state: 'SHIPPED' }, REFUSED],
];

describe('a write of the order workflow, repeated or late or neither,', () => {
  const rows = CASES.map(([state, row, becomes]) => ({ state, row, becomes }));

  test.each(rows)('$state finds $row and leaves $becomes', ({ state, row, becomes }) => {
    const after = write(state, row);

    expect(after).toEqual(becomes === REFUSED ? REFUSED : expect.objectContaining(becomes));
  });
});

/** The row after the (first) update of a state, by the expressions in its definition. */
function write(name: string, row: Item | undefined): Item | typeof REFUSED {
  const update = updateOf(name);
  const placeholders = {
    names: textsIn(update['ExpressionAttributeNames'], String),
    values: textsIn(update['ExpressionAttributeValues'], known),
  };
  return holds(String(update['ConditionExpression']), placeholders, row, new Set())
    ? applyUpdate(String(update['UpdateExpression']), placeholders, row ?? {}, new Set())
    : REFUSED;
}

function updateOf(name: string): JsonObject {
  const [visited] = [...walkStates(orderWorkflow(orderResources))].filter(
    (state) => state.name === name,
  );
  const parameters = objectOf(visited?.state['Parameters']);
  const [first] = Array.isArray(parameters['TransactItems']) ? parameters['TransactItems'] : [];
  return first === undefined ? parameters : objectOf(first['Update']);
}

/** A typed value of DynamoDB, with what the execution knows in the place of a path. */
function known(typed: Json): string {
  const [value = ''] = Object.values(objectOf(typed)).map(String);
  return KNOWN[value] ?? value;
}

function textsIn(value: Json | undefined, textOf: (value: Json) => string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(objectOf(value)).map(([key, inner]) => [key, textOf(inner)]),
  );
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
