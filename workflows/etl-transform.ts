import { caughtAll } from '../asl/catch';
import { branch } from '../asl/language';
import { LAMBDA_CRASHED, LAMBDA_TRANSIENT, TIMEOUT } from '../asl/retry';
import { ecsRunTaskSync } from '../asl/tasks/ecs';
import { lambdaInvoke } from '../asl/tasks/lambda';
import { ETL_ERRORS } from './etl-errors';
import type { CompactionResources, EtlResources } from './etl-resources';

/** A Lambda fault that passes, told under a name of our own. */
const SERVICE_UNAVAILABLE = {
  ...TIMEOUT,
  ErrorEquals: [ETL_ERRORS.awsServiceUnavailable],
} as const;

/** Retries of every function here: each writes the same bytes under the same keys, however often it runs. */
export const RETRIES = [LAMBDA_TRANSIENT, LAMBDA_CRASHED, SERVICE_UNAVAILABLE, TIMEOUT] as const;

/**
 * Cleans every part of the run, in batches, each a child execution. Children are Express: cheaper than Standard up to
 * 23 s, and harmless to repeat (docs/decisions/0012-etl.md has the arithmetic).
 */
export const transformParts = (aws: EtlResources) =>
  ({
    Type: 'Map',
    Label: 'TransformParts',
    ItemReader: {
      Resource: 'arn:aws:states:::s3:listObjectsV2',
      Parameters: {
        Bucket: aws.dataBucket,
        'Prefix.$': "States.Format('runs/{}/staging/', $.run.runId)",
      },
    },
    ItemSelector: { 'key.$': '$$.Map.Item.Value.Key' },
    ItemBatcher: {
      MaxItemsPerBatch: aws.batchSize,
      BatchInput: { 'runId.$': '$.run.runId', 'runDate.$': '$.run.runDate' },
    },
    MaxConcurrency: aws.concurrency,
    ToleratedFailurePercentage: aws.toleratedFailurePercent,
    ItemProcessor: transformBatch(aws),
    ResultWriter: {
      Resource: 'arn:aws:states:::s3:putObject',
      Parameters: {
        Bucket: aws.dataBucket,
        'Prefix.$': "States.Format('runs/{}/results', $.run.runId)",
      },
    },
    ResultSelector: { 'manifestKey.$': '$.ResultWriterDetails.Key' },
    ResultPath: '$.mapped',
  }) as const;

const transformBatch = (aws: EtlResources) =>
  branch({
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
    StartAt: 'TransformBatch',
    States: {
      TransformBatch: {
        Comment: 'No Catch: a batch that fails is counted against the tolerated failures.',
        ...lambdaInvoke({ FunctionName: aws.functions.transformParts, 'Payload.$': '$' }),
        Retry: RETRIES,
        OutputPath: '$.Payload',
        End: true,
      },
    },
  });

/** Seconds; a gigabyte is joined in about two minutes. */
const COMPACTION_TIMEOUT_SECONDS = 30 * 60;

/** Joins the clean parts as the run's plan says, in a container that ends by itself. */
export const compactParts = (compaction: CompactionResources) =>
  ({
    ...ecsRunTaskSync(
      {
        Cluster: compaction.clusterArn,
        TaskDefinition: compaction.taskDefinitionArn,
        LaunchType: 'FARGATE',
        NetworkConfiguration: {
          AwsvpcConfiguration: {
            Subnets: compaction.subnetIds,
            SecurityGroups: compaction.securityGroupIds,
            AssignPublicIp: 'DISABLED',
          },
        },
        Overrides: {
          ContainerOverrides: [
            {
              Name: compaction.containerName,
              Environment: [{ Name: 'RUN_ID', 'Value.$': '$.run.runId' }],
            },
          ],
        },
      },
      { TimeoutSeconds: COMPACTION_TIMEOUT_SECONDS },
    ),
    ResultPath: null,
    Catch: [caughtAll('FailRun')],
  }) as const;
