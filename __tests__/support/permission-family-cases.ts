import type { JsonObject } from '../../asl/json';
import { arn } from './permissions';

/** Calls of one service that are authorised on the same resource. */
export interface PermissionFamily {
  /** As Step Functions spells it. */
  readonly service: string;
  /** As IAM spells it. */
  readonly prefix: string;
  readonly parameters: JsonObject;
  /** Calls, with their IAM actions where these are not named after them. */
  readonly calls: Readonly<Record<string, string>> | readonly string[];
  /** The resources of the one statement. */
  readonly on: readonly string[];
}

const execution = arn('states', 'execution:child:run');
const machine = arn('states', 'stateMachine:child');
const catalog = arn('glue', 'catalog');
const database = arn('glue', 'database/d');
const table = arn('glue', 'table/d/t');

/** Families of SDK calls; single calls are in `permission-sdk-cases/`. */
export const PERMISSION_FAMILIES: readonly PermissionFamily[] = [
  {
    service: 'glue',
    prefix: 'glue',
    parameters: { JobName: 'j' },
    calls: ['getJob', 'getJobRun', 'getJobRuns', 'batchStopJobRun'],
    on: [arn('glue', 'job/j')],
  },
  {
    service: 'glue',
    prefix: 'glue',
    parameters: { Name: 'c' },
    calls: ['startCrawler', 'stopCrawler', 'getCrawler'],
    on: [arn('glue', 'crawler/c')],
  },
  {
    service: 'glue',
    prefix: 'glue',
    parameters: { Name: 'w' },
    calls: ['startWorkflowRun', 'getWorkflowRun'],
    on: [arn('glue', 'workflow/w')],
  },
  {
    service: 'glue',
    prefix: 'glue',
    parameters: { Name: 't' },
    calls: ['startTrigger', 'stopTrigger'],
    on: [arn('glue', 'trigger/t')],
  },
  {
    service: 'glue',
    prefix: 'glue',
    parameters: { Name: 'd' },
    calls: ['getDatabase'],
    on: [catalog, database],
  },
  {
    service: 'glue',
    prefix: 'glue',
    parameters: { DatabaseName: 'd', Name: 't' },
    calls: ['getTable'],
    on: [catalog, database, table],
  },
  {
    service: 'glue',
    prefix: 'glue',
    parameters: { DatabaseName: 'd', TableName: 't' },
    calls: ['getPartition', 'getPartitions', 'createPartition', 'batchCreatePartition'],
    on: [catalog, database, table],
  },
  {
    service: 'sqs',
    prefix: 'sqs',
    parameters: { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/q' },
    calls: {
      sendMessage: 'SendMessage',
      sendMessageBatch: 'SendMessage',
      receiveMessage: 'ReceiveMessage',
      deleteMessage: 'DeleteMessage',
      deleteMessageBatch: 'DeleteMessage',
      changeMessageVisibility: 'ChangeMessageVisibility',
      changeMessageVisibilityBatch: 'ChangeMessageVisibility',
      getQueueAttributes: 'GetQueueAttributes',
      setQueueAttributes: 'SetQueueAttributes',
      purgeQueue: 'PurgeQueue',
    },
    on: [arn('sqs', 'q')],
  },
  {
    service: 'sqs',
    prefix: 'sqs',
    parameters: { QueueName: 'q' },
    calls: ['getQueueUrl'],
    on: [arn('sqs', 'q')],
  },
  {
    service: 'sns',
    prefix: 'sns',
    parameters: { TopicArn: arn('sns', 't') },
    calls: {
      publish: 'Publish',
      publishBatch: 'Publish',
      subscribe: 'Subscribe',
      getTopicAttributes: 'GetTopicAttributes',
      setTopicAttributes: 'SetTopicAttributes',
      listSubscriptionsByTopic: 'ListSubscriptionsByTopic',
    },
    on: [arn('sns', 't')],
  },
  {
    service: 'sfn',
    prefix: 'states',
    parameters: { StateMachineArn: machine },
    calls: ['startExecution', 'startSyncExecution', 'listExecutions', 'describeStateMachine'],
    on: [machine],
  },
  {
    service: 'sfn',
    prefix: 'states',
    parameters: { ExecutionArn: execution },
    calls: ['describeExecution', 'getExecutionHistory', 'stopExecution', 'redriveExecution'],
    on: [execution],
  },
  {
    service: 'eventbridge',
    prefix: 'events',
    parameters: { Name: 'r' },
    calls: ['putRule', 'deleteRule', 'describeRule', 'enableRule', 'disableRule'],
    on: [arn('events', 'rule/r')],
  },
  {
    service: 'eventbridge',
    prefix: 'events',
    parameters: { Rule: 'r', EventBusName: arn('events', 'event-bus/orders') },
    calls: ['putTargets', 'removeTargets'],
    on: [arn('events', 'rule/orders/r')],
  },
  {
    service: 'ssm',
    prefix: 'ssm',
    parameters: { Name: '/a/b' },
    calls: ['getParameter', 'putParameter', 'deleteParameter'],
    on: [arn('ssm', 'parameter/a/b')],
  },
  {
    service: 'ssm',
    prefix: 'ssm',
    parameters: { Path: '/a/' },
    calls: ['getParametersByPath'],
    on: [arn('ssm', 'parameter/a')],
  },
  {
    service: 'scheduler',
    prefix: 'scheduler',
    parameters: { Name: 's', GroupName: 'g' },
    calls: ['createSchedule', 'updateSchedule', 'deleteSchedule', 'getSchedule'],
    on: [arn('scheduler', 'schedule/g/s')],
  },
  {
    service: 'batch',
    prefix: 'batch',
    parameters: { 'JobId.$': '$.id' },
    calls: ['terminateJob', 'cancelJob'],
    on: [arn('batch', 'job/*')],
  },
  {
    service: 'sagemakerruntime',
    prefix: 'sagemaker',
    parameters: { EndpointName: 'e' },
    calls: ['invokeEndpoint', 'invokeEndpointAsync'],
    on: [arn('sagemaker', 'endpoint/e')],
  },
];
