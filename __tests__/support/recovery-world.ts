import './handler-environment';
import type { UnfinishedExecution } from '../../lambdas/recovery/attention-queue';
import type { EndedExecution } from '../../lambdas/recovery/execution-record';
import { makeRecover } from '../../lambdas/recovery/recover';
import { makeRecoverExecutionHandler } from '../../lambdas/recovery/recover-execution';
import { makeFakeLog } from './fake-log';

/** When the execution of a recovery world ended. */
export const STOP_DATE = new Date('2026-01-01T10:00:00Z');

/** What Step Functions tells of one that was stopped. */
export const STOPPED = {
  name: 'order-1',
  status: 'ABORTED',
  error: undefined,
  redriveCount: 0,
  stopDate: STOP_DATE,
  redriveDate: undefined,
  refusal: undefined,
} satisfies Partial<EndedExecution>;

/** Recovering before one execution, one that was stopped unless it is told otherwise. */
export function makeRecoveryWorld(changes: Partial<EndedExecution> = {}) {
  const described: string[] = [];
  const redriven: string[] = [];
  const parked: UnfinishedExecution[] = [];
  const recover = makeRecover({
    executions: {
      describe: async (executionArn) => {
        described.push(executionArn);
        return { executionArn, ...STOPPED, ...changes };
      },
      redrive: async ({ executionArn }) => void redriven.push(executionArn),
    },
    attention: { put: async (message) => void parked.push(message) },
    log: makeFakeLog(),
  });
  /** `described` and `redriven` are ARNs; `receive` takes an event. */
  return { described, redriven, parked, recover, receive: makeRecoverExecutionHandler(recover) };
}
