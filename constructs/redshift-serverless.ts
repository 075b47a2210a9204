import { RedshiftserverlessNamespace } from '@cdktf/provider-aws/lib/redshiftserverless-namespace';
import { RedshiftserverlessWorkgroup } from '@cdktf/provider-aws/lib/redshiftserverless-workgroup';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config/environment';
import type { Naming } from '../config/naming';
import type { EncryptionKey } from './encryption-key';
import { ServiceRole } from './service-role';

export interface WarehouseProps {
  readonly naming: Naming;
  readonly part: string;
  readonly database: string;
  /** Redshift processing units: 8 to 1,024, paid by the second while a query runs. */
  readonly baseCapacityRpus: number;
  readonly network: EnvironmentConfig['etl']['network'];
  /** Encrypts the data and the administrator's password. @default keys that AWS owns */
  readonly key?: EncryptionKey | undefined;
}

/**
 * A Redshift Serverless warehouse that only the VPC and the Data API reach. Redshift makes the administrator's
 * password and keeps it in Secrets Manager: it never passes through Terraform.
 */
export class Warehouse extends Construct {
  readonly workgroupName: string;
  /** Redshift reads files with it; whoever gives it files grants it. */
  readonly copyRole: ServiceRole;
  /** Known at plan. */
  readonly copyRoleArn: string;
  readonly resource: RedshiftserverlessWorkgroup;

  constructor(scope: Construct, id: string, props: WarehouseProps) {
    super(scope, id);
    const { naming, part, key, network } = props;
    const name = naming.warehouseName(part);
    this.workgroupName = name;
    this.copyRoleArn = naming.roleArn(`${part}-copy`);
    this.copyRole = new ServiceRole(this, 'CopyRole', {
      name: naming.roleName(`${part}-copy`),
      // Redshift Serverless takes a role on under either name.
      service: ['redshift.amazonaws.com', 'redshift-serverless.amazonaws.com'],
      description: `Reads the files that ${name} copies`,
      trustConditions: { StringEquals: { 'aws:SourceAccount': naming.account } },
    });
    const namespace = new RedshiftserverlessNamespace(this, 'Namespace', {
      namespaceName: name,
      dbName: props.database,
      manageAdminPassword: true,
      iamRoles: [this.copyRole.arn],
      logExports: ['connectionlog', 'useractivitylog', 'userlog'],
      ...(key ? { kmsKeyId: key.arn, adminPasswordSecretKmsKeyId: key.arn } : {}),
      dependsOn: [...this.copyRole.dependencies],
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
}
