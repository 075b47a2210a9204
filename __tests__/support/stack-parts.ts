import type { PartKind, PartNames } from './expected/part-names';
import { resources, type StackJson } from './synth';

interface Part {
  /** Type and field by which the part is known. */
  readonly type: string;
  readonly field: string;
  /** All types that it brings along. */
  readonly types: RegExp;
}

const PARTS: Readonly<Record<PartKind, Part>> = {
  functions: {
    type: 'aws_lambda_function',
    field: 'function_name',
    types: /^aws_lambda_(function|alias|permission|function_event_invoke_config)$/,
  },
  tables: { type: 'aws_dynamodb_table', field: 'name', types: /^aws_dynamodb_table$/ },
  queues: {
    type: 'aws_sqs_queue',
    field: 'name',
    types: /^aws_(sqs_queue(_policy)?|lambda_event_source_mapping)$/,
  },
  topics: {
    type: 'aws_sns_topic',
    field: 'name',
    types: /^aws_sns_topic(_policy|_subscription)?$/,
  },
  buckets: { type: 'aws_s3_bucket', field: 'bucket', types: /^aws_s3_bucket(_\w+)?$/ },
  rules: {
    type: 'aws_cloudwatch_event_rule',
    field: 'name',
    types: /^aws_cloudwatch_event_(rule|target)$/,
  },
  routes: { type: 'aws_apigatewayv2_route', field: 'route_key', types: /^aws_apigatewayv2_\w+$/ },
  keys: { type: 'aws_kms_alias', field: 'name', types: /^aws_kms_(key|alias)$/ },
};

/** What every workflow has. */
const OF_EVERY_WORKFLOW =
  /^aws_(sfn_state_machine|sfn_alias|iam_role|iam_role_policy|cloudwatch_log_group|cloudwatch_metric_alarm|cloudwatch_dashboard)$/;

/** The names of a stack's parts, each list sorted. */
export function partNamesIn(json: StackJson): PartNames {
  const names = Object.entries(PARTS).map(([kind, { type, field }]) => [
    kind,
    resources(json, type)
      .map(({ body }) => `${body[field]}`)
      .sort(),
  ]);
  return Object.fromEntries(names) as PartNames;
}

/** Types of resources that no part brings along, sorted. A type of a part that is not there counts as one of these. */
export function otherTypesIn(json: StackJson): string[] {
  const there = Object.values(PARTS).filter(({ type }) => resources(json, type).length > 0);
  const explained = [OF_EVERY_WORKFLOW, ...there.map(({ types }) => types)];
  return Object.keys(json.resource)
    .filter((type) => !explained.some((pattern) => pattern.test(type)))
    .sort();
}
