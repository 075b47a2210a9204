import { describe, expect, test } from '@jest/globals';
import { EncryptionKey } from '../../constructs/encryption-key';
import { Warehouse } from '../../constructs/warehouse';
import { environmentConfig, naming } from '../support/environment-config';
import { statementsOf } from '../support/policy-document';
import { onlyPlaced, onlyResource, resources, synthesize } from '../support/synth';

const names = naming();
const { redshift, network } = environmentConfig().etl;
const settings = {
  naming: names,
  part: 'warehouse',
  ...redshift,
  network,
  logRetentionDays: 30,
  deletionProtection: true,
};
const plain = synthesize((stack) => void new Warehouse(stack, 'Warehouse', settings));
const keyed = synthesize((stack) => {
  const key = new EncryptionKey(stack, 'Key', { naming: names, description: 'a key' });
  new Warehouse(stack, 'Warehouse', { ...settings, key });
});
const keyArn = `\${${onlyPlaced(keyed, 'aws_kms_key').address}.arn}`;
const namespace = onlyResource(plain, 'aws_redshiftserverless_namespace');

describe('Warehouse', () => {
  test('is reached from its subnets alone, over TLS', () => {
    expect(onlyResource(plain, 'aws_redshiftserverless_workgroup')).toMatchObject({
      workgroup_name: 'sfn-workflows-test-order-warehouse',
      base_capacity: 16,
      publicly_accessible: false,
      subnet_ids: ['subnet-1', 'subnet-2', 'subnet-3'],
      security_group_ids: ['sg-1'],
      config_parameter: [{ parameter_key: 'require_ssl', parameter_value: 'true' }],
    });
  });

  test('keeps its password from Terraform, and a record of who connects and what they do', () => {
    expect(namespace).toMatchObject({
      db_name: 'tests',
      manage_admin_password: true,
      log_exports: ['connectionlog', 'useractivitylog', 'userlog'],
    });
    expect(namespace).not.toHaveProperty('admin_user_password');
  });

  test('writes its record to log groups that are there first, kept for a set time', () => {
    const groups = resources(plain, 'aws_cloudwatch_log_group');
    const logs = namespace['log_exports'] as string[];

    expect(groups.map(({ body }) => body['name'])).toEqual(
      logs.map((log) => `/aws/redshift/sfn-workflows-test-order-warehouse/${log}`),
    );
    expect(groups.map(({ body }) => body['retention_in_days'])).toEqual([30, 30, 30]);
    expect(namespace['depends_on']).toEqual(
      expect.arrayContaining(groups.map(({ address }) => address)),
    );
  });

  test('is encrypted under the key it is given, its password and its record too', () => {
    expect(onlyResource(keyed, 'aws_redshiftserverless_namespace')).toMatchObject({
      kms_key_id: keyArn,
      admin_password_secret_kms_key_id: keyArn,
    });
    for (const { body } of resources(keyed, 'aws_cloudwatch_log_group')) {
      expect(body['kms_key_id']).toBe(keyArn);
    }
    expect(namespace).not.toHaveProperty('kms_key_id');
  });

  test('refuses to be destroyed where that is wanted, and only there', () => {
    const open = synthesize((stack) => {
      new Warehouse(stack, 'Warehouse', { ...settings, deletionProtection: false });
    });

    expect(namespace['lifecycle']).toEqual({ prevent_destroy: true });
    expect(onlyResource(open, 'aws_redshiftserverless_namespace')).not.toHaveProperty('lifecycle');
  });

  test('copies with a role of its own, which Redshift alone takes on', () => {
    expect(onlyResource(plain, 'aws_iam_role')['name']).toBe(
      'sfn-workflows-test-order-warehouse-copy',
    );
    expect(statementsOf(onlyResource(plain, 'aws_iam_role'), 'assume_role_policy')).toMatchObject([
      {
        Principal: { Service: ['redshift.amazonaws.com', 'redshift-serverless.amazonaws.com'] },
        Condition: { StringEquals: { 'aws:SourceAccount': '999999999999' } },
      },
    ]);
  });
});
