import type { Json } from '../../asl/json';
import type { Naming } from '../../config/naming';
import { firstLookAfter } from '../../lambdas/recovery/look-back';
import type { Execution } from '../../simulator/execution';
import { SCHEDULE_INPUT, scheduledInput } from '../services/scheduler';
import type { WorldDescription } from './description';
import type { Session } from './session';
import { statusEventOf } from './status-event';

/** Virtual milliseconds from the end of an execution to the event about it. */
const EVENT_MS = 1_000;

/**
 * Virtual milliseconds until Lambda calls a function again that threw and that nobody waits for.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
const RETRIES_MS = [60_000, 120_000];

/** What calling the functions of a workflow's recovery works with. */
interface Triggers {
  readonly naming: Naming;
  readonly recovery: WorldDescription['recovery'];
  /** Invokes a function by its part. */
  readonly invoke: (part: string, event: Json) => Promise<Json>;
}

/**
 * Calls the functions of a workflow's recovery about executions that did not succeed: the one that hears of them, unless
 * the session's events are lost, and the one that looks by the hour, which finds nothing to redrive where events came. A
 * session that waits for real takes no look: an hour is too long.
 */
export function recoveryTriggers({ naming, recovery, invoke }: Triggers) {
  const looks = new WeakMap<Session, Set<number>>();

  return (execution: Execution, session: Session): void => {
    if (recovery === undefined) return;
    if (session.statusEvents !== 'lost') {
      const event = statusEventOf(naming, execution);
      callLater(session, EVENT_MS, () => invoke(recovery.listener, event));
    }
    if (session.isReal) return;
    const lookMs = firstLookAfter(new Date(execution.stopMs ?? session.now())).getTime();
    const planned = looks.get(session) ?? new Set();
    looks.set(session, planned);
    if (planned.has(lookMs)) return;
    planned.add(lookMs);
    const request = JSON.parse(scheduledInput(SCHEDULE_INPUT, lookMs)) as Json;
    callLater(session, lookMs - session.now(), async () => {
      const before = redrivesIn(session);
      await invoke(recovery.byHour, request);
      if (session.statusEvents === 'lost' || redrivesIn(session) === before) return;
      blame(session, 'the look by the hour redrove what an event had told of');
    });
  };
}

/** As Lambda calls a function that nobody waits for. What it cannot do in three attempts would be left to a person. */
function callLater(
  session: Session,
  delayMs: number,
  call: () => Promise<unknown>,
  [retryMs, ...retries]: readonly number[] = RETRIES_MS,
): void {
  session.later(delayMs, async () => {
    try {
      await call();
    } catch (error) {
      if (retryMs === undefined) blame(session, `it threw in every attempt: ${error}`);
      else callLater(session, retryMs, call, retries);
    }
  });
}

function blame(session: Session, says: string): void {
  session.brokenRecoveries.push({ id: 'recovery', says });
}

function redrivesIn({ executions }: Session): number {
  return [...executions.values()].reduce((sum, { execution }) => sum + execution.redriveCount, 0);
}
