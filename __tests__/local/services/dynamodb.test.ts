import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../asl/json';
import { type DynamoDb, openDynamoDb } from '../../../local/services/dynamodb';

let db: DynamoDb;
beforeAll(async () => {
  db = openDynamoDb([{ tableName: 'stock', keys: ['sku'], attribute: 'available' }]);
  await db.createTable({ name: 'stock', partitionKey: 'sku' });
  await db.createTable({ name: 'held', partitionKey: 'orderId', sortKey: 'sku' });
});
afterAll(() => db.close());

const S = (text: string) => ({ S: text });
const N = (value: number) => ({ N: String(value) });

const stock = (sku: string, available: number) =>
  db.call('PutItem', { TableName: 'stock', Item: { sku: S(sku), available: N(available) } });

const available = async (sku: string) => {
  const { Item } = await db.call('GetItem', { TableName: 'stock', Key: { sku: S(sku) } });
  return (Item as { available?: { N: string } } | undefined)?.available?.N;
};

const hold = (orderId: string, sku: string, fields: JsonObject = {}) => ({
  Put: {
    TableName: 'held',
    Item: { orderId: S(orderId), sku: S(sku) },
    ConditionExpression: 'attribute_not_exists(orderId)',
    ...fields,
  },
});

const take = (sku: string, fields: JsonObject = {}) => ({
  Update: {
    TableName: 'stock',
    Key: { sku: S(sku) },
    UpdateExpression: 'SET available = available - :n',
    ConditionExpression: 'available >= :n',
    ExpressionAttributeValues: { ':n': N(2) },
    ...fields,
  },
});

const transact = (...TransactItems: readonly Json[]) =>
  db.call('TransactWriteItems', { TransactItems });

test.each([1, 2, 3])('a table takes items as soon as it is made (%i)', async (number) => {
  await db.createTable({ name: `new-${number}`, partitionKey: 'id' });

  const put = db.call('PutItem', { TableName: `new-${number}`, Item: { id: S('1') } });

  await expect(put).resolves.toEqual({});
});

describe('a transaction', () => {
  test('does all of its writes', async () => {
    await stock('all', 5);

    await transact(hold('1', 'all'), take('all'));

    expect(await available('all')).toBe('3');
    await expect(transact(hold('1', 'all'))).rejects.toThrow('[ConditionalCheckFailed]');
  });

  test('does none of them when one condition fails, and says which, in the order written', async () => {
    await stock('few', 1);

    await expect(transact(hold('2', 'few'), take('few'))).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      message:
        'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]',
      fields: {
        CancellationReasons: [
          { Code: 'None' },
          { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' },
        ],
      },
    });
    await expect(transact(hold('2', 'few'))).resolves.toEqual({});
  });

  test('takes back what it wrote when a later write turns out to be impossible', async () => {
    await stock('impossible', 5);
    const missing = { UpdateExpression: 'SET available = absentCount - :n' };

    await expect(transact(hold('3', 'impossible'), take('impossible', missing))).rejects.toThrow(
      '[None, ValidationError]',
    );
    await expect(transact(hold('3', 'impossible'))).resolves.toEqual({});
  });

  test('has nothing to take back of what it only checked', async () => {
    await stock('only-checked', 5);
    const check = {
      TableName: 'stock',
      Key: { sku: S('absent') },
      ConditionExpression: 'attribute_not_exists(sku)',
    };
    const missing = { UpdateExpression: 'SET available = absentCount - :n' };

    await expect(
      transact({ ConditionCheck: check }, take('only-checked', missing)),
    ).rejects.toThrow('[None, ValidationError]');
    expect(await available('absent')).toBeUndefined();
  });

  test('puts back the item that it had replaced', async () => {
    await stock('replaced', 5);
    await stock('other', 5);
    const missing = { UpdateExpression: 'SET available = absentCount - :n' };

    await expect(transact(take('replaced'), take('other', missing))).rejects.toThrow(
      '[None, ValidationError]',
    );
    expect(await available('replaced')).toBe('5');
  });

  test('hands over the item that a condition failed on, where it is asked for', async () => {
    await stock('shown', 1);

    const refused = transact(take('shown', { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }));

    await expect(refused).rejects.toMatchObject({
      fields: { CancellationReasons: [{ Item: { sku: S('shown'), available: N(1) } }] },
    });
  });

  test('checks an item that it does not write', async () => {
    await stock('checked', 5);
    const check = {
      TableName: 'stock',
      Key: { sku: S('absent') },
      ConditionExpression: 'attribute_exists(sku)',
    };

    await expect(transact({ ConditionCheck: check }, take('checked'))).rejects.toThrow(
      '[ConditionalCheckFailed, None]',
    );
    expect(await available('checked')).toBe('5');
  });

  test('is done once under one token, and refused when that token brings another one', async () => {
    await stock('token', 9);
    const request = { ClientRequestToken: 't-1', TransactItems: [take('token')] };

    await db.call('TransactWriteItems', request);
    await db.call('TransactWriteItems', request);

    expect(await available('token')).toBe('7');
    await expect(
      db.call('TransactWriteItems', { ...request, TransactItems: [hold('4', 'token')] }),
    ).rejects.toMatchObject({ name: 'IdempotentParameterMismatchException' });
  });

  test.each([
    ['no write', [], 'must be a list of 1 to 100'],
    ['two writes of one item', [take('twice'), take('twice')], 'multiple operations on one item'],
    ['a part that is none', [{ Get: {} }], 'can only contain one of Put, Update, Delete'],
    ['a put without an item', [{ Put: { TableName: 'held' } }], 'Put needs Item'],
    ['a delete without a key', [{ Delete: { TableName: 'held' } }], 'Delete needs Key'],
    ['a part that is no object', ['Put'], 'can only contain one of Put, Update, Delete'],
    ['a part that says nothing', [{}], 'can only contain one of Put, Update, Delete'],
    [
      'an expression that is none',
      [take('x', { ConditionExpression: 'available >>> :n' })],
      'Invalid ConditionExpression',
    ],
  ])('is refused with %s', async (_what, items, message) => {
    await expect(transact(...items)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(message),
    });
  });

  test('of two at once the second sees what the first has done', async () => {
    await stock('race', 3);

    const ended = await Promise.allSettled([transact(take('race')), transact(take('race'))]);

    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(await available('race')).toBe('1');
  });
});

describe('a single write', () => {
  test('fails under the name that DynamoDB gives, with the item where it is asked for', async () => {
    await stock('single', 1);
    const { Update } = take('single', { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' });

    await expect(db.call('UpdateItem', Update)).rejects.toMatchObject({
      name: 'ConditionalCheckFailedException',
      message: 'The conditional request failed',
      fields: { Item: { sku: S('single') } },
    });
  });

  test('of a watched attribute is written down, one inside a transaction too', async () => {
    await stock('watched', 5);
    await transact(take('watched'));
    await stock('watched', 3);

    expect(db.trail.of('stock', 'watched')).toEqual(['5', '3']);
  });

  test('that nothing stands in for is refused by name', async () => {
    await expect(db.call('ExecuteStatement', {})).rejects.toThrow(
      'DynamoDB does not stand in for ExecuteStatement',
    );
  });
});
