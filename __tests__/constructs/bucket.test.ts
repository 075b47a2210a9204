import { describe, expect, test } from '@jest/globals';
import type { TerraformStack } from 'cdktf';
import { Bucket, type BucketProps } from '../../constructs/bucket';
import { EncryptionKey } from '../../constructs/encryption-key';
import { ServiceRole } from '../../constructs/service-role';
import { naming } from '../support/environment-config';
import { statementOf, statementsOf } from '../support/policy-document';
import { onlyPlaced, onlyResource, resources, synthesize } from '../support/synth';

const names = naming();
const NAME = 'sfn-workflows-test-order-data-999999999999';
const ARN = `arn:aws:s3:::${NAME}`;

const bucketIn = (stack: TerraformStack, changes: Partial<BucketProps> = {}): Bucket =>
  new Bucket(stack, 'Data', { naming: names, part: 'data', deletionProtection: true, ...changes });
const keyIn = (stack: TerraformStack): EncryptionKey =>
  new EncryptionKey(stack, 'Key', { naming: names, description: 'a key' });
const roleIn = (stack: TerraformStack): ServiceRole =>
  new ServiceRole(stack, 'Role', {
    name: 'role',
    service: 'lambda.amazonaws.com',
    description: 'a role',
  });

const plain = synthesize((stack) => void bucketIn(stack));
const keyed = synthesize((stack) => void bucketIn(stack, { key: keyIn(stack) }));

describe('Bucket', () => {
  test('has a name that holds the account, because names are shared by all of them', () => {
    expect(onlyResource(plain, 'aws_s3_bucket')['bucket']).toBe(NAME);
  });

  test('keeps its objects from a destroy where that is protected', () => {
    const open = synthesize((stack) => void bucketIn(stack, { deletionProtection: false }));

    expect(onlyResource(plain, 'aws_s3_bucket')['force_destroy']).toBe(false);
    expect(onlyResource(open, 'aws_s3_bucket')['force_destroy']).toBe(true);
  });

  test('is closed to the public in all four ways, and has no ACLs', () => {
    expect(onlyResource(plain, 'aws_s3_bucket_public_access_block')).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(onlyResource(plain, 'aws_s3_bucket_ownership_controls')['rule']).toEqual({
      object_ownership: 'BucketOwnerEnforced',
    });
  });

  test('keeps versions', () => {
    expect(onlyResource(plain, 'aws_s3_bucket_versioning')['versioning_configuration']).toEqual({
      status: 'Enabled',
    });
  });

  test('is encrypted by S3, or under the key it is given with one data key for many objects', () => {
    const type = 'aws_s3_bucket_server_side_encryption_configuration';

    expect(onlyResource(plain, type)['rule']).toEqual([
      {
        apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' },
        bucket_key_enabled: false,
      },
    ]);
    expect(onlyResource(keyed, type)['rule']).toEqual([
      {
        apply_server_side_encryption_by_default: {
          sse_algorithm: 'aws:kms',
          kms_master_key_id: `\${${onlyPlaced(keyed, 'aws_kms_key').address}.arn}`,
        },
        bucket_key_enabled: true,
      },
    ]);
  });

  test('refuses every call without TLS, on itself and its objects', () => {
    expect(statementsOf(onlyResource(plain, 'aws_s3_bucket_policy'))).toEqual([
      {
        Sid: 'TlsOnly',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 's3:*',
        Resource: [ARN, `${ARN}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ]);
  });

  test('clears away interrupted uploads and old versions', () => {
    expect(onlyResource(plain, 'aws_s3_bucket_lifecycle_configuration')['rule']).toEqual([
      {
        id: 'clear-remains',
        status: 'Enabled',
        filter: [{ prefix: '' }],
        abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
        noncurrent_version_expiration: [{ noncurrent_days: 30 }],
        expiration: [{ expired_object_delete_marker: true }],
      },
    ]);
  });

  test('deletes what is old below the prefixes it is given', () => {
    const json = synthesize(
      (stack) =>
        void bucketIn(stack, { expiries: [{ id: 'runs', prefix: 'runs/', afterDays: 90 }] }),
    );
    const [, ...own] = onlyResource(json, 'aws_s3_bucket_lifecycle_configuration')[
      'rule'
    ] as object[];

    expect(own).toEqual([
      { id: 'runs', status: 'Enabled', filter: [{ prefix: 'runs/' }], expiration: [{ days: 90 }] },
    ]);
  });

  test('makes its guards for the bucket itself', () => {
    const { address } = onlyPlaced(plain, 'aws_s3_bucket');
    const guards = resources(plain).filter(({ path }) => path !== 'Data/Bucket');

    expect(guards).toHaveLength(6);
    for (const { body } of guards) expect(body['bucket']).toBe(`\${${address}.bucket}`);
  });
});

describe('a grant on a bucket', () => {
  const granted = (
    grant: (bucket: Bucket, role: ServiceRole) => void,
    changes: (stack: TerraformStack) => Partial<BucketProps> = () => ({}),
  ) =>
    onlyResource(
      synthesize((stack) => grant(bucketIn(stack, changes(stack)), roleIn(stack))),
      'aws_iam_role_policy',
    );

  test.each([
    [
      'grantRead',
      's3:GetObject',
      (bucket: Bucket, role: ServiceRole) => bucket.grantRead(role, 'runs/clean/'),
    ],
    [
      'grantDelete',
      's3:DeleteObject',
      (bucket: Bucket, role: ServiceRole) => bucket.grantDelete(role, 'runs/clean/'),
    ],
  ])('%s allows %s below the prefix', (name, action, grant) => {
    expect(statementsOf(granted(grant))).toEqual([
      {
        Sid: `${name.slice('grant'.length)}DataRunsClean`,
        Effect: 'Allow',
        Action: [action],
        Resource: [`${ARN}/runs/clean/*`],
      },
    ]);
  });

  test('grantWrite allows to write below the prefix, in parts too', () => {
    const policy = granted((bucket, role) => bucket.grantWrite(role, 'runs/'));

    expect(statementOf(policy, 'WriteDataRuns')).toMatchObject({
      Action: ['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts', 's3:PutObject'],
      Resource: [`${ARN}/runs/*`],
    });
  });

  test('grantList allows to list the prefix and nothing beside it', () => {
    const policy = granted((bucket, role) => bucket.grantList(role, 'incoming/'));

    expect(statementOf(policy, 'ListDataIncoming')).toMatchObject({
      Action: ['s3:ListBucket'],
      Resource: [ARN],
      Condition: { StringLike: { 's3:prefix': ['incoming/*'] } },
    });
  });

  test('to read or write comes with the key, to list or delete without', () => {
    const sids = (grant: (bucket: Bucket, role: ServiceRole) => void) =>
      statementsOf(granted(grant, (stack) => ({ key: keyIn(stack) }))).map(({ Sid }) => Sid);

    expect(sids((bucket, role) => bucket.grantRead(role, 'runs/'))).toContain('UseEncryptionKey');
    expect(sids((bucket, role) => bucket.grantWrite(role, 'runs/'))).toContain('UseEncryptionKey');
    expect(sids((bucket, role) => bucket.grantList(role, 'runs/'))).toEqual(['ListDataRuns']);
    expect(sids((bucket, role) => bucket.grantDelete(role, 'runs/'))).toEqual(['DeleteDataRuns']);
  });

  test('has its reason beside the star', () => {
    const policy = granted((bucket, role) => bucket.grantRead(role, 'runs/'));

    expect(policy['//']).toMatchObject({
      reasons: { ReadDataRuns: 'the rest of the key is known only at run time' },
    });
  });
});
