import { RedshiftserverlessNamespace } from '@cdktf/provider-aws/lib/redshiftserverless-namespace';
import { RedshiftserverlessWorkgroup } from '@cdktf/provider-aws/lib/redshiftserverless-workgroup';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config/environment';
import type { Naming } from '../config/naming';
import type { EncryptionKey } from './encryption-key';
import { LogGroup } from './log-group';
import { ServiceRole } from './service-role';

export interface WarehouseProps {
  readonly naming: Naming;
  readonly part: string;
  readonly database: string;
  /** Redshift processing units: 8 to 1,024, paid by the second while a query runs. */
  readonly baseCapacityRpus: number;
  readonly network: EnvironmentConfig['etl']['network'];
  readonly logRetentionDays: number;
  /** Refuses a destroy: AWS itself deletes a namespace with all of its data, and the provider takes no last snapshot. */
  readonly deletionProtection: boolean;
  /** Encrypts the data, the administrator's password and the audit logs. @default keys that AWS owns */
  readonly key?: EncryptionKey | undefined;
}

/** What Redshift writes down: who connects, how users change, and every statement. */
const AUDIT_LOGS = [
  { id: 'ConnectionLog', name: 'connectionlog' },
  { id: 'UserActivityLog', name: 'useractivitylog' },
  { id: 'UserLog', name: 'userlog' },
] as const;

/**
 * A Redshift Serverless warehouse that only the VPC and the Data API reach, its audit logs kept for a set time. Redshift makes the administrator's
 * password and keeps it in Secrets Manager: it never passes through Terraform.
 */
export class Warehouse extends Construct {
  readonly workgroupName: string;
  /** Redshift reads files with it; whoever gives it files grants it. */
  readonly copyRole: ServiceRole;
  /** Known at plan. */
  readonly copyRoleArn: string;
  readonly resource: RedshiftserverlessWorkgroup;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: WarehouseProps,
  ) {
    super(scope, id);
    const { naming, part, database, key, network, deletionProtection } = props;
    const name = naming.warehouseName(part);
    this.workgroupName = name;
    this.copyRoleArn = naming.roleArn(`${part}-copy`);
    this.copyRole = this.createCopyRole();
    const namespace = new RedshiftserverlessNamespace(this, 'Namespace', {
      namespaceName: name,
      dbName: database,
      manageAdminPassword: true,
      iamRoles: [this.copyRole.arn],
      logExports: AUDIT_LOGS.map((log) => log.name),
      ...(key ? { kmsKeyId: key.arn, adminPasswordSecretKmsKeyId: key.arn } : {}),
      ...(deletionProtection ? { lifecycle: { preventDestroy: true } } : {}),
      dependsOn: [...this.copyRole.dependencies, ...this.createLogGroups()],
    });
    this.resource = new RedshiftserverlessWorkgroup(this, 'Workgroup', {
      workgroupName: name,
      namespaceName: namespace.namespaceName,
      baseCapacity: props.baseCapacityRpus,
      publiclyAccessible: false,
      subnetIds: network.subnetIds,
      securityGroupIds: network.securityGroupIds,
      configParameter: [{ parameterKey: 'require_ssl', parameterValue: 'true' }],
      // AWS answers with every parameter that there is. The provider would take the others back in each plan, which AWS
      // refuses: https://github.com/hashicorp/terraform-provider-aws/issues/49939
      lifecycle: { ignoreChanges: ['config_parameter'] },
    });
  }

  private createCopyRole(): ServiceRole {
    const { naming, part } = this.props;
    return new ServiceRole(this, 'CopyRole', {
      name: naming.roleName(`${part}-copy`),
      // Redshift Serverless takes a role on under either name.
      service: ['redshift.amazonaws.com', 'redshift-serverless.amazonaws.com'],
      description: `Reads the files that ${this.workgroupName} copies`,
      trustConditions: { StringEquals: { 'aws:SourceAccount': naming.account } },
    });
  }

  /**
   * Redshift writes to the groups that it finds under these names, and would make its own, kept for ever.
   * Source: https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-audit-logging.html
   */
  private createLogGroups(): ITerraformDependable[] {
    const { naming, part, logRetentionDays, key } = this.props;
    return AUDIT_LOGS.map(
      ({ id, name }) =>
        new LogGroup(this, id, {
          name: naming.warehouseLogGroupName(part, name),
          retentionDays: logRetentionDays,
          key,
        }).resource,
    );
  }
}
