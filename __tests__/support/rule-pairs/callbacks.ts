import { only, type RulePair, SILENT_MESSAGE, TOKEN_MESSAGE, task } from './rule-pair';

function jsonataCallback(token: string) {
  return only(
    task('sqs:sendMessage.waitForTaskToken', undefined, {
      Arguments: { QueueUrl: 'q', MessageBody: { token } },
    }),
    { QueryLanguage: 'JSONata' },
  );
}

/** Tasks that wait for their token, and what carries it. */
export const CALLBACK_PAIRS: readonly RulePair[] = [
  {
    rule: 'callback-timeout',
    broken: only(
      task('sqs:sendMessage.waitForTaskToken', TOKEN_MESSAGE, { TimeoutSeconds: undefined }),
    ),
    mended: only(
      task('sqs:sendMessage.waitForTaskToken', TOKEN_MESSAGE, {
        TimeoutSeconds: undefined,
        HeartbeatSecondsPath: '$.beat',
      }),
    ),
    path: 'States.A',
  },
  {
    rule: 'callback-token',
    broken: only(task('sqs:sendMessage.waitForTaskToken', SILENT_MESSAGE)),
    mended: only(task('sqs:sendMessage.waitForTaskToken', TOKEN_MESSAGE)),
    path: 'States.A',
  },
  {
    rule: 'callback-token',
    because: 'the name as text is not the token',
    broken: only(
      task('lambda:invoke.waitForTaskToken', { FunctionName: 'f', Payload: { t: 'Task.Token' } }),
    ),
    mended: only(
      task('lambda:invoke.waitForTaskToken', {
        FunctionName: 'f',
        'Payload.$': "States.Format('{}', States.Array($$['Task']['Token']))",
      }),
    ),
    path: 'States.A',
  },
  {
    rule: 'callback-token',
    because: 'in JSONata',
    broken: jsonataCallback('{% $states.context.Execution.Id %}'),
    mended: jsonataCallback('{% $states.context.Task.Token %}'),
    path: 'States.A',
  },
  {
    rule: 'token-outside-callback',
    broken: only(task('sqs:sendMessage', TOKEN_MESSAGE)),
    mended: only(task('sqs:sendMessage', SILENT_MESSAGE)),
    path: 'States.A.Parameters.MessageBody["token.$"]',
  },
];
