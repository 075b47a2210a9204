import './handler-environment';
import type { UnfinishedExecution } from '../../lambdas/recovery/attention-queue';
import type { EndedExecution } from '../../lambdas/recovery/execution-record';
import { makeRecoverExecutionHandler } from '../../lambdas/recovery/recover-execution';
import { makeFakeLog } from './fake-log';

/** The real handler before one execution, one that was stopped unless it is told otherwise. */
export function makeRecoveryWorld(changes: Partial<EndedExecution> = {}) {
  const described: string[] = [];
  const redriven: string[] = [];
  const parked: UnfinishedExecution[] = [];
  const receive = makeRecoverExecutionHandler({
    executions: {
      describe: async (executionArn) => {
        described.push(executionArn);
        return {
          executionArn,
          name: 'order-1',
          status: 'ABORTED',
          error: undefined,
          redriveCount: 0,
          refusal: undefined,
          ...changes,
        };
      },
      redrive: async ({ executionArn }) => void redriven.push(executionArn),
    },
    attention: { put: async (message) => void parked.push(message) },
    log: makeFakeLog(),
  });
  /** `described` and `redriven` are ARNs. */
  return { described, redriven, parked, receive };
}
