import { environments } from '../../../config/environments';
import { statementsOf } from '../policy-document';
import { type PlacedResource, resources } from '../synth';
import { demandEach, type PolicyRule, policyText, section } from './rule';

const DAYS_OF_A_YEAR = 365;
const READER_TIMEOUTS = 6;

/** The field that holds the key, for each kind of resource that keeps data. */
const KEY_FIELDS: Readonly<Record<string, (resource: PlacedResource) => unknown>> = {
  aws_sqs_queue: ({ body }) => body['kms_master_key_id'],
  aws_sns_topic: ({ body }) => body['kms_master_key_id'],
  aws_dynamodb_table: ({ body }) => section(body, 'server_side_encryption')['kms_key_arn'],
  aws_cloudwatch_log_group: ({ body }) => body['kms_key_id'],
  aws_lambda_function: ({ body }) => body['kms_key_arn'],
  aws_sfn_state_machine: ({ body }) => section(body, 'encryption_configuration')['kms_key_id'],
  aws_redshiftserverless_namespace: ({ body }) => body['kms_key_id'],
  aws_cloudtrail: ({ body }) => body['kms_key_id'],
};

const nameIn = (arn: unknown): string => `${arn}`.split(':').at(-1) ?? '';

/** How data is kept. */
export const DATA_RULES: readonly PolicyRule[] = [
  {
    name: 'all that keeps data is encrypted under the key of the workflow, where it has one',
    findings: (stack) =>
      environments[stack.environment].customerKey
        ? Object.entries(KEY_FIELDS).flatMap(([type, keyOf]) =>
            demandEach(
              stack,
              type,
              (resource) => /^\$\{aws_kms_key\.\w+\.arn\}$/.test(`${keyOf(resource)}`),
              'is not under the key',
            ),
          )
        : [],
    breaks: [
      { type: 'aws_sqs_queue', fields: { kms_master_key_id: undefined } },
      { type: 'aws_sns_topic', fields: { kms_master_key_id: 'alias/aws/sns' } },
      { type: 'aws_dynamodb_table', fields: { server_side_encryption: { enabled: true } } },
      { type: 'aws_cloudwatch_log_group', fields: { kms_key_id: undefined } },
      { type: 'aws_lambda_function', fields: { kms_key_arn: undefined } },
      { type: 'aws_sfn_state_machine', fields: { encryption_configuration: undefined } },
      { type: 'aws_redshiftserverless_namespace', fields: { kms_key_id: undefined } },
      { type: 'aws_cloudtrail', fields: { kms_key_id: undefined } },
    ],
  },
  {
    name: 'every queue is encrypted, if only by SQS itself',
    findings: (stack) =>
      demandEach(
        stack,
        'aws_sqs_queue',
        ({ body }) =>
          body['sqs_managed_sse_enabled'] === true || body['kms_master_key_id'] !== undefined,
        'is plain',
      ),
    breaks: [
      {
        type: 'aws_sqs_queue',
        fields: { sqs_managed_sse_enabled: false, kms_master_key_id: undefined },
      },
    ],
  },
  {
    name: 'a key is rotated, is hard to lose and locks nobody out',
    findings: (stack) =>
      demandEach(
        stack,
        'aws_kms_key',
        ({ body }) =>
          body['enable_key_rotation'] === true &&
          Number(body['deletion_window_in_days']) >= 7 &&
          statementsOf(body).some(({ Principal }) =>
            /:root"/.test(JSON.stringify(Principal ?? '')),
          ),
        'is not safe',
      ),
    breaks: [
      { type: 'aws_kms_key', fields: { enable_key_rotation: false } },
      { type: 'aws_kms_key', fields: { deletion_window_in_days: 1 } },
      { type: 'aws_kms_key', fields: { policy: policyText({ Principal: { Service: 'x' } }) } },
    ],
  },
  {
    name: 'a table is on demand and can be brought back to any point in time',
    findings: (stack) =>
      demandEach(
        stack,
        'aws_dynamodb_table',
        ({ body }) =>
          body['billing_mode'] === 'PAY_PER_REQUEST' &&
          section(body, 'point_in_time_recovery')['enabled'] === true,
        'has no recovery or a fixed capacity',
      ),
    breaks: [
      { type: 'aws_dynamodb_table', fields: { point_in_time_recovery: { enabled: false } } },
      { type: 'aws_dynamodb_table', fields: { billing_mode: 'PROVISIONED' } },
    ],
  },
  {
    name: 'no table of production can be deleted',
    findings: (stack) =>
      stack.environment === 'prod'
        ? demandEach(
            stack,
            'aws_dynamodb_table',
            ({ body }) => body['deletion_protection_enabled'] === true,
            'can be deleted',
          )
        : [],
    breaks: [{ type: 'aws_dynamodb_table', fields: { deletion_protection_enabled: false } }],
  },
  {
    name: 'no warehouse of production can be destroyed',
    findings: (stack) =>
      stack.environment === 'prod'
        ? demandEach(
            stack,
            'aws_redshiftserverless_namespace',
            ({ body }) => section(body, 'lifecycle')['prevent_destroy'] === true,
            'can be destroyed',
          )
        : [],
    breaks: [{ type: 'aws_redshiftserverless_namespace', fields: { lifecycle: undefined } }],
  },
  {
    name: 'every log is kept for a set time, in production a year',
    findings: (stack) =>
      demandEach(
        stack,
        'aws_cloudwatch_log_group',
        ({ body }) =>
          Number(body['retention_in_days'] ?? 0) >=
          (stack.environment === 'prod' ? DAYS_OF_A_YEAR : 1),
        'is not kept long enough',
      ),
    breaks: [
      { type: 'aws_cloudwatch_log_group', fields: { retention_in_days: undefined } },
      { type: 'aws_cloudwatch_log_group', fields: { retention_in_days: 180 } },
    ],
  },
  {
    name: 'a queue that is read has a dead-letter queue of this stack, and hides a message long enough',
    findings: ({ json }) =>
      resources(json, 'aws_lambda_event_source_mapping').flatMap(({ address, body }) => {
        const queues = resources(json, 'aws_sqs_queue');
        const named = (arn: unknown) => queues.find((one) => one.body['name'] === nameIn(arn));
        const queue = named(body['event_source_arn'])?.body ?? {};
        const redrive = JSON.parse(`${queue['redrive_policy'] ?? '{}'}`) as Record<string, unknown>;
        const reader = resources(json, 'aws_lambda_function').find(({ body: fn }) =>
          `${body['function_name']}`.includes(`:function:${fn['function_name']}:`),
        );
        const least = READER_TIMEOUTS * Number(reader?.body['timeout'] ?? Number.NaN);
        return [
          ...(named(redrive['deadLetterTargetArn']) ? [] : [`${address}: no dead-letter queue`]),
          ...(Number(queue['visibility_timeout_seconds']) >= least
            ? []
            : [`${address}: the queue shows a message again too soon`]),
        ];
      }),
    breaks: [
      {
        type: 'aws_sqs_queue',
        having: 'redrive_policy',
        fields: { redrive_policy: undefined },
      },
      {
        type: 'aws_sqs_queue',
        having: 'redrive_policy',
        fields: { visibility_timeout_seconds: 119 },
      },
    ],
  },
  {
    name: 'a reader of a queue is told which messages of a batch failed',
    findings: (stack) =>
      demandEach(
        stack,
        'aws_lambda_event_source_mapping',
        ({ body }) =>
          JSON.stringify(body['function_response_types']) === '["ReportBatchItemFailures"]',
        'fails a batch as a whole',
      ),
    breaks: [
      { type: 'aws_lambda_event_source_mapping', fields: { function_response_types: undefined } },
    ],
  },
];
