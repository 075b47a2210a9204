import {
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import { ORDER_ERRORS } from '../../workflows/order-errors';
import { errorNamed, nameOf } from '../shared/errors';

/** `gone`: the execution no longer waits for this token (timed out, retried, stopped, or answered before). */
export type TaskAnswer = 'taken' | 'gone';

/** Answers to tasks that wait for a token. */
export interface TaskAnswers {
  succeed(taskToken: string, output: Readonly<Record<string, unknown>>): Promise<TaskAnswer>;
  fail(taskToken: string, error: string, cause: string): Promise<TaskAnswer>;
}

/**
 * InvalidToken belongs here: we store only tokens that Step Functions gave us, so it is one of a deleted machine.
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html
 */
const GONE: ReadonlySet<string> = new Set(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken']);

/**
 * Answers through Step Functions.
 * @throws AwsServiceUnavailable with the fault's name alone: the service's message may quote the token
 */
export function makeTaskAnswers(client: SFNClient): TaskAnswers {
  return {
    succeed: (taskToken, output) =>
      answer(() =>
        client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) })),
      ),
    fail: (taskToken, error, cause) =>
      answer(() => client.send(new SendTaskFailureCommand({ taskToken, error, cause }))),
  };
}

async function answer(send: () => Promise<unknown>): Promise<TaskAnswer> {
  try {
    await send();
    return 'taken';
  } catch (error) {
    if (GONE.has(nameOf(error))) {
      return 'gone';
    }
    throw errorNamed(
      ORDER_ERRORS.awsServiceUnavailable,
      `step functions did not take the answer: ${nameOf(error)}`,
    );
  }
}
