import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import { failure } from '../../simulator/tasks/handler';
import type { TaskRunner } from '../../simulator/tasks/task-runner';
import { applyUpdate, holds, type Item } from './dynamodb-expressions';

/** Rows in memory, and the Tasks that read and write them: `dynamodb:getItem` and `dynamodb:updateItem`. */
export interface RowTasks {
  readonly runTask: TaskRunner;
  /** Rows by table and key, as `breakers/payment`; texts and numbers. */
  readonly rows: Map<string, Item>;
  /** Set, every call fails with it. */
  outage: string | undefined;
}

const object = (value: Json | undefined): JsonObject => (isJsonObject(value) ? value : {});

const plain = (typed: JsonObject): Item =>
  Object.fromEntries(
    Object.entries(typed).map(([name, value]) => {
      const { S, N } = object(value);
      return [name, N === undefined ? S : Number(N)];
    }),
  );

const typed = (item: Item): JsonObject =>
  Object.fromEntries(
    Object.entries(item).map(([name, value]): [string, JsonObject] => [
      name,
      typeof value === 'number' ? { N: String(value) } : { S: String(value) },
    ]),
  );

/** Empty tables. */
export function makeRowTasks(): RowTasks {
  const rows = new Map<string, Item>();

  const update = (input: JsonObject, id: string, key: Item): Json => {
    const placeholders = {
      names: object(input['ExpressionAttributeNames']) as Record<string, string>,
      values: plain(object(input['ExpressionAttributeValues'])),
    };
    const before = rows.get(id);
    const used = new Set<string>();
    const met = holds(String(input['ConditionExpression']), placeholders, before, used);
    const after = applyUpdate(
      String(input['UpdateExpression']),
      placeholders,
      before ?? { ...key },
      used,
    );
    const known = [...Object.keys(placeholders.names), ...Object.keys(placeholders.values)];
    const unused = known.filter((name) => !used.has(name));
    if (unused.length > 0) throw new Error(`not used in any expression: ${unused}`);
    if (!met) throw failure('DynamoDB.ConditionalCheckFailedException', 'condition failed');
    rows.set(id, after);
    return input['ReturnValues'] === 'ALL_NEW' ? { Attributes: typed(after) } : {};
  };

  const tasks: RowTasks = {
    rows,
    outage: undefined,
    runTask(input, call) {
      if (tasks.outage !== undefined) throw failure(tasks.outage);
      const given = object(input);
      const key = plain(object(given['Key']));
      const id = [given['TableName'], ...Object.values(key)].join('/');
      if (call.resource.endsWith(':updateItem')) return update(given, id, key);
      if (!call.resource.endsWith(':getItem')) throw new Error(`${call.resource} is not known`);
      const item = rows.get(id);
      return item === undefined ? {} : { Item: typed(item) };
    },
  };
  return tasks;
}
