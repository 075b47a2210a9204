export const TASK_DEFINITIONS: Readonly<Record<string, object>> = {
  'bare function and activity ARNs': {
    StartAt: 'Call',
    States: {
      Call: {
        Type: 'Task',
        Resource: 'arn:aws:lambda:us-east-1:111122223333:function:old',
        Next: 'Work',
      },
      Work: {
        Type: 'Task',
        Resource: 'arn:aws:states:us-east-1:111122223333:activity:work',
        TimeoutSecondsPath: '$.timeout',
        HeartbeatSecondsPath: '$.heartbeat',
        End: true,
      },
    },
  },
  'SDK calls, one of them with a token': {
    StartAt: 'Put',
    States: {
      Put: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:s3:putObject',
        Parameters: { Bucket: 'b', 'Key.$': '$.key', 'Body.$': '$' },
        Next: 'Ask',
      },
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:sns:publish.waitForTaskToken',
        Parameters: { TopicArn: 't', 'Message.$': "States.Format('answer {}', $$.Task.Token)" },
        HeartbeatSeconds: 60,
        End: true,
      },
    },
  },
  'jobs and nested executions': {
    StartAt: 'Run',
    States: {
      Run: {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution.sync:2',
        Parameters: {
          StateMachineArn: 'arn:aws:states:eu-west-1:111122223333:stateMachine:child',
          Input: { 'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$': '$$.Execution.Id' },
        },
        Next: 'Query',
      },
      Query: {
        Type: 'Task',
        Resource: 'arn:aws-cn:states:::athena:startQueryExecution.sync',
        Parameters: { QueryString: 'select 1', WorkGroup: 'primary' },
        Next: 'Container',
      },
      Container: {
        Type: 'Task',
        Resource: 'arn:aws:states:::ecs:runTask.waitForTaskToken',
        Parameters: {
          Cluster: 'c',
          TaskDefinition: 't:3',
          Overrides: {
            ContainerOverrides: [
              { Name: 'w', Environment: [{ Name: 'TOKEN', 'Value.$': '$$.Task.Token' }] },
            ],
          },
        },
        TimeoutSeconds: 900,
        End: true,
      },
    },
  },
  'an API called by HTTP, with parts that are computed': {
    QueryLanguage: 'JSONata',
    StartAt: 'Call',
    States: {
      Call: {
        Type: 'Task',
        Resource: 'arn:aws:states:::http:invoke',
        Arguments: {
          ApiEndpoint: "{% 'https://' & $states.input.host & '/orders' %}",
          Method: '{% $states.input.method %}',
          InvocationConfig: '{% $states.input.connection %}',
        },
        Assign: { answer: '{% $parse($states.result.ResponseBody) %}' },
        End: true,
      },
    },
  },
  'placeholders in ARNs and as whole values': {
    StartAt: 'Call',
    TimeoutSeconds: '${MachineTimeout}',
    States: {
      Call: {
        Type: 'Task',
        Resource: 'arn:${AWS::Partition}:states:::lambda:invoke',
        Parameters: { FunctionName: '${Function}', Payload: '${Payload}' },
        TimeoutSeconds: '${Timeout}',
        Retry: [{ ErrorEquals: ['${Error}'], MaxAttempts: '${Attempts}' }],
        Next: 'Other',
      },
      Other: { Type: 'Task', Resource: '${OtherFunctionArn}', Next: 'Hold' },
      Hold: { Type: 'Wait', Seconds: '${Delay}', Next: 'Queue' },
      Queue: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage',
        Parameters: '${QueueParameters}',
        End: true,
      },
    },
  },
};
