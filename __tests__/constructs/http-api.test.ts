import { describe, expect, test } from '@jest/globals';
import type { TerraformStack } from 'cdktf';
import { EncryptionKey } from '../../constructs/encryption-key';
import { HttpApi } from '../../constructs/http-api';
import { NodeFunction } from '../../constructs/node-function';
import { environmentConfig, naming } from '../support/environment-config';
import { fakeCatalog } from '../support/handler-catalog';
import { onlyPlaced, onlyResource, resources, type StackJson, synthesize } from '../support/synth';

const names = naming();
const config = environmentConfig();
const ALARMS_ARN = names.topicArn('alarms');
const LOG_GROUP = '/aws/vendedlogs/apis/sfn-workflows-test-order-api';

function addApi(stack: TerraformStack, key?: EncryptionKey): HttpApi {
  const fn = (id: string, part: string): NodeFunction =>
    new NodeFunction(stack, id, {
      naming: names,
      part,
      handler: `order/${part}`,
      code: fakeCatalog,
      description: part,
      config,
      alarmTopicArn: ALARMS_ARN,
    });
  return new HttpApi(stack, 'Api', {
    naming: names,
    description: 'orders and payments',
    routes: [
      {
        id: 'GetOrder',
        method: 'GET',
        path: '/orders/{orderId}',
        fn: fn('GetOrderFn', 'get-order'),
        authorization: { kind: 'iam' },
      },
      {
        id: 'Callback',
        method: 'POST',
        path: '/callback',
        fn: fn('CallbackFn', 'callback'),
        authorization: {
          kind: 'authorizer',
          fn: fn('JudgeFn', 'judge'),
          requiredHeaders: ['x-signature', 'x-timestamp'],
        },
      },
      {
        id: 'Link',
        method: 'GET',
        path: '/links/{linkId}',
        fn: fn('LinkFn', 'link'),
        authorization: { kind: 'open', reason: 'the link is the authority' },
      },
    ],
    throttling: config.api,
    logRetentionDays: 14,
    key,
    alarmTopicArn: ALARMS_ARN,
  });
}

const json = synthesize((stack) => void addApi(stack));
const api = onlyPlaced(json, 'aws_apigatewayv2_api');
const routeOf = (routeKey: string) =>
  onlyResource(json, 'aws_apigatewayv2_route', (body) => body['route_key'] === routeKey);
const at = (type: string, path: string, from: StackJson = json) =>
  onlyPlaced(from, type, (_body, found) => found === path);
const aliasOf = (id: string) => at('aws_lambda_alias', `${id}/Live`).address;

describe('HttpApi', () => {
  test('is an HTTP API that is replaced without a gap', () => {
    expect(api.body).toMatchObject({
      name: 'sfn-workflows-test-order-api',
      description: 'orders and payments',
      protocol_type: 'HTTP',
      lifecycle: { create_before_destroy: true },
    });
  });

  test('lets everybody through on an open route, and says why beside it', () => {
    expect(routeOf('GET /links/{linkId}')).toMatchObject({
      authorization_type: 'NONE',
      '//': { reason: 'the link is the authority' },
    });
    expect(routeOf('GET /orders/{orderId}')['//']).not.toHaveProperty('reason');
  });

  test('asks for a signed request on an iam route', () => {
    const route = routeOf('GET /orders/{orderId}');

    expect(route['authorization_type']).toBe('AWS_IAM');
    expect(route).not.toHaveProperty('authorizer_id');
  });

  test('asks the authorizer function about each single request of its route', () => {
    const authorizer = onlyPlaced(json, 'aws_apigatewayv2_authorizer');

    expect(routeOf('POST /callback')).toMatchObject({
      authorization_type: 'CUSTOM',
      authorizer_id: `\${${authorizer.address}.id}`,
    });
    expect(authorizer.body).toMatchObject({
      name: 'sfn-workflows-test-order-judge',
      authorizer_type: 'REQUEST',
      authorizer_uri:
        'arn:aws:apigateway:eu-north-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-north-1:999999999999:function:sfn-workflows-test-order-judge:live/invocations',
      authorizer_payload_format_version: '2.0',
      enable_simple_responses: true,
      identity_sources: ['$request.header.x-signature', '$request.header.x-timestamp'],
      authorizer_result_ttl_in_seconds: 0,
      depends_on: [aliasOf('JudgeFn')],
    });
  });

  test('calls the alias of the function behind a route, once that is there', () => {
    const integration = at('aws_apigatewayv2_integration', 'Api/GetOrder/Integration');

    expect(routeOf('GET /orders/{orderId}')['target']).toBe(
      `integrations/\${${integration.address}.id}`,
    );
    expect(integration.body).toMatchObject({
      integration_type: 'AWS_PROXY',
      integration_uri: names.functionAliasArn('get-order'),
      payload_format_version: '2.0',
      depends_on: [aliasOf('GetOrderFn')],
    });
  });

  test.each([
    ['GetOrder/Permission', 'GetOrderFn', 'get-order', '*/GET/orders/{orderId}'],
    ['Callback/Permission', 'CallbackFn', 'callback', '*/POST/callback'],
  ])('lets only its own route call a function: %s', (path, id, part, source) => {
    expect(at('aws_lambda_permission', `Api/${path}`).body).toMatchObject({
      action: 'lambda:InvokeFunction',
      principal: 'apigateway.amazonaws.com',
      function_name: names.functionName(part),
      qualifier: `\${${aliasOf(id)}.name}`,
      source_arn: `\${${api.address}.execution_arn}/${source}`,
    });
  });

  test('lets only its own authorizer call the authorizer function', () => {
    const authorizer = onlyPlaced(json, 'aws_apigatewayv2_authorizer').address;

    expect(at('aws_lambda_permission', 'Api/Callback/AuthorizerPermission').body).toMatchObject({
      function_name: names.functionName('judge'),
      source_arn: `\${${api.address}.execution_arn}/authorizers/\${${authorizer}.id}`,
    });
    expect(resources(json, 'aws_lambda_permission')).toHaveLength(4);
  });

  test('throttles every route and measures each', () => {
    expect(onlyResource(json, 'aws_apigatewayv2_stage')).toMatchObject({
      name: '$default',
      auto_deploy: true,
      default_route_settings: {
        throttling_rate_limit: 20,
        throttling_burst_limit: 40,
        detailed_metrics_enabled: true,
      },
    });
  });

  test('logs each request as JSON without headers or bodies, to a group that is there first', () => {
    const group = at('aws_cloudwatch_log_group', 'Api/AccessLogs/LogGroup');
    const stage = onlyResource(json, 'aws_apigatewayv2_stage');
    const { destination_arn, format } = stage['access_log_settings'] as Record<string, string>;

    expect(group.body).toMatchObject({ name: LOG_GROUP, retention_in_days: 14 });
    expect(destination_arn).toBe(`arn:aws:logs:eu-north-1:999999999999:log-group:${LOG_GROUP}`);
    expect(stage['depends_on']).toEqual([group.address]);
    const fields = JSON.parse(String(format)) as Record<string, string>;
    expect(fields).toMatchObject({ requestId: '$context.requestId', status: '$context.status' });
    expect(Object.values(fields).every((field) => /^\$context\./.test(field))).toBe(true);
  });

  test('encrypts its log under the key it is given', () => {
    const keyed = synthesize(
      (stack) =>
        void addApi(stack, new EncryptionKey(stack, 'Key', { naming: names, description: 'key' })),
    );
    const keyArn = `\${${onlyPlaced(keyed, 'aws_kms_key').address}.arn}`;
    const logs = 'Api/AccessLogs/LogGroup';

    expect(at('aws_cloudwatch_log_group', logs, keyed).body['kms_key_id']).toBe(keyArn);
    expect(at('aws_cloudwatch_log_group', logs).body).not.toHaveProperty('kms_key_id');
  });

  test('wakes somebody at the first answer that is our fault', () => {
    const alarm = onlyResource(
      json,
      'aws_cloudwatch_metric_alarm',
      (body) => body['namespace'] === 'AWS/ApiGateway',
    );

    expect(alarm).toMatchObject({
      alarm_name: 'sfn-workflows-test-order-api-server-errors-critical',
      metric_name: '5xx',
      dimensions: { ApiId: `\${${api.address}.id}` },
      statistic: 'Sum',
      period: 300,
      evaluation_periods: 1,
      datapoints_to_alarm: 1,
      comparison_operator: 'GreaterThanThreshold',
      threshold: 0,
      treat_missing_data: 'notBreaching',
      alarm_actions: [ALARMS_ARN],
      ok_actions: [ALARMS_ARN],
    });
    expect(alarm['alarm_description']).toMatch(/; see docs\/runbooks\/api\.md$/);
  });
});
