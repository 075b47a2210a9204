import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { makeOrdersTable } from '../../../lambdas/order/orders-table';
import { makePaymentsTable } from '../../../lambdas/order/payments-table';
import { makeReservationsTable } from '../../../lambdas/order/reservations-table';
import { fault } from '../../support/effects';

function makeClient() {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-central-1' }));
  return { client, mock: mockClient(client) };
}

/** Each write of each table, called once. */
const WRITES: readonly (readonly [string, (client: DynamoDBDocumentClient) => Promise<unknown>])[] =
  [
    ['settle', (client) => makePaymentsTable(client, 't').settle('o', { status: 'DECLINED' })],
    ['cancel', (client) => makePaymentsTable(client, 't').cancel('o', 1)],
    ['markRefunded', (client) => makePaymentsTable(client, 't').markRefunded('o')],
    ['markAnswered', (client) => makePaymentsTable(client, 't').markAnswered('o', 'token')],
    ['markDispatched', (client) => makeOrdersTable(client, 't').markDispatched('o', 'now')],
    ['markShipped', (client) => makeReservationsTable(client, 't').markShipped('o', 'sku')],
  ];

describe.each(WRITES)('%s', (_, write) => {
  test('is conditional, on one row of its table', async () => {
    const { client, mock } = makeClient();
    mock.on(UpdateCommand).resolves({ Attributes: {} });

    expect(await write(client)).toBe(true);

    const [call] = mock.commandCalls(UpdateCommand);
    expect(call?.args[0].input).toMatchObject({ TableName: 't', Key: { orderId: 'o' } });
    expect(call?.args[0].input.ConditionExpression).toMatch(/orderId|status|state|taskToken/);
  });

  test('is true when the service returns no attributes', async () => {
    const { client, mock } = makeClient();
    mock.on(UpdateCommand).resolves({});

    expect(await write(client)).toBe(true);
  });

  test('is false when its condition does not hold', async () => {
    const { client, mock } = makeClient();
    mock.on(UpdateCommand).rejects(fault('ConditionalCheckFailedException'));

    expect(await write(client)).toBe(false);
  });

  test('throws whatever else is wrong', async () => {
    const { client, mock } = makeClient();
    mock.on(UpdateCommand).rejects(fault('ThrottlingException'));

    await expect(write(client)).rejects.toMatchObject({ name: 'ThrottlingException' });
  });
});

describe('a payment', () => {
  test('is opened by exactly this write', async () => {
    const { client, mock } = makeClient();
    const row = { orderId: 'o', status: 'PENDING', expiresAt: 9 };
    mock.on(UpdateCommand).resolves({ Attributes: row });
    const attempt = { orderId: 'o', amountMinor: 5, currency: 'EUR', taskToken: 't', expiresAt: 9 };

    expect(await makePaymentsTable(client, 'payments').open(attempt)).toEqual(row);

    expect(mock.commandCalls(UpdateCommand)[0]?.args[0].input).toEqual({
      TableName: 'payments',
      Key: { orderId: 'o' },
      UpdateExpression:
        'SET #status = if_not_exists(#status, :pending), amountMinor = :amount, currency = :currency, taskToken = :token, expiresAt = :expiresAt',
      ConditionExpression:
        '(attribute_not_exists(amountMinor) OR (amountMinor = :amount AND currency = :currency)) AND (attribute_not_exists(answeredTokenHash) OR answeredTokenHash <> :hash)',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: {
        ':pending': 'PENDING',
        ':amount': 5,
        ':currency': 'EUR',
        ':token': 't',
        ':hash': 'e3b98a4da31a127d4bde6e43033f66ba274cab0eb7eb1c70ec41402bf6273dd8',
        ':expiresAt': 9,
      },
      ReturnValues: 'ALL_NEW',
    });
  });

  test('that vanishes between a failed condition and the read is a corrupt one', async () => {
    const { client, mock } = makeClient();
    mock.on(UpdateCommand).rejects(fault('ConditionalCheckFailedException'));
    mock.on(GetCommand).resolves({});
    const attempt = { orderId: 'o', amountMinor: 5, currency: 'EUR', taskToken: 't', expiresAt: 9 };

    await expect(makePaymentsTable(client, 'payments').open(attempt)).rejects.toMatchObject({
      name: 'CorruptRecord',
    });
  });

  test('that is malformed is named by table, key and attribute, not by value', async () => {
    const { client, mock } = makeClient();
    mock.on(GetCommand).resolves({ Item: { orderId: 'o', status: 'ODD', expiresAt: 1 } });

    const error = await makePaymentsTable(client, 'payments')
      .read('o')
      .catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({ name: 'CorruptRecord' });
    expect(String(error)).toMatch(/row o of payments is malformed: status: /);
    expect(String(error)).not.toContain('ODD');
  });

  test('is read consistently', async () => {
    const { client, mock } = makeClient();
    mock.on(GetCommand).resolves({});

    expect(await makePaymentsTable(client, 'payments').read('o')).toBeUndefined();
    expect(mock.commandCalls(GetCommand)[0]?.args[0].input).toEqual({
      TableName: 'payments',
      Key: { orderId: 'o' },
      ConsistentRead: true,
    });
  });
});
