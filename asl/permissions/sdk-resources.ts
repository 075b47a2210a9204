/** How a parameter of an SDK call names the resource that IAM authorises. */
export interface ResourceRule {
  /** @default every action of the service that has the parameter */
  readonly actions?: readonly string[];
  readonly parameter: string;
  /** What stands before the name in the ARN's resource, `table/` for example; '' when it is always an ARN. */
  readonly before: string;
  /** What stands after it: an id star, or a suffix; several where each makes a resource. */
  readonly after?: string | readonly string[];
  /** Why `after` holds a wildcard. */
  readonly reason?: string;
}

const SECRET_ID = {
  after: '-??????',
  reason: "Secrets Manager ends a secret's ARN with six characters of its own",
} as const;

/**
 * Services whose calls name one resource by one parameter, by SDK service.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const SDK_RESOURCES: Readonly<Record<string, readonly ResourceRule[]>> = {
  athena: [{ parameter: 'WorkGroup', before: 'workgroup/', actions: ['getWorkGroup'] }],
  cloudformation: [
    {
      parameter: 'StackName',
      before: 'stack/',
      after: '/*',
      reason: "the id at the end of a stack's ARN is given when it is made",
    },
  ],
  cloudwatch: [
    { actions: ['setAlarmState', 'putMetricAlarm'], parameter: 'AlarmName', before: 'alarm:' },
  ],
  cloudwatchlogs: [
    {
      actions: ['createLogGroup', 'deleteLogGroup'],
      parameter: 'LogGroupName',
      before: 'log-group:',
      // The table of IAM has the ARN as it is; what is asked for at run time ends in `:log-stream:`.
      after: ['', ':*'],
      reason: 'CloudWatch Logs asks for the log group with a log stream that has no name',
    },
    {
      actions: ['createLogStream', 'putLogEvents', 'getLogEvents'],
      parameter: 'LogGroupName',
      before: 'log-group:',
      after: ':log-stream:*',
      reason: 'log streams are made at run time',
    },
    {
      actions: ['filterLogEvents', 'startQuery', 'describeLogStreams', 'putRetentionPolicy'],
      parameter: 'LogGroupName',
      before: 'log-group:',
      after: ':*',
      reason: "CloudWatch Logs ends a log group's ARN with :*",
    },
  ],
  codepipeline: [
    { actions: ['startPipelineExecution', 'getPipelineState'], parameter: 'Name', before: '' },
  ],
  cognitoidentityprovider: [{ parameter: 'UserPoolId', before: 'userpool/' }],
  datasync: [{ parameter: 'TaskArn', before: 'task/', actions: ['startTaskExecution'] }],
  dynamodb: [{ parameter: 'TableName', before: 'table/' }],
  dynamodbstreams: [{ parameter: 'StreamArn', before: '' }],
  ecr: [{ parameter: 'RepositoryName', before: 'repository/' }],
  firehose: [{ parameter: 'DeliveryStreamName', before: 'deliverystream/' }],
  kinesis: [
    { parameter: 'StreamARN', before: '' },
    { parameter: 'StreamName', before: 'stream/' },
  ],
  kms: [
    {
      actions: [
        'encrypt',
        'decrypt',
        'generateDataKey',
        'generateDataKeyWithoutPlaintext',
        'generateMac',
        'verifyMac',
        'sign',
        'verify',
        'describeKey',
        'getPublicKey',
      ],
      parameter: 'KeyId',
      before: 'key/',
    },
  ],
  lambda: [
    {
      actions: ['deleteEventSourceMapping', 'getEventSourceMapping', 'updateEventSourceMapping'],
      parameter: 'UUID',
      before: 'event-source-mapping:',
    },
    { parameter: 'FunctionName', before: 'function:' },
  ],
  secretsmanager: [
    { parameter: 'SecretId', before: 'secret:', ...SECRET_ID },
    { actions: ['createSecret'], parameter: 'Name', before: 'secret:', ...SECRET_ID },
  ],
  sns: [{ parameter: 'TopicArn', before: '' }],
};
