/** Definitions that Step Functions accepts, of every kind of state and both query languages. */

const LAMBDA = 'arn:aws:states:::lambda:invoke';
const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:charge:live';
const ORDERS = 'orders';

const everyState = {
  Comment: 'All eight states of the JSONPath dialect',
  Version: '1.0',
  StartAt: 'Prepare',
  TimeoutSeconds: 3600,
  States: {
    Prepare: {
      Type: 'Pass',
      Result: { price: '$5.00', note: '$.not a path' },
      ResultPath: '$.defaults',
      Next: 'Charge',
    },
    Charge: {
      Type: 'Task',
      Resource: LAMBDA,
      Parameters: {
        FunctionName: FUNCTION,
        'Payload.$': "States.JsonMerge($.defaults, States.StringToJson('{}'), false)",
      },
      ResultSelector: { 'id.$': '$.Payload.id' },
      ResultPath: "$.charge['receipt'][0]",
      TimeoutSeconds: 30,
      HeartbeatSeconds: 10,
      Retry: [
        {
          ErrorEquals: ['Lambda.ServiceException'],
          IntervalSeconds: 2,
          MaxAttempts: 6,
          BackoffRate: 1.5,
          MaxDelaySeconds: 60,
          JitterStrategy: 'FULL',
        },
        { ErrorEquals: ['States.ALL'], MaxAttempts: 1 },
      ],
      Catch: [
        {
          ErrorEquals: ['CardDeclined', 'States.Http.StatusCode.402'],
          ResultPath: '$.failure',
          Next: 'Declined',
        },
        { ErrorEquals: ['States.DataLimitExceeded'], ResultPath: null, Next: 'Declined' },
        { ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: 'Declined' },
      ],
      Next: 'Route',
    },
    Route: {
      Type: 'Choice',
      Choices: [
        {
          And: [
            { Variable: '$.total', NumericGreaterThanEquals: 100 },
            { Not: { Variable: '$.region', StringMatches: 'eu-*' } },
            {
              Or: [
                { Variable: '$.vip', IsPresent: true },
                { Variable: '$$.Execution.Name', StringEqualsPath: '$.name' },
              ],
            },
          ],
          Next: 'Cool',
        },
        { Variable: '$.due', TimestampLessThan: '2026-01-31T08:00:00Z', Next: 'Cool' },
      ],
      Default: 'Both',
    },
    Cool: { Type: 'Wait', SecondsPath: '$.delay', Next: 'Charge' },
    Both: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Ship', States: { Ship: { Type: 'Pass', End: true } } },
        { StartAt: 'Tell', States: { Tell: { Type: 'Succeed' } } },
      ],
      ResultPath: null,
      Next: 'EachItem',
    },
    EachItem: {
      Type: 'Map',
      ItemsPath: '$.items[*]',
      ItemSelector: { 'item.$': '$$.Map.Item.Value', 'index.$': '$$.Map.Item.Index' },
      MaxConcurrency: 5,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'INLINE' },
        StartAt: 'Pack',
        States: { Pack: { Type: 'Pass', End: true } },
      },
      Next: 'Done',
    },
    Done: { Type: 'Succeed', OutputPath: '$.charge' },
    Declined: {
      Type: 'Fail',
      ErrorPath: '$.failure.Error',
      CausePath: "States.Format('declined: {}', $.failure.Cause)",
    },
  },
};

const jsonata = {
  QueryLanguage: 'JSONata',
  StartAt: 'Sum',
  TimeoutSeconds: 600,
  States: {
    Sum: {
      Type: 'Pass',
      Assign: { total: '{% $sum($states.input.items.price) %}', naïve_1: 1 },
      Output: '{% $states.input %}',
      Next: 'Pay',
    },
    Pay: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Arguments: {
        QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/111122223333/pay',
        MessageBody: {
          token: '{% $states.context.Task.Token %}',
          total: '{% $total + $naïve_1 %}',
        },
      },
      TimeoutSeconds: '{% $states.input.patience %}',
      Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput %}', Next: 'Failed' }],
      Next: 'Route',
    },
    Route: {
      Type: 'Choice',
      Choices: [{ Condition: '{% $total > 100 and $exists($states.input.vip) %}', Next: 'Each' }],
      Default: 'Later',
    },
    Each: {
      Type: 'Map',
      Items: '{% $map($states.input.items, function($item, $i) { {"n": $i, "v": $item} }) %}',
      ItemSelector: { v: '{% $states.context.Map.Item.Value %}' },
      MaxConcurrency: '{% $states.input.width %}',
      ItemProcessor: {
        StartAt: 'Hold',
        States: { Hold: { Type: 'Wait', Seconds: '{% ($n := 3; $n) %}', End: true } },
      },
      End: true,
    },
    Later: { Type: 'Wait', Timestamp: '{% $states.input.until %}', Next: 'Gone' },
    Gone: { Type: 'Succeed', Output: '{% $partition([1,2,3], 2) %}' },
    Failed: { Type: 'Fail', Error: 'PayFailed', Cause: '{% $string($states.input) %}' },
  },
};

const distributed = {
  StartAt: 'EachRow',
  TimeoutSeconds: 7200,
  States: {
    EachRow: {
      Type: 'Map',
      Label: 'EachRow',
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: {
          InputType: 'CSV',
          CSVHeaderLocation: 'GIVEN',
          CSVHeaders: ['id', 'sum'],
          MaxItems: 1000,
        },
        Parameters: { Bucket: 'rows', 'Key.$': '$.key' },
      },
      ItemBatcher: { MaxItemsPerBatch: 100, BatchInput: { 'run.$': '$$.Execution.Name' } },
      ResultWriter: {
        Resource: 'arn:aws:states:::s3:putObject',
        Parameters: { Bucket: 'results', Prefix: 'rows' },
        WriterConfig: { OutputType: 'JSONL', Transformation: 'COMPACT' },
      },
      ToleratedFailurePercentage: 2,
      MaxConcurrency: 200,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        StartAt: 'Store',
        States: {
          Store: {
            Type: 'Task',
            Resource: 'arn:aws:states:::dynamodb:putItem',
            Parameters: { TableName: ORDERS, Item: { id: { 'S.$': '$.id' } } },
            TimeoutSeconds: 10,
            End: true,
          },
        },
      },
      End: true,
    },
  },
};

/** Valid definitions by what they show. */
export const VALID_DEFINITIONS: Readonly<Record<string, object>> = {
  'all eight states': everyState,
  JSONata: jsonata,
  'a distributed Map over CSV': distributed,
  'a distributed Map over a listing with Standard children that wait': {
    StartAt: 'EachFile',
    States: {
      EachFile: {
        Type: 'Map',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:listObjectsV2',
          Parameters: { Bucket: 'files', Prefix: 'in/' },
          ReaderConfig: { MaxItemsPath: '$.most' },
        },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'Convert',
          States: {
            Convert: {
              Type: 'Task',
              Resource: 'arn:aws:states:::glue:startJobRun.sync',
              Parameters: { JobName: 'convert', Arguments: { '--key.$': '$.Key' } },
              End: true,
            },
          },
        },
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
  variables: {
    StartAt: 'Remember',
    States: {
      Remember: { Type: 'Pass', Assign: { 'total.$': '$.total', retries: 0 }, Next: 'Try' },
      Try: {
        Type: 'Map',
        ItemsPath: '$total.items',
        ItemProcessor: {
          StartAt: 'Use',
          States: {
            Use: {
              Type: 'Pass',
              Parameters: { 'sum.$': 'States.MathAdd($retries, 1)' },
              End: true,
            },
          },
        },
        Next: 'Again',
      },
      Again: {
        Type: 'Choice',
        Choices: [
          {
            Variable: '$retries',
            NumericLessThan: 3,
            Assign: { 'retries.$': 'States.MathAdd($retries, 1)' },
            Next: 'Try',
          },
        ],
        Default: 'Out',
      },
      Out: { Type: 'Succeed' },
    },
  },
  'a JSONata state in a JSONPath machine': {
    StartAt: 'Old',
    States: {
      Old: { Type: 'Pass', Parameters: { 'a.$': '$.a' }, Next: 'New' },
      New: {
        Type: 'Pass',
        QueryLanguage: 'JSONata',
        Output: { a: '{% $states.input.a %}' },
        End: true,
      },
    },
  },
  'every intrinsic function': {
    StartAt: 'Compute',
    States: {
      Compute: {
        Type: 'Pass',
        Parameters: {
          'a.$': "States.Array(1, -2.5, true, null, 'it\\'s, (fine)', $.x['a,b)'], States.UUID())",
          'b.$': 'States.ArrayPartition($.list, 2)',
          'c.$': 'States.ArrayContains($.list[?(@.n > 1)], $.x)',
          'd.$': 'States.ArrayRange(1, 9, 2)',
          'e.$': 'States.ArrayGetItem($.list, States.MathAdd(1, -1))',
          'f.$': 'States.ArrayLength($.list[0:2])',
          'g.$': 'States.ArrayUnique($..n)',
          'h.$': "States.Hash(States.Base64Encode(States.Base64Decode($.x)), 'SHA-256')",
          'i.$': 'States.JsonToString($)',
          'j.$': 'States.MathRandom(1, 999, 7)',
          'k.$': "States.StringSplit($.x, ',')",
          'l.$': "States.Format('\\{\\} {}', $.x)",
        },
        End: true,
      },
    },
  },
  'the older Iterator': {
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        Parameters: { 'v.$': '$$.Map.Item.Value' },
        Iterator: { StartAt: 'Inner', States: { Inner: { Type: 'Pass', End: true } } },
        End: true,
      },
    },
  },
  'a name beyond ASCII': {
    StartAt: 'Zahlung prüfen (2)',
    States: {
      'Zahlung prüfen (2)': { Type: 'Pass', Next: '__proto__' },
      ['__proto__']: { Type: 'Succeed' },
    },
  },
};
