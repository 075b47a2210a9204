import { serialize } from '../../asl/serialize';
import { LIVE_ALIAS } from '../../config/naming';
import type { ExpectedWorkflow } from '../support/expected/expected-workflow';
import { expectedMachinePolicy } from '../support/expected/machine-policy';
import { expectedPartNames } from '../support/expected/part-names';
import { functionAssertions } from './function-assertions';
import { queueAssertions, topicAssertions } from './messaging-assertions';
import { mockKeyArn, mockMachineVersionArn } from './mocks';
import type { StackBook } from './stack-book';
import { type Assertion, jsonEquals, quoted } from './test-file';

/** Everything that the rendered stack must be, whatever its workflow. */
export function stackAssertions(
  book: StackBook,
  expected: ExpectedWorkflow,
  root: string,
): Assertion[] {
  const names = expectedPartNames(expected, root);
  return [
    ...machineAssertions(book, expected),
    ...aliasAssertions(book, expected),
    ...alarmAssertions(book, expected),
    ...logAssertions(book, expected),
    ...queueAssertions(book, expected, names.queues),
    ...topicAssertions(book, expected),
    ...routeAssertions(book, expected),
    ...functionAssertions(book, expected, names.functions),
  ];
}

function machineAssertions(book: StackBook, expected: ExpectedWorkflow): Assertion[] {
  const { naming, config, definition } = expected;
  const machine = book.address('aws_sfn_state_machine', 'Workflow/Machine');
  const role = book.address('aws_iam_role', 'Workflow/Role/Role');
  const policy = book.address('aws_iam_role_policy', 'Workflow/Role/Policy');
  const arn = naming.stateMachineArn;
  const hasChildren = serialize(definition).includes('"Mode":"DISTRIBUTED"');
  const trust = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'states.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': config.account },
          ArnLike: { 'aws:SourceArn': hasChildren ? [arn, `${arn}/*`] : arn },
        },
      },
    ],
  };
  return [
    {
      topic: 'machine policy is the derived one',
      condition: jsonEquals(
        `${policy}.policy`,
        expectedMachinePolicy(expected, mockKeyArn(expected)),
      ),
      expectation: `${policy} is what derivePermissions gives for the definition`,
    },
    {
      topic: 'machine role trusts its own machine only',
      condition: jsonEquals(`${role}.assume_role_policy`, trust),
      expectation: `${role} is bound by aws:SourceAccount and aws:SourceArn`,
    },
    {
      topic: 'definition is the module’s, known and literal',
      condition: `${machine}.definition == ${quoted(serialize(definition))}`,
      expectation: `${machine}.definition is the serialized module`,
    },
    {
      topic: 'definition is the module’s, known and literal',
      condition: `can(jsondecode(${machine}.definition)) && length(regexall("[$%]\\\\{", ${machine}.definition)) == 0`,
      expectation: `${machine}.definition is JSON and holds no template`,
    },
    {
      topic: 'definition calls functions by their alias',
      condition: `alltrue([for arn in regexall("arn:aws:lambda:[^\\"]+", ${machine}.definition) : endswith(arn, ${quoted(`:${LIVE_ALIAS}`)})])`,
      expectation: `every Lambda ARN in ${machine}.definition ends in ':${LIVE_ALIAS}'`,
    },
    {
      topic: 'machine publishes, traces and logs as configured',
      condition: `${machine}.publish && ${machine}.tracing_configuration[0].enabled && ${machine}.logging_configuration[0].level == ${quoted(config.logs.level)} && ${machine}.logging_configuration[0].include_execution_data == ${expected.logsExecutionData}`,
      expectation: `${machine}: publish, X-Ray, log level ${config.logs.level}, execution data ${expected.logsExecutionData}`,
    },
  ];
}

function aliasAssertions(
  book: StackBook,
  { naming, config, workflow }: ExpectedWorkflow,
): Assertion[] {
  const alias = book.address('aws_sfn_alias', 'Workflow/Live');
  const routes = config.release[workflow].map(({ version, weightPercent }) => ({
    arn: version === 'new' ? mockMachineVersionArn(naming) : naming.stateMachineVersionArn(version),
    weight: weightPercent,
  }));
  return [
    {
      topic: 'alias sends executions where config says',
      condition: jsonEquals(
        `jsonencode([for route in ${alias}.routing_configuration : { arn = route.state_machine_version_arn, weight = route.weight }])`,
        routes,
      ),
      expectation: `${alias} routes ${JSON.stringify(routes)}`,
    },
  ];
}

function alarmAssertions(
  book: StackBook,
  { naming, maxFailedExecutions }: ExpectedWorkflow,
): Assertion[] {
  const topic = 'every alarm tells somebody what to do';
  const failed = book.address('aws_cloudwatch_metric_alarm', 'Workflow/Alarms/Failed/Alarm');
  const each = book.all('aws_cloudwatch_metric_alarm').map((alarm) => ({
    topic,
    condition: `length(${alarm}.alarm_actions) > 0 && length(${alarm}.ok_actions) > 0 && strcontains(${alarm}.alarm_description, "docs/runbooks/")`,
    expectation: `${alarm} has an action and a description that names its runbook`,
  }));
  return [
    ...each,
    {
      topic,
      condition: `${failed}.metric_name == "ExecutionsFailed" && ${failed}.threshold == ${maxFailedExecutions} && ${failed}.dimensions["StateMachineArn"] == ${quoted(naming.stateMachineArn)}`,
      expectation: `${failed} goes off above ${maxFailedExecutions} failed executions of the machine`,
    },
  ];
}

function logAssertions(book: StackBook, { config }: ExpectedWorkflow): Assertion[] {
  return book.all('aws_cloudwatch_log_group').map((group) => ({
    topic: 'log groups keep what config says',
    condition: `${group}.retention_in_days == ${config.logs.retentionDays}`,
    expectation: `${group} keeps ${config.logs.retentionDays} days`,
  }));
}

function routeAssertions(book: StackBook, { routes }: ExpectedWorkflow): Assertion[] {
  const found = book.all('aws_apigatewayv2_route', Object.keys(routes).length);
  return found.map((route) => ({
    topic: 'every route is there for those that it is for',
    condition: `${route}.authorization_type == lookup(jsondecode(${quoted(JSON.stringify(routes))}), ${route}.route_key, "no such route")`,
    expectation: `${route} is one of ${JSON.stringify(routes)}`,
  }));
}
