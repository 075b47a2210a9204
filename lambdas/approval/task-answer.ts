import { SendTaskSuccessCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { isTransient } from '../shared/aws-faults';
import { errorNamed, nameOf } from '../shared/errors';

/**
 * Why Step Functions takes no answer any more. Not proof that it never took one: an answer that seemed lost may have
 * been taken, and asking again then gives one of these too.
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html
 */
const REFUSALS = ['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** A decision, as the waiting task gets it. */
export interface DecisionOutput {
  readonly outcome: 'APPROVED' | 'REJECTED';
  readonly decidedBy: string;
  /** ISO 8601. */
  readonly decidedAt: string;
  readonly comment: string;
}

/** Gives a waiting task its decision. */
export type AnswerTask = (taskToken: string, output: DecisionOutput) => Promise<'taken' | Refusal>;

/**
 * Answers through Step Functions.
 * @throws ServiceUnavailable for what passes, else the fault's name, alone: the service's message may quote the token
 */
export function makeAnswerTask(client: SFNClient): AnswerTask {
  return async (taskToken, output) => {
    try {
      await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }));
      return 'taken';
    } catch (error) {
      const name = nameOf(error);
      const refusal = REFUSALS.find((known) => known === name);
      if (refusal === undefined) {
        throw errorNamed(
          isTransient(error) ? 'ServiceUnavailable' : name,
          `step functions did not take the answer: ${name}`,
        );
      }
      return refusal;
    }
  };
}
