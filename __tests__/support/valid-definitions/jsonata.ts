/** Every kind of state that takes expressions of JSONata. */
export const JSONATA = {
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
