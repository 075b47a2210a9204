import { GlueJob } from '@cdktf/provider-aws/lib/glue-job';
import { GlueSecurityConfiguration } from '@cdktf/provider-aws/lib/glue-security-configuration';
import { S3Object } from '@cdktf/provider-aws/lib/s3-object';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { Naming } from '../config/naming';
import type { Bucket } from './bucket';
import type { EncryptionKey } from './encryption-key';
import { ServiceRole } from './service-role';
import { literal } from './terraform-text';

export interface PythonJobProps {
  readonly naming: Naming;
  readonly part: string;
  readonly description: string;
  /** Holds the script, below `scripts/`. */
  readonly bucket: Bucket;
  /** The script itself: Python. */
  readonly script: string;
  /** Without the dashes; Glue hands them over as `--name value`. */
  readonly arguments: Readonly<Record<string, string>>;
  readonly timeoutMinutes: number;
  /** Encrypts the job's logs. @default CloudWatch's own encryption */
  readonly key?: EncryptionKey | undefined;
}

const SCRIPTS = 'scripts/';
/** One data processing unit: 4 vCPU and 16 GB. A Python shell job takes this or a sixteenth of it. */
const CAPACITY_DPU = 1;

/**
 * A Python shell job with its script, which a change of the text uploads again, and a role of its own. It does not
 * retry: the workflow that starts it decides that.
 */
export class PythonJob extends Construct {
  readonly name: string;
  readonly role: ServiceRole;
  readonly resources: readonly ITerraformDependable[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: PythonJobProps,
  ) {
    super(scope, id);
    const { naming, part, bucket } = props;
    this.name = naming.glueJobName(part);
    this.role = this.createRole();
    const key = `${SCRIPTS}${part}.py`;
    const script = new S3Object(this, 'Script', {
      bucket: bucket.name,
      key,
      content: literal(props.script),
      contentType: 'text/x-python',
      dependsOn: [...bucket.dependencies],
    });
    const security = props.key ? [this.secure(props.key)] : [];
    const job = new GlueJob(this, 'Job', {
      name: this.name,
      description: props.description,
      roleArn: this.role.arn,
      command: {
        name: 'pythonshell',
        pythonVersion: '3.9',
        scriptLocation: `s3://${bucket.name}/${key}`,
      },
      defaultArguments: Object.fromEntries(
        Object.entries(props.arguments).map(([name, value]) => [`--${name}`, value]),
      ),
      maxCapacity: CAPACITY_DPU,
      maxRetries: 0,
      timeout: props.timeoutMinutes,
      ...(security[0] ? { securityConfiguration: security[0].name } : {}),
      dependsOn: [...this.role.dependencies, script],
    });
    this.resources = [job, script, ...security];
  }

  private createRole(): ServiceRole {
    const { naming, part, bucket, key } = this.props;
    const role = new ServiceRole(this, 'Role', {
      name: naming.roleName(part),
      service: 'glue.amazonaws.com',
      description: `Role of the Glue job ${this.name}`,
      trustConditions: { StringEquals: { 'aws:SourceAccount': naming.account } },
    });
    bucket.grantRead(role, SCRIPTS);
    role.allow({
      sid: 'WriteLogs',
      actions: [
        ...(key ? ['logs:AssociateKmsKey'] : []),
        'logs:CreateLogGroup',
        'logs:CreateLogStream',
        'logs:PutLogEvents',
      ],
      resources: [naming.glueJobLogGroupPattern],
      reason: 'Glue names the log groups and streams of its jobs itself',
    });
    return role;
  }

  private secure(key: EncryptionKey): GlueSecurityConfiguration {
    key.grantUse(this.role);
    return new GlueSecurityConfiguration(this, 'Security', {
      name: this.name,
      encryptionConfiguration: {
        cloudwatchEncryption: { cloudwatchEncryptionMode: 'SSE-KMS', kmsKeyArn: key.arn },
        jobBookmarksEncryption: { jobBookmarksEncryptionMode: 'DISABLED' },
        s3Encryption: { s3EncryptionMode: 'SSE-KMS', kmsKeyArn: key.arn },
      },
    });
  }
}
