import { describe, expect, test } from '@jest/globals';
import { EncryptionKey } from '../../constructs/encryption-key';
import { Trail, type TrailProps, trailArn } from '../../constructs/trail';
import { naming } from '../support/environment-config';
import { statementOf } from '../support/policy-document';
import { onlyPlaced, onlyResource, resources, type StackJson, synthesize } from '../support/synth';

const environment = naming({ workflow: undefined });
const BUCKET = 'sfn-workflows-test-trail-999999999999';
const TRAIL_ARN = 'arn:aws:cloudtrail:eu-north-1:999999999999:trail/sfn-workflows-test-trail';

const props: TrailProps = {
  naming: environment,
  trail: { managementEvents: true, keepDays: 500 },
  deletionProtection: true,
};
const withTrail = (changes: Partial<TrailProps> = {}): StackJson =>
  synthesize((stack) => void new Trail(stack, 'Trail', { ...props, ...changes }));
const selectorsIn = (json: StackJson) =>
  onlyResource(json, 'aws_cloudtrail')['advanced_event_selector'] as readonly {
    readonly name: string;
    readonly field_selector: readonly unknown[];
  }[];

describe('Trail', () => {
  test('is of every region, with digests of its files, named after the environment alone', () => {
    expect(onlyResource(withTrail(), 'aws_cloudtrail')).toMatchObject({
      name: 'sfn-workflows-test-trail',
      s3_bucket_name: BUCKET,
      is_multi_region_trail: true,
      include_global_service_events: true,
      enable_log_file_validation: true,
    });
  });

  test('records what manages the account, and calls on the data of all workflows of the environment', () => {
    const data = (type: string, ...arn: object[]) => [
      { field: 'eventCategory', equals: ['Data'] },
      { field: 'resources.type', equals: [type] },
      ...arn,
    ];

    expect(selectorsIn(withTrail())).toEqual([
      { name: 'Management', field_selector: [{ field: 'eventCategory', equals: ['Management'] }] },
      {
        name: 'Objects',
        field_selector: data('AWS::S3::Object', {
          field: 'resources.ARN',
          starts_with: ['arn:aws:s3:::sfn-workflows-test-'],
          // A delivery into the trail's own bucket would be an event to deliver.
          not_starts_with: [`arn:aws:s3:::${BUCKET}/`],
        }),
      },
      {
        name: 'Items',
        field_selector: data('AWS::DynamoDB::Table', {
          field: 'resources.ARN',
          starts_with: ['arn:aws:dynamodb:eu-north-1:999999999999:table/sfn-workflows-test-'],
        }),
      },
      {
        name: 'Machines',
        field_selector: data('AWS::StepFunctions::StateMachine', {
          field: 'resources.ARN',
          starts_with: ['arn:aws:states:eu-north-1:999999999999:stateMachine:sfn-workflows-test-'],
        }),
      },
    ]);
  });

  test('leaves what manages the account to another trail where it is told to', () => {
    const json = withTrail({ trail: { managementEvents: false, keepDays: 1 } });

    expect(selectorsIn(json).map(({ name }) => name)).toEqual(['Objects', 'Items', 'Machines']);
  });

  test('has a bucket into which this trail alone writes, below this account’s prefix', () => {
    const policy = onlyResource(withTrail(), 'aws_s3_bucket_policy');

    expect(statementOf(policy, 'TrailWrites')).toEqual({
      Sid: 'TrailWrites',
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: `arn:aws:s3:::${BUCKET}/AWSLogs/999999999999/*`,
      Condition: {
        StringEquals: {
          'aws:SourceArn': TRAIL_ARN,
          's3:x-amz-acl': 'bucket-owner-full-control',
        },
      },
    });
    expect(statementOf(policy, 'TrailChecksAcl')).toMatchObject({
      Action: 's3:GetBucketAcl',
      Resource: `arn:aws:s3:::${BUCKET}`,
      Condition: { StringEquals: { 'aws:SourceArn': TRAIL_ARN } },
    });
    expect(statementOf(policy, 'TlsOnly').Effect).toBe('Deny');
  });

  test('keeps log files as long as configured, and is not destroyed over them where that is protected', () => {
    const json = withTrail();
    const { rule } = onlyResource(json, 'aws_s3_bucket_lifecycle_configuration') as {
      readonly rule: readonly unknown[];
    };

    expect(rule).toContainEqual({
      id: 'expire-log-files',
      status: 'Enabled',
      filter: [{ prefix: 'AWSLogs/' }],
      expiration: [{ days: 500 }],
    });
    expect(onlyResource(json, 'aws_s3_bucket')['force_destroy']).toBe(false);
  });

  test('is made after its bucket and the policy that lets it in', () => {
    const json = withTrail();
    const awaited = onlyResource(json, 'aws_cloudtrail')['depends_on'];

    for (const type of ['aws_s3_bucket', 'aws_s3_bucket_policy']) {
      expect(awaited).toContain(onlyPlaced(json, type).address);
    }
  });

  test('encrypts its files under the key it is given, whose policy names it', () => {
    const json = synthesize((stack) => {
      const key = new EncryptionKey(stack, 'Key', {
        naming: naming(),
        description: 'a key',
        trailArn: trailArn(environment),
      });
      new Trail(stack, 'Trail', { ...props, key });
    });

    expect(onlyResource(json, 'aws_cloudtrail')['kms_key_id']).toBe(
      `\${${onlyPlaced(json, 'aws_kms_key').address}.arn}`,
    );
    expect(statementOf(onlyResource(json, 'aws_kms_key'), 'TrailDelivers')).toMatchObject({
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: ['kms:DescribeKey', 'kms:GenerateDataKey'],
      Condition: { StringEquals: { 'aws:SourceArn': TRAIL_ARN } },
    });
  });

  test('leaves its files to the encryption of S3 where there is no key', () => {
    expect(onlyResource(withTrail(), 'aws_cloudtrail')).not.toHaveProperty('kms_key_id');
    expect(resources(withTrail(), 'aws_kms_key')).toEqual([]);
  });
});
