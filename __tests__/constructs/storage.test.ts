import { describe, expect, test } from '@jest/globals';
import { EncryptionKey } from '../../constructs/encryption-key';
import { LogGroup } from '../../constructs/log-group';
import { ServiceRole } from '../../constructs/service-role';
import { Table, type TableProps } from '../../constructs/table';
import { naming } from '../support/environment-config';
import { listOf, statementOf, statementsOf } from '../support/policy-document';
import { onlyPlaced, onlyResource, type StackJson, synthesize } from '../support/synth';

const names = naming();
const description = 'Data of the tests';
const keyArnIn = (json: StackJson): string => `\${${onlyPlaced(json, 'aws_kms_key').address}.arn}`;

describe('Table', () => {
  const tableProps: TableProps = {
    naming: names,
    part: 'orders',
    partitionKey: 'orderId',
    deletionProtection: false,
  };
  const tableOf = (changes: Partial<TableProps> = {}) =>
    onlyResource(
      synthesize((stack) => void new Table(stack, 'Orders', { ...tableProps, ...changes })),
      'aws_dynamodb_table',
    );

  test('is on demand, with point-in-time recovery and a partition key alone', () => {
    const table = tableOf();

    expect(table).toMatchObject({
      name: 'sfn-workflows-test-order-orders',
      billing_mode: 'PAY_PER_REQUEST',
      hash_key: 'orderId',
      attribute: [{ name: 'orderId', type: 'S' }],
      point_in_time_recovery: { enabled: true },
      deletion_protection_enabled: false,
    });
    expect(table).not.toHaveProperty('range_key');
    expect(table).not.toHaveProperty('ttl');
  });

  test('has a sort key when given one', () => {
    expect(tableOf({ sortKey: 'sku' })).toMatchObject({
      range_key: 'sku',
      attribute: [
        { name: 'orderId', type: 'S' },
        { name: 'sku', type: 'S' },
      ],
    });
  });

  test('forgets items by the attribute it is given', () => {
    expect(tableOf({ timeToLiveAttribute: 'expiresAt' })['ttl']).toEqual({
      enabled: true,
      attribute_name: 'expiresAt',
    });
  });

  test('cannot be deleted where that is protected', () => {
    expect(tableOf({ deletionProtection: true })['deletion_protection_enabled']).toBe(true);
  });

  test("is encrypted by DynamoDB's own key, or under the one it is given", () => {
    const json = synthesize((stack) => {
      const key = new EncryptionKey(stack, 'Key', { naming: names, description });
      new Table(stack, 'Orders', { ...tableProps, key });
    });

    expect(tableOf()).not.toHaveProperty('server_side_encryption');
    expect(onlyResource(json, 'aws_dynamodb_table')['server_side_encryption']).toEqual({
      enabled: true,
      kms_key_arn: keyArnIn(json),
    });
  });

  test('grants exactly the calls that are named, on itself', () => {
    const json = synthesize((stack) => {
      const role = new ServiceRole(stack, 'Role', {
        name: 'role',
        service: 'lambda.amazonaws.com',
        description: 'a role',
      });
      new Table(stack, 'Orders', tableProps).grant(role, 'UpdateItem', 'GetItem');
    });

    expect(statementsOf(onlyResource(json, 'aws_iam_role_policy'))).toEqual([
      {
        Sid: 'TableOrders',
        Effect: 'Allow',
        Action: ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
        Resource: [names.tableArn('orders')],
      },
    ]);
  });
});

describe('EncryptionKey', () => {
  const json = synthesize(
    (stack) => void new EncryptionKey(stack, 'Key', { naming: names, description }),
  );
  const key = onlyResource(json, 'aws_kms_key');

  test('is rotated yearly and can be rescued for 30 days', () => {
    expect(key).toMatchObject({
      description,
      enable_key_rotation: true,
      rotation_period_in_days: 365,
      deletion_window_in_days: 30,
    });
  });

  test('has an alias by which people find it', () => {
    expect(onlyResource(json, 'aws_kms_alias')).toMatchObject({
      name: 'alias/sfn-workflows-test-order',
      target_key_id: `\${${onlyPlaced(json, 'aws_kms_key').address}.key_id}`,
    });
  });

  test('names every principal and every action: no star but the resource, which is the key', () => {
    for (const { Principal, Action, Resource } of statementsOf(key)) {
      expect(JSON.stringify(Principal)).not.toContain('*');
      expect(listOf(Action).filter((action) => action.includes('*'))).toEqual([]);
      expect(Resource).toBe('*');
    }
  });

  test('can be kept alive by the account itself: nobody is locked out', () => {
    const administers = statementOf(key, 'AccountAdministersAndDelegates');

    expect(administers.Principal).toEqual({ AWS: 'arn:aws:iam::999999999999:root' });
    expect(administers).not.toHaveProperty('Condition');
    expect(administers.Action).toEqual(
      expect.arrayContaining(['kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion', 'kms:Decrypt']),
    );
  });

  test('lets alarms, events and topics deliver for this account', () => {
    expect(statementOf(key, 'AlarmsEventsAndTopicsDeliver')).toMatchObject({
      Principal: {
        Service: ['cloudwatch.amazonaws.com', 'events.amazonaws.com', 'sns.amazonaws.com'],
      },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Condition: { StringEquals: { 'aws:SourceAccount': '999999999999' } },
    });
  });

  test("lets CloudWatch write this account's log groups, and deliver a machine's log", () => {
    expect(statementOf(key, 'LogGroups')).toMatchObject({
      Principal: { Service: 'logs.eu-north-1.amazonaws.com' },
      Action: expect.arrayContaining(['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey']),
      Condition: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:eu-north-1:999999999999:log-group:*',
        },
      },
    });
    expect(statementOf(key, 'DeliverMachineLogs')).toMatchObject({
      Principal: { Service: 'delivery.logs.amazonaws.com' },
      Action: ['kms:Decrypt'],
      Condition: {
        StringLike: { 'kms:EncryptionContext:SourceArn': 'arn:aws:logs:eu-north-1:999999999999:*' },
      },
    });
  });
});

describe('LogGroup', () => {
  test('has a name, a retention and no key by default', () => {
    const group = onlyResource(
      synthesize((stack) => void new LogGroup(stack, 'Logs', { name: '/a/b', retentionDays: 30 })),
      'aws_cloudwatch_log_group',
    );

    expect(group).toMatchObject({ name: '/a/b', retention_in_days: 30 });
    expect(group).not.toHaveProperty('kms_key_id');
  });

  test('is encrypted under the key it is given', () => {
    const json = synthesize((stack) => {
      const key = new EncryptionKey(stack, 'Key', { naming: names, description });
      new LogGroup(stack, 'Logs', { name: '/a/b', retentionDays: 30, key });
    });

    expect(onlyResource(json, 'aws_cloudwatch_log_group')['kms_key_id']).toBe(keyArnIn(json));
  });
});
