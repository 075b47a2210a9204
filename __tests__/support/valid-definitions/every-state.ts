const LAMBDA = 'arn:aws:states:::lambda:invoke';
const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:charge:live';

/** Every kind of state of the JSONPath dialect, with most of its fields. */
export const EVERY_STATE = {
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
