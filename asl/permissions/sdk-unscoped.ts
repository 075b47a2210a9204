/**
 * SDK calls whose IAM action takes no resource, by service: their statement is on `*`.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 * (actions without a resource type)
 */
const UNSCOPED: Readonly<Record<string, readonly string[]>> = {
  batch: ['describeJobs', 'listJobs', 'describeJobQueues', 'describeJobDefinitions'],
  cloudformation: ['listStacks', 'validateTemplate'],
  cloudwatch: ['getMetricData', 'getMetricStatistics', 'listMetrics'],
  cloudwatchlogs: ['describeLogGroups', 'getQueryResults', 'stopQuery'],
  comprehend: [
    'batchDetectEntities',
    'batchDetectSentiment',
    'detectDominantLanguage',
    'detectKeyPhrases',
    'detectPiiEntities',
    'detectSentiment',
  ],
  costexplorer: ['getCostAndUsage', 'getCostForecast', 'getDimensionValues'],
  dynamodb: ['listTables', 'describeLimits'],
  ecs: ['listClusters', 'listTaskDefinitions', 'describeTaskDefinition'],
  eks: ['listClusters'],
  eventbridge: ['listEventBuses'],
  kms: ['generateRandom', 'listKeys', 'listAliases'],
  lambda: ['listEventSourceMappings', 'listFunctions'],
  pricing: ['describeServices', 'getAttributeValues', 'getProducts'],
  redshiftdata: ['describeStatement', 'getStatementResult', 'cancelStatement', 'listStatements'],
  resourcegroupstaggingapi: ['getResources', 'getTagKeys', 'getTagValues'],
  secretsmanager: ['getRandomPassword', 'listSecrets'],
  sfn: [
    'listStateMachines',
    'listActivities',
    'sendTaskSuccess',
    'sendTaskFailure',
    'sendTaskHeartbeat',
  ],
  sns: ['listTopics', 'listSubscriptions'],
  sqs: ['listQueues'],
  ssm: ['describeParameters'],
  xray: ['putTraceSegments', 'putTelemetryRecords', 'getSamplingRules', 'getTraceSummaries'],
};

/** EC2 offers no resource for most of what it describes. */
const EC2_READ = /^describe[A-Z]\w*$/;

/** Why a call's statement is on `*`; undefined when it is not. */
export function unscopedReason(service: string, action: string, iam: string): string | undefined {
  const listed = Object.hasOwn(UNSCOPED, service) && UNSCOPED[service]?.includes(action);
  if (!listed && !(service === 'ec2' && EC2_READ.test(action))) return undefined;
  if (service === 'redshiftdata')
    return `${iam} is limited to the caller's own statements, not by resource`;
  return `${iam} takes no resource`;
}
