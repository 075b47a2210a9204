import * as z from 'zod/mini';
import { requireEnv } from '../shared/environment';
import { errorNamed, nameOf } from '../shared/errors';
import { describeIssues } from '../shared/issues';
import { type Log, makeLog } from '../shared/logger';
import { scheduledTimeSchema } from '../shared/scheduled-time';
import { makeSfnClient } from '../shared/sfn-client';
import { type EndedList, makeEndedList } from './ended-list';
import { lookBackFrom } from './look-back';
import type { Recover } from './recover';
import { recoverFromEnv } from './recover-from-env';

const requestSchema = z.strictObject({ scheduledTime: scheduledTimeSchema });

interface Dependencies {
  readonly ended: EndedList;
  readonly recover: Recover;
  readonly log: Log;
}

/**
 * Looks by the hour for executions that did not succeed, and recovers them as their events should have done: an event may
 * be lost. What runs again or has been dealt with is left alone, so an end may be looked at any number of times; only the
 * first look that is about an end tells a person of it.
 *
 * One execution after the other: API calls of Step Functions are throttled by account, and others need them too.
 * @throws InvalidRequest if it names no hour; ReconciliationIncomplete after the last execution when some could not be
 * recovered, so that Lambda does it again; else what listing throws
 */
export function makeReconcileExecutionsHandler({ ended, recover, log }: Dependencies) {
  return async (event: unknown): Promise<void> => {
    const look = lookBackFrom(readHour(event));
    const ends = await ended.within(look);
    const failures: string[] = [];
    for (const end of ends) {
      try {
        await recover(end, end.stopDate > look.newAfter);
      } catch (error) {
        log.error('execution: not recovered', { executionArn: end.executionArn, error });
        failures.push(nameOf(error));
      }
    }
    if (failures.length > 0) {
      const names = [...new Set(failures)].join(', ');
      throw errorNamed(
        'ReconciliationIncomplete',
        `${failures.length} of ${ends.length} executions were not recovered: ${names}`,
      );
    }
  };
}

function readHour(event: unknown): Date {
  const parsed = requestSchema.safeParse(event);
  if (!parsed.success) {
    const issues = describeIssues(parsed.error).join('; ');
    throw errorNamed('InvalidRequest', `request names no hour: ${issues}`);
  }
  return new Date(parsed.data.scheduledTime);
}

const log = makeLog();

export const handler = makeReconcileExecutionsHandler({
  ended: makeEndedList(makeSfnClient(), requireEnv('STATE_MACHINE_ARN')),
  recover: recoverFromEnv(log),
  log,
});
