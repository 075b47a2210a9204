import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../asl/json';
import { type REFUSED, rowAfter } from './definition-writes';
import type { Item } from './dynamodb-expressions';
import type { Answers, RecordedRun } from './recorded-run';
import { sentBy } from './sent-parameters';

/** A state that writes, a table, the row as the write meets it, and as it leaves it. */
export type WriteCase<Task extends string> = readonly [
  state: Task,
  table: string,
  row: Item | undefined,
  becomes: Item | typeof REFUSED,
];

/** What the states of a workflow send to DynamoDB. */
export interface Writes<Task extends string> {
  /** What leads to a state that an execution does not pass when all is well. */
  readonly routes: Readonly<Partial<Record<Task, Partial<Answers<Task>>>>>;
  readonly run: (tasks: Partial<Answers<Task>>) => Promise<RecordedRun>;
}

/** The first call of a state. @throws Error when its route does not lead there */
export async function callOf<Task extends string>(
  { routes, run }: Writes<Task>,
  state: Task,
): Promise<JsonObject> {
  const { history } = await run(routes[state] ?? {});
  const [call] = sentBy(history, state);
  if (call === undefined) throw new Error(`${state} calls nothing on its route`);
  return call;
}

/** A test for each case: what becomes of a row by the very expressions that the state sends. */
export function describeWrites<Task extends string>(
  writes: Writes<Task>,
  cases: readonly WriteCase<Task>[],
): void {
  describe('a write, repeated or late or neither,', () => {
    const rows = cases.map(([state, table, row, becomes]) => ({ state, table, row, becomes }));

    test.each(rows)('$state finds $row in $table and leaves $becomes', async (one) => {
      const call = await callOf(writes, one.state);

      expect(rowAfter(call, one.table, one.row)).toEqual(one.becomes);
    });
  });
}
