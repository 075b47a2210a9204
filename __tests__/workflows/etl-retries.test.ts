import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../simulator/tasks/faults';
import { type EtlRunOptions, type EtlTask, recordEtl } from '../support/etl-machine';
import { BROKEN } from '../support/failures';
import {
  describeRepeatedCalls,
  describeRetries,
  PASSING_ERRORS,
  type RetryTable,
} from '../support/retry-tests';

/** Ways through the workflow; together they call every Task. */
const ROUTES = {
  'a day that is loaded': {},
  'a day whose load is taken back': { DescribeLoad: BROKEN },
} as const satisfies Readonly<Record<string, EtlRunOptions['tasks']>>;

const { dynamodb, sns } = PASSING_ERRORS;
const lambda = [...PASSING_ERRORS.lambda, 'AwsServiceUnavailable'];
const s3 = ['S3.SdkClientException', 'States.Timeout'];
/**
 * No room for now. Of a job, a container or a query, nothing else is tried again: what ran out of its time would again.
 */
const full = {
  glue: [
    'Glue.ConcurrentRunsExceededException',
    'Glue.ResourceNumberLimitExceededException',
    'Glue.ThrottlingException',
    'Glue.AWSGlueException',
  ],
  ecs: [
    'AmazonECS.Unknown',
    'ECS.AmazonECSException',
    'ECS.ServerException',
    'ECS.ThrottlingException',
  ],
  athena: [
    'Athena.TooManyRequestsException',
    'Athena.ThrottlingException',
    'Athena.AmazonAthenaException',
  ],
  redshift: ['RedshiftData.ActiveStatementsExceededException'],
} as const;
const redshift = ['RedshiftData.InternalServerException', 'States.Timeout'];

const RETRIES: RetryTable<EtlTask, keyof typeof ROUTES> = {
  routes: ROUTES,
  run: (tasks, faults = []) => recordEtl({ tasks, faults }),
  cases: [
    ['PlanRun', 'a day that is loaded', lambda],
    ['ClaimRun', 'a day that is loaded', dynamodb],
    ['ExtractSales', 'a day that is loaded', full.glue],
    ['TransformBatch', 'a day that is loaded', lambda],
    ['CollectResults', 'a day that is loaded', lambda],
    ['CompactParts', 'a day that is loaded', full.ecs],
    ['ValidateRows', 'a day that is loaded', full.athena],
    [
      'ReadValidation',
      'a day that is loaded',
      [...full.athena, 'Athena.InternalServerException', 'States.Timeout'],
    ],
    ['StartLoad', 'a day that is loaded', [...full.redshift, ...redshift]],
    ['DescribeLoad', 'a day that is loaded', redshift],
    ['ReadLoad', 'a day that is loaded', redshift],
    ['WriteReport', 'a day that is loaded', lambda],
    ['PublishManifest', 'a day that is loaded', s3],
    ['CloseRun', 'a day that is loaded', dynamodb],
    ['NotifyLoaded', 'a day that is loaded', sns],
    ['CancelLoad', 'a day whose load is taken back', redshift],
    ['DescribeStopped', 'a day whose load is taken back', redshift],
    ['FailRun', 'a day whose load is taken back', dynamodb],
    ['NotifyFailed', 'a day whose load is taken back', sns],
  ],
};

describeRetries(RETRIES);

const token = expect.stringMatching(/./);
const notice = { Message: { eventId: token } };

describeRepeatedCalls(RETRIES, [
  ['ValidateRows', 'a day that is loaded', { ClientRequestToken: token }, full.athena[1]],
  ['StartLoad', 'a day that is loaded', { ClientToken: expect.stringMatching(/^[0-9a-f]{64}$/) }],
  ['NotifyLoaded', 'a day that is loaded', notice],
  ['NotifyFailed', 'a day whose load is taken back', notice],
]);

describe('a service that is full for long', () => {
  /** Twenty minutes and more, as long as a job of another day may take. */
  const attempts = 8;

  test.each<readonly [EtlTask, string]>([
    ['ExtractSales', full.glue[0]],
    ['CompactParts', full.ecs[0]],
    ['ValidateRows', full.athena[0]],
    ['ReadValidation', full.athena[0]],
    ['StartLoad', full.redshift[0]],
  ])('only delays the day: %s meets %s', async (state, error) => {
    const faults = Array.from({ length: attempts }, (_, index): Fault => {
      return { state, attempt: index + 1, error };
    });
    const { status, called } = await recordEtl({ faults });

    expect(status).toBe('SUCCEEDED');
    expect(called.filter((name) => name === state)).toHaveLength(1);
  });
});
