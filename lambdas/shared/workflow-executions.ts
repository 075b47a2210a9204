import {
  DescribeExecutionCommand,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { nameOf } from './errors';

/** An execution, as Step Functions tells it. */
export interface WorkflowExecution {
  readonly executionArn: string;
  /** `RUNNING`, `SUCCEEDED`, `FAILED`, `TIMED_OUT`, `ABORTED` or `PENDING_REDRIVE`. */
  readonly status: string;
  readonly input: string | undefined;
  readonly redriveCount: number;
}

/**
 * How a start ended:
 * - `started`: it runs now, whether by this start or by an earlier one on the same input;
 * - `same`: one on the same input is there; the service starts no second one;
 * - `conflict`: the name is taken by another input. Nothing was started.
 */
export type StartOutcome =
  | {
      readonly outcome: 'started' | 'same';
      readonly executionArn: string;
      /** As in WorkflowExecution; RUNNING if it was started. */
      readonly status: string;
    }
  | { readonly outcome: 'conflict' };

/** Executions of one state machine by name, which is the id of what they work on. */
export interface WorkflowExecutions {
  /**
   * Starts an execution, once a name. Give the input in one canonical text: it is compared as text.
   * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
   * @param isSame whether the input of an earlier one stands for the same thing. Default: the same text
   */
  start(name: string, input: string, isSame?: (earlier: string) => boolean): Promise<StartOutcome>;
  /** The execution, or `undefined` if there is none, or none any more (they are kept for 90 days). */
  describe(name: string): Promise<WorkflowExecution | undefined>;
}

/** Executions in Step Functions. Throws what the SDK throws. */
export function makeWorkflowExecutions(options: {
  readonly client: SFNClient;
  /** Of the alias. Not needed to describe. */
  readonly stateMachineArn?: string;
  /** An execution's ARN without its name and the colon before it. */
  readonly executionArnPrefix: string;
}): WorkflowExecutions {
  const arnOf = (name: string) => `${options.executionArnPrefix}:${name}`;

  const describe = async (name: string): Promise<WorkflowExecution | undefined> => {
    try {
      const found = await options.client.send(
        new DescribeExecutionCommand({ executionArn: arnOf(name) }),
      );
      const { executionArn = arnOf(name), status = 'UNKNOWN', input, redriveCount = 0 } = found;
      return { executionArn, status, input, redriveCount };
    } catch (error) {
      return undefinedIf(error, 'ExecutionDoesNotExist');
    }
  };

  const startUnlessTaken = async (name: string, input: string): Promise<string | undefined> => {
    try {
      const { executionArn = arnOf(name) } = await options.client.send(
        new StartExecutionCommand({ stateMachineArn: options.stateMachineArn, name, input }),
      );
      return executionArn;
    } catch (error) {
      return undefinedIf(error, 'ExecutionAlreadyExists');
    }
  };

  return {
    describe,
    async start(name, input, isSame = (earlier) => earlier === input) {
      const executionArn = await startUnlessTaken(name, input);
      if (executionArn !== undefined) {
        return { outcome: 'started', executionArn, status: 'RUNNING' };
      }
      const earlier = await describe(name);
      if (earlier?.input === undefined || !isSame(earlier.input)) {
        return { outcome: 'conflict' };
      }
      const { status } = earlier;
      return { outcome: 'same', executionArn: earlier.executionArn, status };
    },
  };
}

function undefinedIf(error: unknown, name: string): undefined {
  if (nameOf(error) !== name) {
    throw error;
  }
  return undefined;
}
