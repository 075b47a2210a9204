import { errorNamed } from '../shared/errors';
import type { Log } from '../shared/logger';
import type { AttentionQueue } from './attention-queue';
import type { EndedExecutions } from './execution-record';
import { judgeExecution } from './judge-execution';
import { isFromBefore, type KnownEnd } from './known-end';

/** What recovering works with. */
export interface RecoverDependencies {
  readonly executions: EndedExecutions;
  readonly attention: AttentionQueue;
  readonly log: Log;
}

/**
 * Does what is to be done about an execution of which an end is known.
 * @param tellsPerson whether it puts before a person what redriving does not help
 */
export type Recover = (end: KnownEnd, tellsPerson: boolean) => Promise<void>;

/**
 * Redrives an execution that ended in the middle of its work: stopped, out of time, or failed with an error that no Catch
 * takes. Every effect of a workflow may be repeated, so going on is safe. The verdict is of the execution as it is now, so
 * the same end may be told twice and late.
 * @throws StaleExecution while Step Functions still tells what was before the end: look again later; else what the calls
 * throw
 */
export function makeRecover({ executions, attention, log }: RecoverDependencies): Recover {
  return async (end, tellsPerson) => {
    const execution = await executions.describe(end.executionArn);
    const { executionArn, name, status, error, redriveCount } = execution;
    if (isFromBefore(end, execution)) {
      throw errorNamed(
        'StaleExecution',
        `${name} ended at ${end.stopDate.toISOString()}, and Step Functions still tells what was before: ${status}`,
      );
    }
    const verdict = judgeExecution(execution);
    log.about(name).info(`execution: ${verdict.kind}`, { status, error, redriveCount });
    if (verdict.kind === 'redrive') await executions.redrive(execution);
    if (verdict.kind === 'park' && tellsPerson) {
      await attention.put({ executionArn, status, error, redriveCount, reason: verdict.reason });
    }
  };
}
