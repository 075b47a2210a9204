import '../../support/handler-environment';
import { describe, expect, test } from '@jest/globals';
import type { KnownEnd } from '../../../lambdas/recovery/known-end';
import type { LookBack } from '../../../lambdas/recovery/look-back';
import { makeReconcileExecutionsHandler } from '../../../lambdas/recovery/reconcile-executions';
import { errorNamed } from '../../../lambdas/shared/errors';
import { badEvents, isUnpolluted } from '../../support/bad-input';
import { makeFakeLog } from '../../support/fake-log';
import { makeRecoveryWorld } from '../../support/recovery-world';

const ARN = 'arn:aws:states:eu-west-1:111111111111:execution:machine:';
const REQUEST = { scheduledTime: '2026-01-01T10:00:00Z' };
const end = (name: string, time: string): KnownEnd => ({
  executionArn: `${ARN}${name}`,
  stopDate: new Date(`2026-01-01T${time}Z`),
});

/** A look over these ends; the executions of some cannot be recovered. */
function makeLook(ends: readonly KnownEnd[], failing: readonly string[] = []) {
  const looks: Pick<LookBack, 'after' | 'until'>[] = [];
  const recovered: [string, boolean][] = [];
  const log = makeFakeLog();
  const look = makeReconcileExecutionsHandler({
    ended: {
      async within({ after, until }) {
        looks.push({ after, until });
        return ends;
      },
    },
    recover: async ({ executionArn }, tellsPerson) => {
      const name = executionArn.slice(ARN.length);
      recovered.push([name, tellsPerson]);
      if (failing.includes(name)) throw errorNamed('StaleExecution', 'not yet');
    },
    log,
  });
  return { looks, recovered, log, look };
}

describe('a look by the hour', () => {
  test('recovers every end within its hours, and tells a person of those of the last one only', async () => {
    const world = makeLook([end('old', '08:45:00.000'), end('new', '08:45:00.001')]);

    await world.look(REQUEST);

    expect(world.looks).toEqual([
      { after: new Date('2026-01-01T03:45:00Z'), until: new Date('2026-01-01T09:45:00Z') },
    ]);
    expect(world.recovered).toEqual([
      ['old', false],
      ['new', true],
    ]);
  });

  test('goes on after an execution that cannot be recovered, and then fails with what it was', async () => {
    const ends = [end('a', '09:00:00'), end('b', '09:01:00'), end('c', '09:02:00')];
    const { look, recovered, log } = makeLook(ends, ['a', 'b']);

    await expect(look(REQUEST)).rejects.toMatchObject({
      name: 'ReconciliationIncomplete',
      message: '2 of 3 executions were not recovered: StaleExecution',
    });
    expect(recovered.map(([name]) => name)).toEqual(['a', 'b', 'c']);
    expect(log.lines.map(({ fields }) => fields['executionArn'])).toEqual([`${ARN}a`, `${ARN}b`]);
  });

  test('puts an execution that nothing brings back before a person once, however often it is found', async () => {
    const { recover, parked } = makeRecoveryWorld({ status: 'TIMED_OUT', redriveCount: 3 });
    const given = end('given-up', '08:50:00');
    const look = makeReconcileExecutionsHandler({
      ended: { within: async () => [given] },
      recover: ({ executionArn }, tells) => recover({ ...given, executionArn }, tells),
      log: makeFakeLog(),
    });

    for (const hour of ['10', '11', '12', '13', '14', '15']) {
      await look({ scheduledTime: `2026-01-01T${hour}:00:00Z` });
    }

    expect(parked.map(({ executionArn }) => executionArn)).toEqual([`${ARN}given-up`]);
  });

  test('takes no request but one that names a moment', async () => {
    for (const { name, event } of badEvents(REQUEST, ['scheduledTime'])) {
      const { look, looks } = makeLook([]);

      await expect([name, await look(event).catch((error: Error) => error.name)]).toEqual([
        name,
        'InvalidRequest',
      ]);
      expect(looks).toEqual([]);
    }
    expect(isUnpolluted()).toBe(true);
  });
});
