import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table';
import { Construct } from 'constructs';
import type { Naming } from '../config/naming';
import type { EncryptionKey } from './encryption-key';
import type { ServiceRole } from './service-role';

/** The calls that a handler may be given, one by one. */
export type TableAction = 'GetItem' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'Query';

export interface TableProps {
  readonly naming: Naming;
  readonly part: string;
  /** Attribute of the partition key; a string. */
  readonly partitionKey: string;
  /** Attribute of the sort key; a string. @default none */
  readonly sortKey?: string;
  /** Attribute with the epoch seconds after which DynamoDB deletes the item. @default items stay */
  readonly timeToLiveAttribute?: string;
  readonly deletionProtection: boolean;
  /** @default DynamoDB's own encryption */
  readonly key?: EncryptionKey | undefined;
}

/** An on-demand table with point-in-time recovery. */
export class Table extends Construct {
  readonly name: string;
  readonly arn: string;
  readonly resource: DynamodbTable;

  constructor(scope: Construct, id: string, props: TableProps) {
    super(scope, id);
    this.name = props.naming.tableName(props.part);
    this.arn = props.naming.tableArn(props.part);
    const keys = [props.partitionKey, ...(props.sortKey ? [props.sortKey] : [])];
    this.resource = new DynamodbTable(this, 'Table', {
      name: this.name,
      billingMode: 'PAY_PER_REQUEST',
      hashKey: props.partitionKey,
      ...(props.sortKey ? { rangeKey: props.sortKey } : {}),
      attribute: keys.map((name) => ({ name, type: 'S' })),
      pointInTimeRecovery: { enabled: true },
      deletionProtectionEnabled: props.deletionProtection,
      ...(props.key ? { serverSideEncryption: { enabled: true, kmsKeyArn: props.key.arn } } : {}),
      ...(props.timeToLiveAttribute
        ? { ttl: { enabled: true, attributeName: props.timeToLiveAttribute } }
        : {}),
    });
  }

  /** Lets a role make exactly the named calls. */
  grant(role: ServiceRole, ...actions: readonly [TableAction, ...TableAction[]]): void {
    role.allow({
      sid: `Table${this.node.id}`,
      actions: actions.map((action) => `dynamodb:${action}`).sort(),
      resources: [this.arn],
    });
  }
}
