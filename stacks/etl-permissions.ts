import { QUERY_RESULTS_PREFIX } from '../constructs/query-workgroup';
import type { WorkflowProps } from '../constructs/workflow';
import type { EtlPlatform } from './etl-platform';
import type { EtlStores } from './etl-stores';

type Supplied = NonNullable<WorkflowProps['supplied']>;

/**
 * What the machine's role needs and its definition does not show: the tables and objects behind a query, which stand
 * in SQL, the workgroup of a query's id, and the roles behind a task definition.
 */
export function etlPermissions({ data }: EtlStores, platform: EtlPlatform): Supplied {
  const { catalog, workgroup, compaction } = platform;
  const results = {
    resources: [`${data.arn}/${QUERY_RESULTS_PREFIX}*`],
    reason: 'Athena names the files of its results itself',
  };
  return {
    'States.ValidateRows': [
      { extend: true, actions: ['glue:GetDatabase', 'glue:GetTable'], resources: catalog.arns },
      {
        extend: true,
        actions: ['s3:GetBucketLocation', 's3:ListBucketMultipartUploads'],
        resources: [data.arn],
      },
      {
        extend: true,
        actions: ['s3:ListBucket'],
        resources: [data.arn],
        conditions: {
          StringLike: { 's3:prefix': ['runs/*', 'quarantine/*', `${QUERY_RESULTS_PREFIX}*`] },
        },
      },
      {
        extend: true,
        actions: ['s3:GetObject'],
        resources: [`${data.arn}/runs/*`, `${data.arn}/quarantine/*`],
        reason: 'the run, whose id begins the rest of the key, is known only at run time',
      },
      {
        extend: true,
        actions: [
          's3:AbortMultipartUpload',
          's3:GetObject',
          's3:ListMultipartUploadParts',
          's3:PutObject',
        ],
        ...results,
      },
    ],
    'States.ReadValidation': [
      { actions: ['athena:GetQueryResults'], resources: [workgroup.arn] },
      { actions: ['s3:GetObject'], ...results },
    ],
    ...(compaction
      ? {
          'States.CompactParts': [
            {
              extend: true,
              actions: ['iam:PassRole'],
              resources: compaction.passedRoleArns,
              conditions: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
            },
          ],
        }
      : {}),
  };
}
