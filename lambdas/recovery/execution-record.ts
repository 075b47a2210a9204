import {
  DescribeExecutionCommand,
  RedriveExecutionCommand,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import { nameOf } from '../shared/errors';

/** An execution that has ended badly, as Step Functions tells it. */
export interface EndedExecution {
  readonly executionArn: string;
  readonly name: string;
  /** `FAILED`, `TIMED_OUT`, `ABORTED`; or what it has become since: `RUNNING`, `PENDING_REDRIVE`, `SUCCEEDED`. */
  readonly status: string;
  readonly error: string | undefined;
  readonly redriveCount: number;
  /** Undefined while it runs. */
  readonly stopDate: Date | undefined;
  /** When it was redriven last; undefined if it never was. */
  readonly redriveDate: Date | undefined;
  /** Why it cannot be redriven; undefined when it can. */
  readonly refusal: string | undefined;
}

/** Executions by ARN. Both throw what the SDK throws. */
export interface EndedExecutions {
  /**
   * What Step Functions tells, which may be what was so some time ago.
   * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html
   */
  describe(executionArn: string): Promise<EndedExecution>;
  /**
   * Goes on from the state that did not succeed. The same execution at the same count is redriven once, however
   * often it is asked for; one that runs again already is left alone.
   * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_RedriveExecution.html
   */
  redrive(execution: EndedExecution): Promise<void>;
}

export function makeEndedExecutions(client: SFNClient): EndedExecutions {
  return {
    async describe(executionArn) {
      const found = await client.send(new DescribeExecutionCommand({ executionArn }));
      const {
        name = '',
        status = 'UNKNOWN',
        error,
        redriveCount = 0,
        stopDate,
        redriveDate,
      } = found;
      const redrivable = found.redriveStatus === 'REDRIVABLE';
      const refusal = redrivable ? undefined : (found.redriveStatusReason ?? 'not redrivable');
      return {
        executionArn,
        name,
        status,
        error,
        redriveCount,
        stopDate,
        redriveDate,
        refusal,
      };
    },

    async redrive({ executionArn, redriveCount }) {
      const clientToken = `recovery-${redriveCount}`;
      try {
        await client.send(new RedriveExecutionCommand({ executionArn, clientToken }));
      } catch (error) {
        // Between describe and this call another delivery of the event was faster, or a person.
        if (nameOf(error) !== 'ExecutionNotRedrivable') throw error;
        if (!RUNS.has((await this.describe(executionArn)).status)) throw error;
      }
    },
  };
}

const RUNS: ReadonlySet<string> = new Set(['RUNNING', 'PENDING_REDRIVE', 'SUCCEEDED']);
