import { statementsOf } from '../policy-document';
import { resources } from '../synth';
import { demandEach, type JudgedStack, type PolicyRule, policyText, section } from './rule';

/**
 * What an access log may hold: nothing of a path or a query, for the link to a decision stands in the path. A variable
 * that is not here is to be looked up first.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html
 */
const LOGGED = new Set([
  '$context.requestId',
  '$context.requestTime',
  '$context.identity.sourceIp',
  '$context.routeKey',
  '$context.status',
  '$context.responseLatency',
  '$context.integration.status',
  '$context.integrationErrorMessage',
  '$context.authorizer.error',
]);

/** Variables of a format that may hold a secret, and what is no variable at all. */
function unsafeIn(format: unknown): string[] {
  const values = Object.values(JSON.parse(`${format ?? '{}'}`) as Record<string, unknown>);
  return values.map(String).filter((value) => !LOGGED.has(value));
}

/** What a dashboard has to show of its stack, by the words that a body holds. */
function watchedIn({ json }: JudgedStack): string[] {
  return [
    ...resources(json, 'aws_cloudwatch_metric_alarm').map(
      ({ body }) => `:alarm:${body['alarm_name']}"`,
    ),
    ...resources(json, 'aws_sfn_state_machine').map(({ body }) => `:stateMachine:${body['name']}"`),
    ...resources(json, 'aws_lambda_function').map(({ body }) => `"${body['function_name']}"`),
    ...resources(json, 'aws_sqs_queue').map(({ body }) => `"${body['name']}"`),
  ];
}

const isOwn = ({ path }: { readonly path: string }): boolean => path === 'Dashboard/Dashboard';

/** Who sees what, afterwards and at once. */
export const WATCHING_RULES: readonly PolicyRule[] = [
  {
    name: 'no access log holds a path or a query, in which a link would stand',
    findings: ({ json }) =>
      resources(json, 'aws_apigatewayv2_stage').flatMap(({ address, body }) =>
        unsafeIn(section(body, 'access_log_settings')['format']).map(
          (value) => `${address}: logs ${value}`,
        ),
      ),
    breaks: [
      '$context.path',
      '$context.protocol',
      '$context.requestOverride.path',
      '$context.requestId $context.path',
    ].map((value) => ({
      type: 'aws_apigatewayv2_stage',
      fields: { access_log_settings: { format: JSON.stringify({ logged: value }) } },
    })),
  },
  {
    name: 'every stack has a dashboard of its machine, functions, queues and alarms',
    findings: (stack) => {
      const own = resources(stack.json, 'aws_cloudwatch_dashboard').find(isOwn);
      const body = `${own?.body['dashboard_body']}`;
      return watchedIn(stack).filter((word) => !body.includes(word));
    },
    breaks: [
      {
        type: 'aws_cloudwatch_dashboard',
        path: 'Dashboard/Dashboard',
        fields: { dashboard_body: '{"widgets":[]}' },
      },
    ],
  },
  {
    name: 'every dashboard is known at plan: nothing in it for Terraform to fill in',
    findings: (stack) =>
      demandEach(
        stack,
        'aws_cloudwatch_dashboard',
        ({ body }) => !/[$%]\{/.test(`${body['dashboard_body']}`),
        'is known after the apply',
      ),
    breaks: [
      {
        type: 'aws_cloudwatch_dashboard',
        fields: { dashboard_body: '{"widgets":["${aws_sqs_queue.Shipping.name}"]}' },
      },
    ],
  },
  {
    name: 'a trail covers every region and shows what was changed in its files',
    findings: (stack) =>
      demandEach(
        stack,
        'aws_cloudtrail',
        ({ body }) =>
          body['is_multi_region_trail'] === true &&
          body['enable_log_file_validation'] === true &&
          body['enable_logging'] !== false,
        'can be got round',
      ),
    breaks: [
      { type: 'aws_cloudtrail', fields: { is_multi_region_trail: false } },
      { type: 'aws_cloudtrail', fields: { enable_log_file_validation: undefined } },
      { type: 'aws_cloudtrail', fields: { enable_logging: false } },
    ],
  },
  {
    name: 'a trail leaves its own bucket out, or it would record itself without end',
    findings: (stack) =>
      demandEach(
        stack,
        'aws_cloudtrail',
        ({ body }) =>
          JSON.stringify(body['advanced_event_selector']).includes(
            `"not_starts_with":["arn:aws:s3:::${body['s3_bucket_name']}/"]`,
          ),
        'records what it writes',
      ),
    breaks: [{ type: 'aws_cloudtrail', fields: { advanced_event_selector: [] } }],
  },
  {
    name: 'a VPC endpoint lets through what the principals of the account do, and layers of images',
    findings: (stack) =>
      demandEach(
        stack,
        'aws_vpc_endpoint',
        ({ body }) => {
          const statements = statementsOf(body);
          return (
            statements.length > 0 &&
            statements.every(
              ({ Action, Resource, Condition = {} }) =>
                /^\d{12}$/.test(`${section(Condition, 'StringEquals')['aws:PrincipalAccount']}`) ||
                (Action === 's3:GetObject' && /-starport-layer-bucket\/\*$/.test(`${Resource}`)),
            )
          );
        },
        'is a way out for everybody',
      ),
    breaks: [
      { type: 'aws_vpc_endpoint', fields: { policy: undefined } },
      {
        type: 'aws_vpc_endpoint',
        fields: { policy: policyText({ Principal: '*', Action: '*', Resource: '*' }) },
      },
    ],
  },
];
