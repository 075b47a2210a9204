import type { EtlResources } from '../../workflows/etl-resources';

const lambda = (name: string) => `arn:aws:lambda:eu-west-1:111111111111:function:etl-${name}:live`;

/** Names and ARNs as a stack would give them. */
export const etlResources: EtlResources = {
  functions: {
    planRun: lambda('plan-run'),
    transformParts: lambda('transform-parts'),
    collectResults: lambda('collect-results'),
    writeReport: lambda('write-report'),
  },
  runsTable: 'etl-runs',
  dataBucket: 'etl-data',
  extractJobName: 'etl-extract',
  athena: { workgroup: 'etl', database: 'etl_sales' },
  redshift: {
    workgroup: 'etl',
    database: 'warehouse',
    schema: 'sales',
    copyRoleArn: 'arn:aws:iam::111111111111:role/etl-redshift',
  },
  compaction: {
    clusterArn: 'arn:aws:ecs:eu-west-1:111111111111:cluster/etl',
    taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111111111111:task-definition/etl-compact',
    containerName: 'compact',
    subnetIds: ['subnet-1', 'subnet-2'],
    securityGroupIds: ['sg-1'],
  },
  notificationsTopicArn: 'arn:aws:sns:eu-west-1:111111111111:etl-notifications',
  batchSize: 4,
  concurrency: 50,
  toleratedFailurePercent: 5,
};
