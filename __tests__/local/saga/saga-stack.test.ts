import { describe, expect, test } from '@jest/globals';
import { environments } from '../../../config/environments';
import { SAGA_ROUTES, sagaFunctions } from '../../../local/saga/functions';
import { SAGA_QUEUES, SAGA_TABLES } from '../../../local/saga/resources';
import { SAGA_DESCRIPTION } from '../../../local/saga/world';
import { SagaStack } from '../../../stacks/saga-stack';
import { fakeCatalog } from '../../support/handler-catalog';
import { onlyResource, resources, stackJson, throwawayApp } from '../../support/synth';

const config = environments.local;
const { naming } = SAGA_DESCRIPTION;
const stack = stackJson(
  new SagaStack(throwawayApp(), { environment: 'local', config, code: fakeCatalog }),
);

interface FunctionJson {
  readonly function_name: string;
  readonly environment: { readonly variables: Readonly<Record<string, string>> };
}

describe('what runs on a laptop is what the stack saga-local deploys:', () => {
  test('the definition', () => {
    const { definition } = onlyResource(stack, 'aws_sfn_state_machine');

    expect(SAGA_DESCRIPTION.definition).toBe(definition);
  });

  test('the functions and their environments', () => {
    const deployed = resources(stack, 'aws_lambda_function').map(
      ({ body }) => body as unknown as FunctionJson,
    );
    const ours = sagaFunctions(naming, config).map(
      ({ part, environment }) => [naming.functionName(part), environment] as const,
    );

    expect(Object.fromEntries(ours)).toEqual(
      Object.fromEntries(
        deployed.map(({ function_name, environment }) => [function_name, environment.variables]),
      ),
    );
  });

  test('the tables and their keys', () => {
    const deployed = resources(stack, 'aws_dynamodb_table').map(({ body }) => body);

    expect(
      SAGA_TABLES.map(({ part, partitionKey, sortKey }) => [
        naming.tableName(part),
        partitionKey,
        sortKey,
      ]).sort(),
    ).toEqual(deployed.map(({ name, hash_key, range_key }) => [name, hash_key, range_key]).sort());
  });

  test('the queues and topics', () => {
    const names = (type: string) => resources(stack, type).map(({ body }) => body['name']);

    expect(names('aws_sqs_queue')).toEqual(SAGA_QUEUES.map(({ part }) => naming.queueName(part)));
    expect(names('aws_sns_topic').sort()).toEqual(
      ['alarms', 'notifications'].map((part) => naming.topicName(part)),
    );
  });

  test('the routes', () => {
    const deployed = resources(stack, 'aws_apigatewayv2_route').map(({ body }) => [
      body['route_key'],
      body['authorization_type'],
    ]);

    expect(SAGA_ROUTES.map(({ method, path }) => [`${method} ${path}`, 'AWS_IAM']).sort()).toEqual(
      deployed.sort(),
    );
  });

  test('the secrets that functions may read', () => {
    const read = resources(stack, 'aws_iam_role_policy').flatMap(({ body }) => [
      ...String(body['policy']).matchAll(/:secret:([\w/-]+)-\?{6}/g),
    ]);

    expect([...new Set(read.map(([, name]) => name))].sort()).toEqual(
      Object.keys(SAGA_DESCRIPTION.secrets ?? {}).sort(),
    );
  });
});
