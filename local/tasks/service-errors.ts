import type { Integration } from '../../asl/integration';
import { TaskFailure } from '../../simulator/tasks/handler';
import type { ServiceError } from '../services/aws-service';

type ServiceIntegration = Extract<Integration, { readonly kind: 'optimized' | 'sdk' }>;

/** How Step Functions spells a service in error names: optimised integrations, then SDK calls. */
const OPTIMIZED: Readonly<Record<string, string>> = {
  dynamodb: 'DynamoDB',
  ecs: 'ECS',
  events: 'EventBridge',
  sns: 'SNS',
  sqs: 'SQS',
};
const SDK: Readonly<Record<string, string>> = {
  dynamodb: 'DynamoDb',
  eventbridge: 'EventBridge',
  kms: 'Kms',
  redshiftdata: 'RedshiftData',
  s3: 'S3',
  secretsmanager: 'SecretsManager',
  sfn: 'Sfn',
  sns: 'Sns',
  sqs: 'Sqs',
};

/** Errors that the SDK has no class for go by the name of the service's own exception. */
const WITHOUT_CLASS: ReadonlySet<string> = new Set([
  'ValidationException',
  'UnknownOperationException',
]);
const GENERAL: Readonly<Record<string, string>> = {
  DynamoDB: 'AmazonDynamoDBException',
  DynamoDb: 'DynamoDbException',
  SQS: 'AmazonSQSException',
  SNS: 'AmazonSNSException',
};

/**
 * What a service's error fails a task with: `DynamoDB.ConditionalCheckFailedException`, or with the SDK's spelling
 * `DynamoDb.TransactionCanceledException`. Error classes of the SDK for Java always end in `Exception`.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export function taskFailure(
  { kind, service }: ServiceIntegration,
  { name, message, status }: ServiceError,
  requestId: string,
): TaskFailure {
  const prefix = (kind === 'sdk' ? SDK : OPTIMIZED)[service] ?? capital(service);
  const own = WITHOUT_CLASS.has(name) ? GENERAL[prefix] : undefined;
  const error = own ?? (/Exception$/.test(name) ? name : `${name}Exception`);
  const cause = `${message} (Service: ${prefix}, Status Code: ${status}, Request ID: ${requestId})`;
  return new TaskFailure(`${prefix}.${error}`, cause);
}

/** The first letter large: an operation from an action. */
export function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
