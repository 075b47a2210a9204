import {
  DescribeExecutionCommand,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { nameOf } from '../shared/errors';

/** The execution of an order, as Step Functions tells it. */
export interface OrderExecution {
  readonly executionArn: string;
  /** `RUNNING`, `SUCCEEDED`, `FAILED`, `TIMED_OUT`, `ABORTED` or `PENDING_REDRIVE`. */
  readonly status: string;
  readonly input: string | undefined;
}

/** Executions by order id, which is their name. */
export interface OrderExecutions {
  /**
   * Starts the execution of an order; `undefined` if the name is taken by another input or a closed execution.
   * One that runs on the same input is answered as if it had just been started.
   * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
   */
  start(orderId: string, input: string): Promise<{ readonly executionArn: string } | undefined>;
  /** The execution, or `undefined` if there is none, or none any more (they are kept for 90 days). */
  describe(orderId: string): Promise<OrderExecution | undefined>;
}

/** Executions in Step Functions. Throws what the SDK throws. */
export function makeOrderExecutions(options: {
  readonly client: SFNClient;
  /** Of the alias. Not needed to describe. */
  readonly stateMachineArn?: string;
  /** An execution's ARN without its name and the colon before it. */
  readonly executionArnPrefix: string;
}): OrderExecutions {
  const arnOf = (orderId: string) => `${options.executionArnPrefix}:${orderId}`;

  return {
    async start(orderId, input) {
      try {
        const { executionArn = arnOf(orderId) } = await options.client.send(
          new StartExecutionCommand({
            stateMachineArn: options.stateMachineArn,
            name: orderId,
            input,
          }),
        );
        return { executionArn };
      } catch (error) {
        return undefinedIf(error, 'ExecutionAlreadyExists');
      }
    },

    async describe(orderId) {
      try {
        const found = await options.client.send(
          new DescribeExecutionCommand({ executionArn: arnOf(orderId) }),
        );
        const { executionArn = arnOf(orderId), status = 'UNKNOWN', input } = found;
        return { executionArn, status, input };
      } catch (error) {
        return undefinedIf(error, 'ExecutionDoesNotExist');
      }
    },
  };
}

function undefinedIf(error: unknown, name: string): undefined {
  if (nameOf(error) !== name) {
    throw error;
  }
  return undefined;
}
