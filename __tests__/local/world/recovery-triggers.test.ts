import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '../../../asl/json';
import { recoveryTriggers } from '../../../local/world/recovery-triggers';
import { Session, type SessionOptions } from '../../../local/world/session';
import { only } from '../../support/machines';
import { NAMING } from './toy';

const STARTED = Date.UTC(2026, 0, 1);
/** Runs out of time. */
const MACHINE = JSON.stringify(only({ Type: 'Wait', Seconds: 9 }, { TimeoutSeconds: 3 }));
const AT_3_S = STARTED + 3_000;

/** A call of a function: its part, seconds after the start, and what it is of. */
type Call = readonly [part: string, seconds: number, of: Json | undefined];

/** The calls about one execution that runs out of time, each answered so. */
async function callsIn(
  options: SessionOptions,
  answer: (part: string, session: Session) => void = () => undefined,
) {
  const calls: Call[] = [];
  const onFailed = recoveryTriggers({
    naming: NAMING,
    recovery: { listener: 'hears', byHour: 'looks' },
    async invoke(part, event) {
      const { detail, scheduledTime } = event as JsonObject;
      calls.push([part, (session.now() - STARTED) / 1000, scheduledTime ?? detail]);
      answer(part, session);
      return null;
    },
  });
  const session: Session = new Session(
    {
      accountId: NAMING.account,
      region: NAMING.region,
      machines: { toy: MACHINE },
      runTask: () => null,
      onFailed,
    },
    options,
  );
  session.start('toy', 'one', '{}');
  await session.finish();
  return { calls, broken: session.brokenRecoveries };
}

const EVENT = expect.objectContaining({ name: 'one', status: 'TIMED_OUT', stopDate: AT_3_S });
const LOOK: Call = ['looks', 3600, '2026-01-01T01:00:00Z'];
const redriveFirst = (session: Session): void => {
  for (const started of session.executions.values()) {
    if (started.execution.status !== 'RUNNING') session.redrive(started);
  }
};

describe('an execution that did not succeed', () => {
  test('is told of after a second, and looked for at the next full hour', async () => {
    const { calls, broken } = await callsIn({});

    expect(calls).toEqual([['hears', 4, EVENT], LOOK]);
    expect(broken).toEqual([]);
  });

  test('is looked for only, where the event is lost', async () => {
    expect((await callsIn({ statusEvents: 'lost' })).calls).toEqual([LOOK]);
  });

  test('is told of three times when the function throws, and that is blamed', async () => {
    const { calls, broken } = await callsIn({}, (part) => {
      if (part === 'hears') throw new Error('not now');
    });

    expect(calls.map(([part, seconds]) => [part, seconds])).toEqual([
      ['hears', 4],
      ['hears', 64],
      ['hears', 184],
      ['looks', 3600],
    ]);
    expect(broken).toEqual([{ id: 'recovery', says: 'it threw in every attempt: Error: not now' }]);
  });

  test('and that only the look redrives, is blamed where the event came', async () => {
    let redrives = 0;
    const redriveOnce = (part: string, session: Session): void => {
      if (part === 'looks' && redrives++ === 0) redriveFirst(session);
    };

    const { broken } = await callsIn({}, redriveOnce);
    redrives = 0;
    const lost = await callsIn({ statusEvents: 'lost' }, redriveOnce);

    expect(broken).toEqual([
      { id: 'recovery', says: 'the look by the hour redrove what an event had told of' },
    ]);
    expect(lost.broken).toEqual([]);
    expect(lost.calls.map(([part, seconds]) => [part, seconds])).toEqual([
      ['looks', 3600],
      ['looks', 7200],
    ]);
  });
});
