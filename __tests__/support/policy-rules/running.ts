import { environments } from '../../../config/environments';
import { PROJECT } from '../../../config/project';
import { resources } from '../synth';
import { demandEach, type PolicyRule, section } from './rule';
import { runbookExists } from './runbooks';
import { looksSecret } from './secrets';

const WATCHED = [
  'ExecutionsFailed',
  'ExecutionsTimedOut',
  'ExecutionsAborted',
  'ExecutionThrottled',
];
const TAGS = ['project', 'environment', 'workflow', 'team', 'managed-by'];
const RUNBOOK = /docs\/runbooks\/[\w-]+\.md(#[\w-]+)?/;

/** How things run and are seen to run. */
export const RUNNING_RULES: readonly PolicyRule[] = [
  {
    name: 'X-Ray sees every machine and function',
    findings: (stack) => [
      ...demandEach(
        stack,
        'aws_lambda_function',
        ({ body }) => section(body, 'tracing_config')['mode'] === 'Active',
        'is not traced',
      ),
      ...demandEach(
        stack,
        'aws_sfn_state_machine',
        ({ body }) => section(body, 'tracing_configuration')['enabled'] === true,
        'is not traced',
      ),
    ],
    breaks: [
      { type: 'aws_lambda_function', fields: { tracing_config: { mode: 'PassThrough' } } },
      { type: 'aws_sfn_state_machine', fields: { tracing_configuration: undefined } },
    ],
  },
  {
    name: 'every machine logs what its environment says, in production all, to a group that is vended',
    findings: (stack) =>
      demandEach(
        stack,
        'aws_sfn_state_machine',
        ({ body }) => {
          const { level, log_destination } = section(body, 'logging_configuration');
          const { environment } = stack;
          const wanted = environment === 'prod' ? 'ALL' : environments[environment].logs.level;
          return (
            level === wanted &&
            (level === 'OFF' || /:log-group:\/aws\/vendedlogs\/.+:\*$/.test(`${log_destination}`))
          );
        },
        'does not log',
      ),
    breaks: [
      { type: 'aws_sfn_state_machine', fields: { logging_configuration: { level: 'OFF' } } },
      {
        type: 'aws_sfn_state_machine',
        fields: { logging_configuration: { level: 'ALL', log_destination: 'log-group:/mine:*' } },
      },
    ],
  },
  {
    name: 'every log group is named for AWS’s service and our workflow that write it',
    findings: (stack) =>
      demandEach(
        stack,
        'aws_cloudwatch_log_group',
        ({ body }) =>
          /^\/aws\/[\w/-]+$/.test(`${body['name']}`) &&
          `${body['name']}`.includes(`/${PROJECT}-${stack.environment}-${stack.workflow}`),
        'is named by nothing',
      ),
    breaks: [
      { type: 'aws_cloudwatch_log_group', fields: { name: 'orders' } },
      { type: 'aws_cloudwatch_log_group', fields: { name: '/aws/lambda/orders' } },
    ],
  },
  {
    name: 'every function writes to a log group of the stack',
    findings: (stack) => {
      const names = resources(stack.json, 'aws_cloudwatch_log_group').map(
        ({ body }) => body['name'],
      );
      return demandEach(
        stack,
        'aws_lambda_function',
        ({ body }) => names.includes(section(body, 'logging_config')['log_group']),
        'would make its own log group',
      );
    },
    breaks: [{ type: 'aws_lambda_function', fields: { logging_config: undefined } }],
  },
  {
    name: 'every function has memory, timeout and a runtime that AWS supports, by choice',
    findings: (stack) =>
      demandEach(
        stack,
        'aws_lambda_function',
        ({ body }) =>
          typeof body['memory_size'] === 'number' &&
          typeof body['timeout'] === 'number' &&
          body['runtime'] === 'nodejs22.x',
        'leaves it to chance',
      ),
    breaks: [
      { type: 'aws_lambda_function', fields: { memory_size: undefined } },
      { type: 'aws_lambda_function', fields: { timeout: undefined } },
      { type: 'aws_lambda_function', fields: { runtime: 'nodejs20.x' } },
    ],
  },
  {
    name: 'no variable of a function looks like a secret',
    findings: ({ json }) =>
      resources(json, 'aws_lambda_function').flatMap(({ address, body }) =>
        Object.entries(section(section(body, 'environment'), 'variables'))
          .filter(([name, value]) => looksSecret(name, `${value}`))
          .map(([name]) => `${address}: ${name}`),
      ),
    breaks: [
      {
        type: 'aws_lambda_function',
        fields: { environment: { variables: { PAYMENT_API_KEY: 'x' } } },
      },
      {
        type: 'aws_lambda_function',
        fields: { environment: { variables: { GREETING: 'q7Zr0vN2kXw9LmT4cB8sYd1FhJ6uPaEe' } } },
      },
    ],
  },
  {
    name: 'every alarm tells somebody, and again when it is over',
    findings: (stack) =>
      demandEach(
        stack,
        'aws_cloudwatch_metric_alarm',
        ({ body }) =>
          ['alarm_actions', 'ok_actions'].every((field) =>
            /^\["arn:aws:sns:[^"]+-alarms"\]$/.test(JSON.stringify(body[field] ?? [])),
          ),
        'tells nobody',
      ),
    breaks: [
      { type: 'aws_cloudwatch_metric_alarm', fields: { alarm_actions: [] } },
      { type: 'aws_cloudwatch_metric_alarm', fields: { ok_actions: undefined } },
    ],
  },
  {
    name: 'every alarm names a page of the runbook that is there',
    findings: (stack) =>
      demandEach(
        stack,
        'aws_cloudwatch_metric_alarm',
        ({ body }) => runbookExists(RUNBOOK.exec(`${body['alarm_description']}`)?.[0]),
        'names no runbook, or one that is not there',
      ),
    breaks: [
      { type: 'aws_cloudwatch_metric_alarm', fields: { alarm_description: 'good luck' } },
      {
        type: 'aws_cloudwatch_metric_alarm',
        fields: { alarm_description: 'see docs/runbooks/absent.md' },
      },
    ],
  },
  {
    name: 'every machine has its alarms on failures, timeouts, aborts and throttles',
    findings: ({ json }) => {
      const alarms = resources(json, 'aws_cloudwatch_metric_alarm');
      return resources(json, 'aws_sfn_state_machine').flatMap(({ address, body }) =>
        WATCHED.filter(
          (metric) =>
            !alarms.some(
              (alarm) =>
                alarm.body['metric_name'] === metric &&
                `${section(alarm.body, 'dimensions')['StateMachineArn']}`.endsWith(
                  `:${body['name']}`,
                ),
            ),
        ).map((metric) => `${address}: no alarm on ${metric}`),
      );
    },
    breaks: [
      {
        type: 'aws_cloudwatch_metric_alarm',
        path: 'Workflow/Alarms/Aborted/Alarm',
        fields: { metric_name: 'ExecutionsStarted' },
      },
    ],
  },
  {
    name: 'every API is throttled, logs its requests as JSON and is replaced without a gap',
    findings: (stack) => [
      ...demandEach(
        stack,
        'aws_apigatewayv2_stage',
        ({ body }) =>
          Number(section(body, 'default_route_settings')['throttling_rate_limit']) > 0 &&
          `${section(body, 'access_log_settings')['format']}`.startsWith('{"'),
        'is not throttled or not logged',
      ),
      ...demandEach(
        stack,
        'aws_apigatewayv2_api',
        ({ body }) => section(body, 'lifecycle')['create_before_destroy'] === true,
        'would be gone for a while',
      ),
    ],
    breaks: [
      { type: 'aws_apigatewayv2_stage', fields: { default_route_settings: {} } },
      { type: 'aws_apigatewayv2_stage', fields: { access_log_settings: undefined } },
      { type: 'aws_apigatewayv2_api', fields: { lifecycle: undefined } },
    ],
  },
  {
    name: 'the provider tags everything and works in one account only',
    findings: ({ json }) => {
      const [aws = {}] = json.provider['aws'] ?? [];
      const [defaults = {}] = (aws['default_tags'] ?? []) as Record<string, unknown>[];
      const tags = section(defaults, 'tags');
      return [
        ...TAGS.filter((tag) => !tags[tag]).map((tag) => `no tag '${tag}'`),
        ...(/^\["\d{12}"\]$/.test(JSON.stringify(aws['allowed_account_ids'] ?? []))
          ? []
          : ['any account']),
      ];
    },
    breaks: [],
  },
];
