import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import { failure } from '../../simulator/tasks/handler';
import type { TaskRunner } from '../../simulator/tasks/task-runner';
import { REFUSED, rowAfter } from './definition-writes';
import type { Item } from './dynamodb-expressions';
import { plainItem, typedItem } from './dynamodb-items';

/** Rows in memory, and the Tasks that read and write them: `dynamodb:getItem` and `dynamodb:updateItem`. */
export interface RowTasks {
  readonly runTask: TaskRunner;
  /** Rows by table and key, as `breakers/payment`; texts and numbers. */
  readonly rows: Map<string, Item>;
  /** Set, every call fails with it. */
  outage: string | undefined;
}

/** Empty tables. */
export function makeRowTasks(): RowTasks {
  const rows = new Map<string, Item>();

  const update = (input: JsonObject, id: string): Json => {
    const after = rowAfter(input, String(input['TableName']), rows.get(id));
    if (after === REFUSED) {
      throw failure('DynamoDB.ConditionalCheckFailedException', 'condition failed');
    }
    rows.set(id, after);
    return input['ReturnValues'] === 'ALL_NEW' ? { Attributes: typedItem(after) } : {};
  };

  const tasks: RowTasks = {
    rows,
    outage: undefined,
    runTask(input, call) {
      if (tasks.outage !== undefined) throw failure(tasks.outage);
      const given = isJsonObject(input) ? input : {};
      const key = plainItem(given['Key']);
      const id = [given['TableName'], ...Object.values(key)].join('/');
      if (call.resource.endsWith(':updateItem')) return update(given, id);
      if (!call.resource.endsWith(':getItem')) throw new Error(`${call.resource} is not known`);
      const item = rows.get(id);
      return item === undefined ? {} : { Item: typedItem(item) };
    },
  };
  return tasks;
}
