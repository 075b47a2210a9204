import { describe, expect, test } from '@jest/globals';
import { environments } from '../../../config/environments';
import { Naming } from '../../../config/naming';
import { ORDER_ROUTES, orderFunctions } from '../../../local/order/functions';
import { ORDER_TABLES, orderQueues } from '../../../local/order/resources';
import { ORDER_DESCRIPTION } from '../../../local/order/world';
import { OrderStack } from '../../../stacks/order-stack';
import { fakeCatalog } from '../../support/handler-catalog';
import { onlyResource, resources, stackJson, throwawayApp } from '../../support/synth';

const config = environments.local;
const { naming } = ORDER_DESCRIPTION;
const stack = stackJson(
  new OrderStack(throwawayApp(), { environment: 'local', config, code: fakeCatalog }),
);

interface FunctionJson {
  readonly function_name: string;
  readonly environment: { readonly variables: Readonly<Record<string, string>> };
}

describe('what runs on a laptop is what the stack order-local deploys:', () => {
  test('the definition', () => {
    const { definition } = onlyResource(stack, 'aws_sfn_state_machine');

    expect(ORDER_DESCRIPTION.definition).toBe(definition);
  });

  test('the functions and their environments', () => {
    const deployed = resources(stack, 'aws_lambda_function').map(
      ({ body }) => body as unknown as FunctionJson,
    );
    const ours = orderFunctions(naming, config).map(
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
      ORDER_TABLES.map(({ part, partitionKey, sortKey }) => [
        naming.tableName(part),
        partitionKey,
        sortKey,
      ]).sort(),
    ).toEqual(deployed.map(({ name, hash_key, range_key }) => [name, hash_key, range_key]).sort());
  });

  test('the queues, their visibility and their dead letters', () => {
    const deployed = resources(stack, 'aws_sqs_queue').map(({ body }) => ({
      name: body['name'],
      visibility: body['visibility_timeout_seconds'],
      redrive: body['redrive_policy'] && JSON.parse(String(body['redrive_policy'])),
    }));
    const ours = orderQueues(config).map(({ part, visibilityTimeoutSeconds, deadLetters }) => ({
      name: naming.queueName(part),
      visibility: visibilityTimeoutSeconds,
      redrive: deadLetters && {
        deadLetterTargetArn: naming.queueArn(deadLetters.queue),
        maxReceiveCount: deadLetters.maxReceiveCount,
      },
    }));

    expect(byName(ours)).toEqual(byName(deployed));
  });

  test('the reader of the shipping queue', () => {
    const mapping = onlyResource(stack, 'aws_lambda_event_source_mapping');
    const [queue] = orderQueues(config).filter(({ consumer }) => consumer !== undefined);

    expect({
      arn: mapping['event_source_arn'],
      fn: mapping['function_name'],
      batchSize: mapping['batch_size'],
    }).toEqual({
      arn: naming.queueArn(queue?.part ?? ''),
      fn: naming.functionAliasArn(queue?.consumer?.function ?? ''),
      batchSize: queue?.consumer?.batchSize,
    });
  });

  test('the routes', () => {
    const deployed = resources(stack, 'aws_apigatewayv2_route').map(({ body }) => [
      body['route_key'],
      body['authorization_type'] === 'AWS_IAM',
    ]);

    expect(
      ORDER_ROUTES.map(({ method, path, authorization }) => [
        `${method} ${path}`,
        authorization === 'iam',
      ]).sort(),
    ).toEqual(deployed.sort());
  });

  test('in the account and region of that stack', () => {
    expect(naming).toEqual(
      new Naming({
        environment: 'local',
        workflow: 'order',
        account: config.account,
        region: config.region,
      }),
    );
  });
});

function byName<T extends { readonly name: unknown }>(list: readonly T[]): readonly T[] {
  return [...list].sort((a, b) => (String(a.name) < String(b.name) ? -1 : 1));
}
