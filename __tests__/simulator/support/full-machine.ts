import { failure, sequence, type TaskScript, taking } from '../../../simulator/tasks/handler';

const retry = [
  { ErrorEquals: ['States.ALL'], IntervalSeconds: 5, MaxAttempts: 3, JitterStrategy: 'FULL' },
];

/** One state of every kind, with chance in it: jitter, UUIDs, tokens. */
export const FULL_MACHINE = {
  Comment: 'every kind of state',
  StartAt: 'Begin',
  TimeoutSeconds: 86_400,
  States: {
    Begin: {
      Type: 'Pass',
      Parameters: { 'id.$': 'States.UUID()', 'items.$': '$.items' },
      Assign: { 'count.$': 'States.ArrayLength($.items)' },
      Next: 'Each',
    },
    Each: {
      Type: 'Map',
      ItemsPath: '$.items',
      MaxConcurrency: 2,
      ItemSelector: { 'n.$': '$$.Map.Item.Value' },
      ItemProcessor: {
        StartAt: 'Work',
        States: {
          Work: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Parameters: { FunctionName: 'f', 'Payload.$': '$' },
            Retry: retry,
            Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.e', Next: 'Gone' }],
            End: true,
          },
          Gone: { Type: 'Pass', End: true },
        },
      },
      ResultPath: '$.worked',
      Next: 'Both',
    },
    Both: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Ask',
          States: {
            Ask: {
              Type: 'Task',
              Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
              Parameters: { 'token.$': '$$.Task.Token' },
              TimeoutSeconds: 600,
              HeartbeatSeconds: 60,
              End: true,
            },
          },
        },
        {
          StartAt: 'Rest',
          States: {
            Rest: { Type: 'Wait', Seconds: 30, Next: 'Think' },
            Think: { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $random() %}', End: true },
          },
        },
      ],
      ResultPath: '$.both',
      Next: 'Choose',
    },
    Choose: {
      Type: 'Choice',
      Choices: [
        {
          And: [
            { Variable: '$count', NumericGreaterThan: 1 },
            { Not: { Variable: '$.id', IsNull: true } },
          ],
          Next: 'Done',
        },
      ],
      Default: 'Bad',
    },
    Done: { Type: 'Succeed' },
    Bad: { Type: 'Fail', Error: 'Bad', Cause: 'too few' },
  },
};

/** Fresh scripts for it: they count their calls. */
export const FULL_TASKS = (): Record<string, TaskScript> => ({
  Work: sequence(failure('Flaky'), async (input: { n: number }) => ({ twice: input.n * 2 })),
  Ask: taking(5_000, { approved: true }),
});
