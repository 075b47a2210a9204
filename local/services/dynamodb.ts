import { isJsonObject, type JsonObject } from '../../asl/json';
import { jsonCopy } from '../../simulator/json-copy';
import { type AwsService, ServiceError } from './aws-service';
import { checkInput, createStore, isDynaliteError, perform, type Store } from './dynalite';
import { OneAtATime } from './one-at-a-time';
import { TableTrail, type WatchedAttribute } from './table-trail';
import { TransactWriteItems } from './transact-write-items';

/** A table as it is created; every key is text. */
export interface TableSchema {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey?: string;
}

/** DynamoDB in memory. */
export interface DynamoDb extends AwsService {
  /** What became of the attributes that are watched. */
  readonly trail: TableTrail;
  createTable(table: TableSchema): Promise<void>;
  close(): Promise<void>;
}

/** Operations of dynalite 4. */
const OPERATIONS: ReadonlySet<string> = new Set([
  'BatchGetItem',
  'BatchWriteItem',
  'CreateTable',
  'DeleteItem',
  'DeleteTable',
  'DescribeTable',
  'GetItem',
  'ListTables',
  'PutItem',
  'Query',
  'Scan',
  'UpdateItem',
]);

/**
 * DynamoDB on dynalite, with `TransactWriteItems` and `ReturnValuesOnConditionCheckFailure`, which dynalite lacks. One
 * call at a time. Not stood in for: time to live (nothing expires), streams, PartiQL, `TransactGetItems`, capacity.
 */
export function openDynamoDb(watched: readonly WatchedAttribute[] = []): DynamoDb {
  const store = createStore();
  const queue = new OneAtATime();
  const trail = new TableTrail(watched);
  const single = async (operation: string, input: JsonObject): Promise<JsonObject> => {
    const output = await answer(store, operation, input);
    await trail.note(operation, input, (read, of) => answer(store, read, of));
    return output;
  };
  const transactions = new TransactWriteItems(store, single);
  const call = (operation: string, input: JsonObject) =>
    queue.run(() =>
      operation === 'TransactWriteItems' ? transactions.write(input) : single(operation, input),
    );
  return {
    trail,
    call,
    async createTable({ name, partitionKey, sortKey }) {
      const keys = [partitionKey, ...(sortKey === undefined ? [] : [sortKey])];
      await call('CreateTable', {
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: keys.map((key) => ({ AttributeName: key, AttributeType: 'S' })),
        KeySchema: keys.map((key, index) => ({
          AttributeName: key,
          KeyType: index === 0 ? 'HASH' : 'RANGE',
        })),
      });
      await untilActive(call, name);
    },
    async close() {
      await queue.idle();
      await new Promise<void>((resolve, reject) => {
        store.db.close((error) => (error ? reject(error) : resolve()));
      });
    },
  };
}

/** dynalite makes a table active a moment after it has answered, and takes no item before. */
async function untilActive(call: AwsService['call'], TableName: string): Promise<void> {
  for (;;) {
    const { Table } = await call('DescribeTable', { TableName });
    if (isJsonObject(Table) && Table['TableStatus'] === 'ACTIVE') return;
    await new Promise(setImmediate);
  }
}

async function answer(store: Store, operation: string, input: JsonObject): Promise<JsonObject> {
  if (!OPERATIONS.has(operation)) {
    throw new ServiceError(
      'UnknownOperationException',
      `DynamoDB does not stand in for ${operation}; allowed: TransactWriteItems, ${[...OPERATIONS].join(', ')}`,
    );
  }
  try {
    const output = jsonCopy(await perform(store, operation, checkInput(store, operation, input)));
    return isJsonObject(output) ? output : {};
  } catch (thrown) {
    if (!isDynaliteError(thrown)) throw thrown;
    throw await withItem(store, input, refusal(thrown));
  }
}

function refusal({ statusCode, body }: { readonly statusCode: number; readonly body: object }) {
  const { __type, message, Message } = body as Readonly<Record<string, string | undefined>>;
  const name = __type?.split('#').at(-1) ?? 'InternalServerError';
  return new ServiceError(name, message ?? Message ?? '', statusCode);
}

/** Adds the item that a condition failed on, where it was asked for. */
async function withItem(
  store: Store,
  input: JsonObject,
  error: ServiceError,
): Promise<ServiceError> {
  const wanted =
    error.name === 'ConditionalCheckFailedException' &&
    input['ReturnValuesOnConditionCheckFailure'] === 'ALL_OLD';
  const { TableName = '', Key } = input;
  if (!wanted || Key === undefined) return error;
  const { Item } = await answer(store, 'GetItem', { TableName, Key, ConsistentRead: true });
  return new ServiceError(
    error.name,
    error.message,
    error.status,
    Item === undefined ? {} : { Item },
  );
}
