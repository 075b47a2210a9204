import { arn } from '../permissions';
import type { PermissionSdkCase } from './permission-sdk-case';

const table = arn('dynamodb', 'table/orders');

/** Tables and queries. */
export const DATABASE_CASES: readonly PermissionSdkCase[] = [
  [
    'dynamodb:batchGetItem',
    { RequestItems: { 'orders.$': '$.o', stock: {} } },
    [`dynamodb:BatchGetItem on ${table} ${arn('dynamodb', 'table/stock')}`],
  ],
  [
    'dynamodb:batchWriteItem',
    { RequestItems: { orders: [] } },
    [`dynamodb:BatchWriteItem on ${table}`],
  ],
  ['dynamodb:describeTable', { TableName: 'orders' }, [`dynamodb:DescribeTable on ${table}`]],
  [
    'dynamodb:query',
    { TableName: 'orders', IndexName: 'byDay' },
    [`dynamodb:Query on ${table}/index/byDay`],
  ],
  ['dynamodb:scan', { TableName: table }, [`dynamodb:Scan on ${table}`]],
  [
    'dynamodb:transactGetItems',
    { TransactItems: [{ Get: { TableName: 'orders' } }] },
    [`dynamodb:GetItem on ${table}`],
  ],
  [
    'dynamodb:transactWriteItems',
    {
      TransactItems: [
        { Put: { TableName: 'stock' } },
        { Update: { TableName: 'orders' } },
        { Delete: { TableName: 'orders' } },
        { ConditionCheck: { TableName: 'orders' } },
      ],
    },
    [
      `dynamodb:ConditionCheckItem dynamodb:DeleteItem dynamodb:UpdateItem on ${table}`,
      `dynamodb:PutItem on ${arn('dynamodb', 'table/stock')}`,
    ],
  ],
  [
    'glue:getTable',
    { DatabaseName: 'lake', Name: 'sales' },
    [
      `glue:GetTable on ${arn('glue', 'catalog')} ${arn('glue', 'database/lake')} ${arn('glue', 'table/lake/sales')}`,
    ],
  ],
  ['glue:startCrawler', { Name: 'c' }, [`glue:StartCrawler on ${arn('glue', 'crawler/c')}`]],
  [
    'rdsdata:executeStatement',
    { ResourceArn: arn('rds', 'cluster:c'), SecretArn: arn('secretsmanager', 'secret:s-1') },
    [
      `rds-data:ExecuteStatement on ${arn('rds', 'cluster:c')}`,
      `secretsmanager:GetSecretValue on ${arn('secretsmanager', 'secret:s-1')}`,
    ],
  ],
  ['redshiftdata:describeStatement', { 'Id.$': '$.id' }, ['redshift-data:DescribeStatement on *']],
  [
    'redshiftdata:executeStatement',
    { WorkgroupName: 'etl', Database: 'd' },
    [
      `redshift-data:ExecuteStatement redshift-serverless:GetCredentials on ${arn('redshift-serverless', 'workgroup/*')}`,
    ],
  ],
  [
    'redshiftdata:executeStatement',
    { ClusterIdentifier: 'c', Database: 'd', DbUser: 'u' },
    [
      `redshift-data:ExecuteStatement on ${arn('redshift', 'cluster:c')}`,
      `redshift:GetClusterCredentials on ${arn('redshift', 'dbname:c/d')} ${arn('redshift', 'dbuser:c/u')}`,
    ],
  ],
  [
    'redshiftdata:executeStatement',
    { ClusterIdentifier: 'c', Database: 'd' },
    [
      `redshift-data:ExecuteStatement on ${arn('redshift', 'cluster:c')}`,
      `redshift:GetClusterCredentialsWithIAM on ${arn('redshift', 'dbname:c/d')}`,
    ],
  ],
  [
    'redshiftdata:batchExecuteStatement',
    { ClusterIdentifier: 'c', SecretArn: arn('secretsmanager', 'secret:s-1') },
    [
      `redshift-data:BatchExecuteStatement on ${arn('redshift', 'cluster:c')}`,
      `secretsmanager:GetSecretValue on ${arn('secretsmanager', 'secret:s-1')}`,
    ],
  ],
];
