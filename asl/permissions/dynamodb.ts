import type { CalledTask, Mapper } from './called-task';
import type { Parameter } from './parameter';

const ITEM_ACTIONS: Readonly<Record<string, string>> = {
  getItem: 'dynamodb:GetItem',
  putItem: 'dynamodb:PutItem',
  updateItem: 'dynamodb:UpdateItem',
  deleteItem: 'dynamodb:DeleteItem',
};

const onTable: Mapper = (task) =>
  task.allow(ITEM_ACTIONS[task.action] ?? [], task.resource('dynamodb', 'table/', 'TableName'));

/** The optimised integration: the one action that is called, on its table. */
export const DYNAMODB: Readonly<Record<string, Mapper>> = {
  getItem: onTable,
  putItem: onTable,
  updateItem: onTable,
  deleteItem: onTable,
};

/** IAM has no action for a transaction: each part needs the action of its own kind. */
const TRANSACTION_ACTIONS: Readonly<Record<string, string>> = {
  Put: 'dynamodb:PutItem',
  Update: 'dynamodb:UpdateItem',
  Delete: 'dynamodb:DeleteItem',
  ConditionCheck: 'dynamodb:ConditionCheckItem',
  Get: 'dynamodb:GetItem',
};

/**
 * SDK calls whose actions or resources are not those of one table.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 */
export const DYNAMODB_SDK: Readonly<Record<string, Mapper>> = {
  ...DYNAMODB,
  transactWriteItems: transaction,
  transactGetItems: transaction,
  batchGetItem: (task) => batch(task, 'dynamodb:BatchGetItem'),
  batchWriteItem: (task) => batch(task, 'dynamodb:BatchWriteItem'),
  query: (task) => task.allow('dynamodb:Query', tableOrIndex(task)),
  scan: (task) => task.allow('dynamodb:Scan', tableOrIndex(task)),
  executeStatement: statement,
  batchExecuteStatement: statement,
  executeTransaction: statement,
};

function transaction(task: CalledTask): undefined {
  const items = task.find('TransactItems');
  if (!Array.isArray(items.value)) return task.unread(items);
  for (const item of items.items()) {
    if (item.isDynamic) task.unread(item);
    for (const kind of item.keys()) {
      const action = TRANSACTION_ACTIONS[kind];
      if (action !== undefined) task.allow(action, table(task, item.at(kind).at('TableName')));
    }
  }
}

function batch(task: CalledTask, action: string): undefined {
  const tables = task.find('RequestItems');
  if (tables.keys().length === 0) return task.unread(tables);
  task.allow(
    action,
    tables.keys().map((name) => task.named('dynamodb', 'table/', name)),
  );
}

function tableOrIndex(task: CalledTask): string | undefined {
  const arn = task.resource('dynamodb', 'table/', 'TableName');
  if (arn === undefined || task.find('IndexName').isAbsent) return arn;
  const index = task.name('IndexName');
  return index === undefined ? undefined : `${arn}/index/${index}`;
}

function statement(task: CalledTask): undefined {
  task.fail(
    'permission-query-data',
    task.find('Statement').path,
    undefined,
    'the tables and actions of a PartiQL statement are not derived',
  );
}

function table(task: CalledTask, found: Parameter): string | undefined {
  const name = task.nameOf(found);
  return name === undefined ? undefined : task.named('dynamodb', 'table/', name);
}
