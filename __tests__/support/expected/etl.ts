import { etlResources } from '../../../local/etl/resources';
import { etlWorkflow } from '../../../workflows/etl';
import { ETL_ERRORS } from '../../../workflows/etl-errors';
import type { WorkflowExpectation } from './workflow-expectation';

/** What the ETL workflow says about itself. */
export const etl: WorkflowExpectation = {
  definition: (naming, config) => etlWorkflow(etlResources(naming, config)),
  supplied: (naming, { etl: settings }) => {
    const data = naming.bucketArn('data');
    const extend = true;
    return {
      'States.ValidateRows': [
        {
          extend,
          actions: ['glue:GetDatabase', 'glue:GetTable'],
          resources: naming.catalogArns(naming.catalogDatabaseName('sales'), [
            'sales_clean',
            'sales_quarantine',
          ]),
        },
        {
          extend,
          actions: ['s3:GetBucketLocation', 's3:ListBucketMultipartUploads'],
          resources: [data],
        },
        {
          extend,
          actions: ['s3:ListBucket'],
          resources: [data],
          conditions: { StringLike: { 's3:prefix': ['runs/*', 'quarantine/*', 'athena/*'] } },
        },
        {
          extend,
          actions: ['s3:GetObject'],
          resources: [`${data}/runs/*`, `${data}/quarantine/*`],
          reason: 'a run',
        },
        {
          extend,
          actions: [
            's3:AbortMultipartUpload',
            's3:GetObject',
            's3:ListMultipartUploadParts',
            's3:PutObject',
          ],
          resources: [`${data}/athena/*`],
          reason: 'results',
        },
      ],
      'States.ReadValidation': [
        {
          actions: ['athena:GetQueryResults'],
          resources: [naming.athenaWorkgroupArn('validation')],
        },
        { actions: ['s3:GetObject'], resources: [`${data}/athena/*`], reason: 'results' },
      ],
      ...(settings.compaction
        ? {
            'States.CompactParts': [
              {
                extend,
                actions: ['iam:PassRole'],
                resources: [naming.roleArn('compact'), naming.roleArn('compact-start')],
                conditions: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
              },
            ],
          }
        : {}),
    };
  },
  // A run is a day's data: one that fails is looked at.
  maxFailedExecutions: 0,
  errors: Object.values(ETL_ERRORS),
  raisedErrors: [
    ETL_ERRORS.qualityFailed,
    ETL_ERRORS.loadFailed,
    ETL_ERRORS.loadTimedOut,
    ETL_ERRORS.loadMismatched,
  ],
  passingErrors: [ETL_ERRORS.awsServiceUnavailable],
  rowWriters: ['ClaimRun', 'CloseRun', 'FailRun'],
  tables: ['runs'],
  queues: { 'schedule-dead-letters': { isRead: false } },
  topics: { notifications: [] },
  buckets: ['data', 'source'],
  functionTimeouts: { 'collect-results': 50 },
  otherTypes: ({ customerKey, etl: { compaction } }) => [
    'aws_athena_workgroup',
    'aws_glue_catalog_database',
    'aws_glue_catalog_table',
    'aws_glue_job',
    'aws_redshiftserverless_namespace',
    'aws_redshiftserverless_workgroup',
    'aws_s3_object',
    'aws_scheduler_schedule',
    'aws_scheduler_schedule_group',
    ...(compaction ? ['aws_ecs_cluster', 'aws_ecs_task_definition'] : []),
    ...(customerKey ? ['aws_glue_security_configuration'] : []),
  ],
};
