import {
  Cloudtrail,
  type CloudtrailAdvancedEventSelector,
} from '@cdktf/provider-aws/lib/cloudtrail';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config/environment';
import type { Naming } from '../config/naming';
import { Bucket, type BucketProps } from './bucket';
import type { EncryptionKey } from './encryption-key';

const PART = 'trail';
const SERVICE = 'cloudtrail.amazonaws.com';

/** The name of the trail, for the policy of the key that its log files lie under. */
export const trailArn = (environment: Naming): string => environment.trailArn(PART);

export interface TrailProps {
  /** Of the environment: without a workflow. */
  readonly naming: Naming;
  readonly trail: NonNullable<EnvironmentConfig['trail']>;
  /** Made with `trailArn`, or CloudTrail is refused it. @default S3's own encryption (SSE-S3) */
  readonly key?: EncryptionKey | undefined;
  /** Refuses a destroy while there are log files. */
  readonly deletionProtection: boolean;
}

/**
 * Who did what in an environment: calls that manage the account, in every region, and calls on the data of all of its
 * workflows (objects of buckets, items of tables, machines), which are told by the beginning of their names. One is
 * enough for all workflows: each copy of a management event beyond the first is paid.
 *
 * Invariants: log files carry digests that show a change; the trail leaves its own bucket out, or each delivery would be
 * an event to be delivered.
 */
export class Trail extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: TrailProps,
  ) {
    super(scope, id);
    const { naming, key, trail } = props;
    const bucket = new Bucket(this, 'Bucket', {
      naming,
      key,
      part: PART,
      deletionProtection: props.deletionProtection,
      expiries: [{ id: 'expire-log-files', prefix: 'AWSLogs/', afterDays: trail.keepDays }],
      deliveries: this.deliveries(),
    });
    new Cloudtrail(this, 'Trail', {
      name: naming.name(PART),
      s3BucketName: bucket.name,
      enableLogFileValidation: true,
      // Changes of IAM, a machine's role among them, are told in us-east-1 alone.
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      ...(key ? { kmsKeyId: key.arn } : {}),
      advancedEventSelector: [
        ...(trail.managementEvents ? [MANAGEMENT] : []),
        ...this.data(bucket),
      ],
      dependsOn: [...bucket.dependencies],
    });
  }

  /**
   * What CloudTrail asks of its bucket's policy.
   * Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
   */
  private deliveries(): NonNullable<BucketProps['deliveries']> {
    const { naming } = this.props;
    const fromTrail = { 'aws:SourceArn': trailArn(naming) };
    return [
      {
        sid: 'TrailChecksAcl',
        service: SERVICE,
        action: 's3:GetBucketAcl',
        path: '',
        conditions: { StringEquals: fromTrail },
      },
      {
        sid: 'TrailWrites',
        service: SERVICE,
        action: 's3:PutObject',
        path: `/AWSLogs/${naming.account}/*`,
        conditions: {
          StringEquals: { ...fromTrail, 's3:x-amz-acl': 'bucket-owner-full-control' },
        },
      },
    ];
  }

  private data(logFiles: Bucket): CloudtrailAdvancedEventSelector[] {
    const { stateMachine, bucket, table } = this.props.naming.arnPrefixes;
    return [
      dataEvents('Objects', 'AWS::S3::Object', bucket, `${logFiles.arn}/`),
      dataEvents('Items', 'AWS::DynamoDB::Table', table),
      dataEvents('Machines', 'AWS::StepFunctions::StateMachine', stateMachine),
    ];
  }
}

const MANAGEMENT: CloudtrailAdvancedEventSelector = {
  name: 'Management',
  fieldSelector: [{ field: 'eventCategory', equalTo: ['Management'] }],
};

/** Reads and writes of resources of a type whose ARN begins with the one prefix and not with the other. */
function dataEvents(
  name: string,
  type: string,
  prefix: string,
  exceptPrefix?: string,
): CloudtrailAdvancedEventSelector {
  return {
    name,
    fieldSelector: [
      { field: 'eventCategory', equalTo: ['Data'] },
      { field: 'resources.type', equalTo: [type] },
      {
        field: 'resources.ARN',
        startsWith: [prefix],
        ...(exceptPrefix === undefined ? {} : { notStartsWith: [exceptPrefix] }),
      },
    ],
  };
}
