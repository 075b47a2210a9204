import type { EnvironmentConfig } from '../../config/environment';
import type { Naming } from '../../config/naming';
import type { EtlResources } from '../../workflows/etl-resources';
import type { QueueDescription, TableDescription } from '../world/description';

/** The container that joins parts; also the last word of its task's name. */
export const COMPACTION = 'compact';

/** Names and ARNs in the definition, as the stack gives them; a test compares the two. */
export function etlResources(naming: Naming, { etl }: EnvironmentConfig): EtlResources {
  return {
    functions: {
      planRun: naming.functionAliasArn('plan-run'),
      transformParts: naming.functionAliasArn('transform-parts'),
      collectResults: naming.functionAliasArn('collect-results'),
      writeReport: naming.functionAliasArn('write-report'),
    },
    runsTable: naming.tableName('runs'),
    dataBucket: naming.bucketName('data'),
    extractJobName: naming.glueJobName('extract'),
    athena: {
      workgroup: naming.athenaWorkgroupName('validation'),
      database: naming.catalogDatabaseName('sales'),
    },
    redshift: {
      workgroup: naming.warehouseName('warehouse'),
      database: etl.redshift.database,
      schema: etl.redshift.schema,
      copyRoleArn: naming.roleArn('warehouse-copy'),
    },
    compaction: etl.compaction
      ? {
          clusterArn: naming.clusterArn(COMPACTION),
          taskDefinitionArn: naming.taskDefinitionArn(COMPACTION),
          containerName: COMPACTION,
          ...etl.network,
        }
      : null,
    notificationsTopicArn: naming.topicArn('notifications'),
    batchSize: etl.batchSize,
    concurrency: etl.concurrency,
    toleratedFailurePercent: etl.toleratedFailurePercent,
  };
}

export const ETL_TABLES: readonly TableDescription[] = [
  { part: 'runs', partitionKey: 'runDate', watch: 'status' },
];

export const ETL_QUEUES: readonly QueueDescription[] = [{ part: 'schedule-dead-letters' }];
