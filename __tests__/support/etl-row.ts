import type { JsonObject } from '../../asl/json';
import { type DynamoDb, openDynamoDb } from '../../local/services/dynamodb';
import { textsIn } from '../../local/services/item-texts';
import { serviceTasks } from '../../local/tasks/service-tasks';
import type { TaskRunner } from '../../simulator/tasks/task-runner';
import { typedItem } from './dynamodb-items';
import { etlResources } from './etl-resources';

/** A day's row as texts; its lease is a number in the table. */
export type EtlRow = Readonly<Record<string, string>>;

/** The row of one day, in a table that decides by the definition's own expressions. */
export interface EtlRowTable {
  /** Does what a Task of DynamoDB asks for. */
  readonly runTask: TaskRunner;
  /** Undefined when there is none. */
  read(): Promise<EtlRow | undefined>;
  /** Puts another in its place, or none. */
  replace(row: EtlRow | undefined): Promise<void>;
  close(): Promise<void>;
}

/** Opens a table without a row. */
export async function openEtlRow(runDate: string): Promise<EtlRowTable> {
  const dynamodb = openDynamoDb();
  const TableName = etlResources.runsTable;
  const Key = { runDate: { S: runDate } };
  await dynamodb.createTable({ name: TableName, partitionKey: 'runDate' });
  return {
    runTask: tasksOn(dynamodb),
    async read() {
      const { Item } = await dynamodb.call('GetItem', { TableName, Key, ConsistentRead: true });
      return Item === undefined ? undefined : textsIn(Item);
    },
    async replace(row) {
      await (row === undefined
        ? dynamodb.call('DeleteItem', { TableName, Key })
        : dynamodb.call('PutItem', { TableName, Item: { ...itemOf(row), ...Key } }));
    },
    close: () => dynamodb.close(),
  };
}

const tasksOn = (dynamodb: DynamoDb): TaskRunner =>
  serviceTasks({
    services: { dynamodb },
    invoke: (functionArn) => Promise.reject(new Error(`${functionArn} is not there`)),
    tell: () => undefined,
  });

function itemOf({ leaseExpiresAt, ...texts }: EtlRow): JsonObject {
  const lease = leaseExpiresAt === undefined ? {} : { leaseExpiresAt: Number(leaseExpiresAt) };
  return typedItem({ ...texts, ...lease });
}
