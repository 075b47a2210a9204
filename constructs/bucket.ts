import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { Naming } from '../config/naming';
import { type BucketAccess, bucketStatements } from './bucket-access';
import { type BucketExpiry, lifecycleRules } from './bucket-lifecycle';
import type { EncryptionKey } from './encryption-key';
import type { ServiceRole } from './service-role';

/** A call that the bucket's policy allows an AWS service. */
export interface BucketDelivery {
  readonly sid: string;
  /** For example `cloudtrail.amazonaws.com`. */
  readonly service: string;
  readonly action: string;
  /** What follows the bucket's ARN: empty for the bucket itself, else with a slash first. */
  readonly path: string;
  /** Limits of the call, against a confused deputy. */
  readonly conditions: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface BucketProps {
  readonly naming: Naming;
  readonly part: string;
  /** Objects that are deleted some days after they were written, by prefix. @default objects stay */
  readonly expiries?: readonly BucketExpiry[];
  /** Services that write to it by themselves. @default none; roles write by their own policies */
  readonly deliveries?: readonly BucketDelivery[];
  /** Refuses a destroy while objects are left; without it they are deleted with the bucket. */
  readonly deletionProtection: boolean;
  /** @default S3's own encryption (SSE-S3) */
  readonly key?: EncryptionKey | undefined;
}

/**
 * A private, versioned, encrypted bucket that takes only TLS and has no ACLs. Interrupted uploads and old versions
 * are cleared away.
 */
export class Bucket extends Construct {
  /** Computed from the name, so that a definition that holds it is known at plan. */
  readonly name: string;
  readonly arn: string;
  /** The bucket and all that guards it: what writes to it waits for these. */
  readonly dependencies: readonly ITerraformDependable[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: BucketProps,
  ) {
    super(scope, id);
    const { naming, part } = props;
    this.name = naming.bucketName(part);
    this.arn = naming.bucketArn(part);
    const bucket = new S3Bucket(this, 'Bucket', {
      bucket: this.name,
      forceDestroy: !props.deletionProtection,
    });
    this.dependencies = [bucket, ...this.guard(bucket.bucket)];
  }

  /** Lets a role read the objects whose key begins with the prefix. */
  grantRead(role: ServiceRole, prefix: string): void {
    this.grant(role, 'Read', prefix);
  }

  /** Lets a role write objects whose key begins with the prefix, in parts too. */
  grantWrite(role: ServiceRole, prefix: string): void {
    this.grant(role, 'Write', prefix);
  }

  /** Lets a role delete objects whose key begins with the prefix; earlier versions stay. */
  grantDelete(role: ServiceRole, prefix: string): void {
    this.grant(role, 'Delete', prefix);
  }

  /** Lets a role list the keys that begin with the prefix. */
  grantList(role: ServiceRole, prefix: string): void {
    this.grant(role, 'List', prefix);
  }

  private grant(role: ServiceRole, access: BucketAccess, prefix: string): void {
    role.allow(...bucketStatements(this.node.id, this.arn, access, prefix));
    if (access === 'Read' || access === 'Write') this.props.key?.grantUse(role);
  }

  private guard(bucket: string): ITerraformDependable[] {
    const { key } = this.props;
    const block = new S3BucketPublicAccessBlock(this, 'PublicAccessBlock', {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    return [
      block,
      new S3BucketOwnershipControls(this, 'Ownership', {
        bucket,
        rule: { objectOwnership: 'BucketOwnerEnforced' },
      }),
      new S3BucketVersioningA(this, 'Versioning', {
        bucket,
        versioningConfiguration: { status: 'Enabled' },
      }),
      new S3BucketServerSideEncryptionConfigurationA(this, 'Encryption', {
        bucket,
        rule: [
          {
            applyServerSideEncryptionByDefault: key
              ? { sseAlgorithm: 'aws:kms', kmsMasterKeyId: key.arn }
              : { sseAlgorithm: 'AES256' },
            // One data key for many objects: fewer calls to KMS.
            bucketKeyEnabled: key !== undefined,
          },
        ],
      }),
      new S3BucketLifecycleConfiguration(this, 'Lifecycle', {
        bucket,
        rule: lifecycleRules(this.props.expiries ?? []),
      }),
      new S3BucketPolicy(this, 'Policy', {
        bucket,
        policy: JSON.stringify(bucketPolicy(this.arn, this.props.deliveries ?? [])),
        // S3 answers 409 when two of a bucket's policies change at once.
        dependsOn: [block],
      }),
    ];
  }
}

/**
 * Without TLS every call is denied, by a star: a list would let through what S3 can do next year, and the star of a Deny
 * gives nothing.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
function bucketPolicy(arn: string, deliveries: readonly BucketDelivery[]): object {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'TlsOnly',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 's3:*',
        Resource: [arn, `${arn}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
      ...deliveries.map(({ sid, service, action, path, conditions }) => ({
        Sid: sid,
        Effect: 'Allow',
        Principal: { Service: service },
        Action: action,
        Resource: `${arn}${path}`,
        Condition: conditions,
      })),
    ],
  };
}
