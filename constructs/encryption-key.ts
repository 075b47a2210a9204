import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Construct } from 'constructs';
import type { Naming } from '../config/naming';
import type { ServiceRole } from './service-role';

/** What it takes to read and to write data under the key. */
const USE = ['kms:Decrypt', 'kms:GenerateDataKey'] as const;

/** Everything that keeps a key alive and its policy correct; using it is granted apart. */
const ADMINISTER = [
  'kms:CancelKeyDeletion',
  'kms:CreateAlias',
  'kms:CreateGrant',
  'kms:DeleteAlias',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:DisableKeyRotation',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListAliases',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListKeyRotations',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:RetireGrant',
  'kms:RevokeGrant',
  'kms:RotateKeyOnDemand',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
] as const;

const DELETION_WINDOW_DAYS = 30;
const ROTATION_PERIOD_DAYS = 365;

export interface EncryptionKeyProps {
  readonly naming: Naming;
  readonly description: string;
  /** A trail whose log files lie under the key. @default none */
  readonly trailArn?: string | undefined;
}

/**
 * A customer key for everything of one workflow, rotated yearly.
 *
 * Its policy lets the account's own policies decide who uses it, and names the services that deliver through it:
 * without them an alarm fires and nobody hears of it (docs/decisions/0006).
 */
export class EncryptionKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);
    const key = new KmsKey(this, 'Key', {
      description: props.description,
      enableKeyRotation: true,
      rotationPeriodInDays: ROTATION_PERIOD_DAYS,
      deletionWindowInDays: DELETION_WINDOW_DAYS,
      policy: JSON.stringify(keyPolicy(props)),
    });
    new KmsAlias(this, 'Alias', { name: `alias/${props.naming.name()}`, targetKeyId: key.keyId });
    this.arn = key.arn;
  }

  /** Lets a role read and write what is encrypted under the key. */
  grantUse(role: ServiceRole): void {
    role.allow({ sid: 'UseEncryptionKey', actions: USE, resources: [this.arn] });
  }
}

function keyPolicy({ naming, trailArn }: EncryptionKeyProps): object {
  const { account, region } = naming;
  const sameAccount = { StringEquals: { 'aws:SourceAccount': account } };
  const logGroups = naming.logGroupArn('*');
  // In a key's policy the resource `*` is the key itself; AWS knows no other spelling.
  const statement = (
    Sid: string,
    Principal: object,
    Action: readonly string[],
    Condition?: object,
  ) => ({
    Sid,
    Effect: 'Allow',
    Principal,
    Action,
    Resource: '*',
    ...(Condition ? { Condition } : {}),
  });
  return {
    Version: '2012-10-17',
    Statement: [
      statement('AccountAdministersAndDelegates', { AWS: naming.accountRootArn }, [
        ...ADMINISTER,
        ...USE,
        'kms:Encrypt',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
        'kms:GenerateDataKeyWithoutPlaintext',
      ]),
      statement(
        'LogGroups',
        { Service: `logs.${region}.amazonaws.com` },
        [
          'kms:Encrypt',
          'kms:Decrypt',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
          'kms:GenerateDataKey',
          'kms:GenerateDataKeyWithoutPlaintext',
          'kms:DescribeKey',
        ],
        { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups } },
      ),
      statement(
        'DeliverMachineLogs',
        { Service: 'delivery.logs.amazonaws.com' },
        ['kms:Decrypt'],
        // The source of the logs stands in the encryption context; log delivery sends no aws:SourceAccount.
        { StringLike: { 'kms:EncryptionContext:SourceArn': naming.logsArnPattern } },
      ),
      statement(
        'AlarmsEventsAndTopicsDeliver',
        { Service: ['cloudwatch.amazonaws.com', 'events.amazonaws.com', 'sns.amazonaws.com'] },
        USE,
        sameAccount,
      ),
      ...(trailArn === undefined
        ? []
        : [
            statement(
              'TrailDelivers',
              { Service: 'cloudtrail.amazonaws.com' },
              ['kms:DescribeKey', 'kms:GenerateDataKey'],
              { StringEquals: { 'aws:SourceArn': trailArn } },
            ),
          ]),
    ],
  };
}
