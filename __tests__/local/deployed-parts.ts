import { listOf, statementsOf } from '../support/policy-document';
import { onlyResource, type ResourceJson, resources, type StackJson } from '../support/synth';
import { inOrder, type Part, type WorldParts } from './world-parts';

type Variables = Readonly<Record<string, string>>;

/** Who may call a route, by what API Gateway calls it; at `CUSTOM` an authorizer decides. */
const AUTHORIZATIONS: Readonly<Record<string, string>> = { AWS_IAM: 'iam', NONE: 'open' };
const API_ADDRESS = /^\$\{aws_apigatewayv2_api\.\w+\.api_endpoint\}$/;
const HEADER = '$request.header.';

/**
 * The parts of a stack, in the form of a world's.
 *
 * @param apiAddress what stands on a laptop for the address of the stack's own API, which only AWS knows
 */
export function deployedParts(json: StackJson, apiAddress?: string): WorldParts {
  const parts = (type: string, toPart: (body: ResourceJson) => Part) =>
    inOrder(resources(json, type), ({ body }) => toPart(body));
  return {
    definition: String(onlyResource(json, 'aws_sfn_state_machine')['definition']),
    functions: parts('aws_lambda_function', ({ function_name, environment }) => ({
      name: function_name,
      environment: atHome((environment as { readonly variables: Variables }).variables, apiAddress),
    })),
    tables: parts('aws_dynamodb_table', ({ name, hash_key, range_key }) => ({
      name,
      partitionKey: hash_key,
      sortKey: range_key,
    })),
    queues: parts('aws_sqs_queue', ({ name, visibility_timeout_seconds, redrive_policy }) => ({
      name,
      visibilityTimeoutSeconds: visibility_timeout_seconds,
      deadLetters: redrive_policy && JSON.parse(String(redrive_policy)),
    })),
    readers: parts('aws_lambda_event_source_mapping', (mapping) => ({
      name: mapping['event_source_arn'],
      function: mapping['function_name'],
      batchSize: mapping['batch_size'],
    })),
    topics: parts('aws_sns_topic', ({ name }) => ({ name })),
    buckets: parts('aws_s3_bucket', ({ bucket }) => ({ name: bucket })),
    routes: parts('aws_apigatewayv2_route', (route) => ({
      name: route['route_key'],
      function: referredBy(json, route['target'])['integration_uri'],
      authorization: authorizationOf(json, route),
    })),
    secrets: inOrder(secretsReadIn(json), (name) => ({ name })),
    listeners: parts('aws_cloudwatch_event_target', ({ arn, rule }) => ({
      name: referredBy(json, rule)['name'],
      function: arn,
    })),
    byHour: inOrder(resources(json, 'aws_scheduler_schedule'), ({ body: { name, target } }) => {
      const { arn } = target as { readonly arn: string };
      return arn.includes(':function:') ? { name, function: arn } : undefined;
    }),
  };
}

/** ARNs of the queues that functions may receive from, in order. */
export function queuesReceivedFrom(json: StackJson): string[] {
  return resources(json, 'aws_iam_role_policy')
    .flatMap(({ body }) => statementsOf(body))
    .filter(({ Action }) => listOf(Action).includes('sqs:ReceiveMessage'))
    .flatMap(({ Resource }) => listOf(Resource))
    .sort();
}

/** Names of the secrets that functions are told of by their variables, in order. */
export function secretsToldIn(json: StackJson): string[] {
  const told = resources(json, 'aws_lambda_function').flatMap(({ body }) => {
    const { variables } = body['environment'] as { readonly variables: Variables };
    return Object.entries(variables).flatMap(([variable, name]) =>
      variable.endsWith('SECRET_NAME') ? [name] : [],
    );
  });
  return [...new Set(told)].sort();
}

/** Names of the secrets that functions may read. */
function secretsReadIn(json: StackJson): string[] {
  const read = resources(json, 'aws_iam_role_policy').flatMap(({ body }) => [
    ...String(body['policy']).matchAll(/:secret:([\w/-]+)-\?{6}/g),
  ]);
  return [...new Set(read.map(([, name = '']) => name))];
}

function authorizationOf(json: StackJson, route: ResourceJson): unknown {
  const type = String(route['authorization_type']);
  if (type !== 'CUSTOM') return AUTHORIZATIONS[type] ?? type;
  const { authorizer_uri, identity_sources } = referredBy(json, route['authorizer_id']);
  return {
    authorizer: authorizer_uri,
    requiredHeaders: (identity_sources as readonly string[]).map((source) =>
      source.startsWith(HEADER) ? source.slice(HEADER.length) : source,
    ),
  };
}

function atHome(variables: Variables, apiAddress: string | undefined): Variables {
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      apiAddress !== undefined && API_ADDRESS.test(value) ? apiAddress : value,
    ]),
  );
}

/** The resource that a field refers to, as `${aws_cloudwatch_event_rule.Recovery.name}`. */
function referredBy(json: StackJson, field: unknown): ResourceJson {
  const [, type = '', id = ''] = /\$\{(\w+)\.(\w+)\.\w+\}/.exec(String(field)) ?? [];
  const body = json.resource[type]?.[id];
  if (body === undefined) throw new Error(`${field} refers to no resource of the stack`);
  return body;
}
