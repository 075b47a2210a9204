import { describe, expect, test } from '@jest/globals';
import { environments } from '../../../config/environments';
import {
  APPROVAL_ROUTES,
  approvalFunctions,
  DECISION_BASE_URL,
} from '../../../local/approval/functions';
import { APPROVAL_TABLES, approvalQueues } from '../../../local/approval/resources';
import { APPROVAL_DESCRIPTION } from '../../../local/approval/world';
import { ApprovalStack } from '../../../stacks/approval-stack';
import { fakeCatalog } from '../../support/handler-catalog';
import { onlyResource, resources, stackJson, throwawayApp } from '../../support/synth';

const config = environments.local;
const { naming } = APPROVAL_DESCRIPTION;
const stack = stackJson(
  new ApprovalStack(throwawayApp(), { environment: 'local', config, code: fakeCatalog }),
);

interface FunctionJson {
  readonly function_name: string;
  readonly environment: { readonly variables: Readonly<Record<string, string>> };
}

describe('what runs on a laptop is what the stack approval-local deploys:', () => {
  test('the definition', () => {
    const { definition } = onlyResource(stack, 'aws_sfn_state_machine');

    expect(APPROVAL_DESCRIPTION.definition).toBe(definition);
  });

  test('the functions and their environments, but for the address of the API', () => {
    const deployed = resources(stack, 'aws_lambda_function').map(
      ({ body }) => body as unknown as FunctionJson,
    );
    const ours = approvalFunctions(naming, config).map(
      ({ part, environment }) => [naming.functionName(part), environment] as const,
    );
    const atHome = (variables: Readonly<Record<string, string>>) =>
      /^\$\{aws_apigatewayv2_api\.\w+\.api_endpoint\}$/.test(variables['DECISION_BASE_URL'] ?? '')
        ? { ...variables, DECISION_BASE_URL }
        : variables;

    expect(Object.fromEntries(ours)).toEqual(
      Object.fromEntries(
        deployed.map(({ function_name, environment }) => [
          function_name,
          atHome(environment.variables),
        ]),
      ),
    );
  });

  test('the tables and their keys', () => {
    const deployed = resources(stack, 'aws_dynamodb_table').map(({ body }) => body);

    expect(
      APPROVAL_TABLES.map(({ part, partitionKey }) => [
        naming.tableName(part),
        partitionKey,
      ]).sort(),
    ).toEqual(deployed.map(({ name, hash_key }) => [name, hash_key]).sort());
  });

  test('the queues, their visibility and their dead letters', () => {
    const deployed = resources(stack, 'aws_sqs_queue').map(({ body }) => [
      body['name'],
      body['visibility_timeout_seconds'],
      body['redrive_policy'] && JSON.parse(String(body['redrive_policy'])),
    ]);
    const ours = approvalQueues(config).map(({ part, visibilityTimeoutSeconds, deadLetters }) => [
      naming.queueName(part),
      visibilityTimeoutSeconds,
      deadLetters && {
        deadLetterTargetArn: naming.queueArn(deadLetters.queue),
        maxReceiveCount: deadLetters.maxReceiveCount,
      },
    ]);

    expect(ours.sort()).toEqual(deployed.sort());
  });

  test('the reader of the questions', () => {
    const mapping = onlyResource(stack, 'aws_lambda_event_source_mapping');
    const [queue] = approvalQueues(config).filter(({ consumer }) => consumer !== undefined);

    expect([mapping['event_source_arn'], mapping['function_name'], mapping['batch_size']]).toEqual([
      naming.queueArn(queue?.part ?? ''),
      naming.functionAliasArn(queue?.consumer?.function ?? ''),
      queue?.consumer?.batchSize,
    ]);
  });

  test('the topics and the bucket', () => {
    const names = (type: string, field: string) =>
      resources(stack, type).map(({ body }) => String(body[field]));
    const { topics = [], buckets = [] } = APPROVAL_DESCRIPTION;

    expect([...topics, 'alarms'].map((part) => naming.topicName(part)).sort()).toEqual(
      names('aws_sns_topic', 'name').sort(),
    );
    expect(buckets.map((part) => naming.bucketName(part))).toEqual(
      names('aws_s3_bucket', 'bucket'),
    );
  });

  test('the routes, and who may call them', () => {
    const kinds: Readonly<Record<string, string>> = { AWS_IAM: 'iam', NONE: 'open' };
    const deployed = resources(stack, 'aws_apigatewayv2_route').map(({ body }) => [
      body['route_key'],
      kinds[String(body['authorization_type'])],
    ]);

    expect(
      APPROVAL_ROUTES.map(({ method, path, authorization }) => [
        `${method} ${path}`,
        authorization,
      ]).sort(),
    ).toEqual(deployed.sort());
  });
});
