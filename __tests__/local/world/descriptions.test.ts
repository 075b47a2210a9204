import { expect, test } from '@jest/globals';
import { Session } from '../../../local/world/session';
import type { StatusEventFate } from '../../../local/world/status-event';
import { only } from '../../support/machines';

const START = Date.UTC(2026, 0, 1) / 1000;
/** Runs out of time after ten seconds. */
const MACHINE = JSON.stringify(only({ Type: 'Wait', Seconds: 60 }, { TimeoutSeconds: 10 }));

/** What is told of an execution that ran out of time twice, at these seconds; it was redriven after 20. */
async function toldAt(seconds: readonly number[], statusEvents: StatusEventFate) {
  const told: unknown[] = [];
  const session = new Session(
    {
      accountId: '123456789012',
      region: 'us-east-1',
      machines: { toy: MACHINE },
      runTask: () => null,
      onFailed: () => undefined,
    },
    { statusEvents },
  );
  const execution = session.start('toy', 'one', '{}');
  const started = { execution, inputText: '{}' };
  session.later(20_000, async () => session.redrive(started));
  for (const second of seconds) {
    session.later(second * 1000, async () => {
      const { status, stopDate, redriveCount } = session.descriptions.of(started);
      told.push([second, status, Number(stopDate) - START || undefined, redriveCount]);
    });
  }
  await session.finish();
  return told;
}

test('an execution is told of as it is', async () => {
  expect(await toldAt([1, 11, 21, 31], 'delivered')).toEqual([
    [1, 'RUNNING', undefined, 0],
    [11, 'TIMED_OUT', 10, 0],
    [21, 'RUNNING', undefined, 1],
    [31, 'TIMED_OUT', 30, 1],
  ]);
});

test('an execution is told of as it was five seconds ago where events come early', async () => {
  expect(await toldAt([1, 14, 15, 24, 25, 34, 35], 'early')).toEqual([
    [1, 'RUNNING', undefined, 0],
    [14, 'RUNNING', undefined, 0],
    [15, 'TIMED_OUT', 10, 0],
    [24, 'TIMED_OUT', 10, 0],
    [25, 'RUNNING', undefined, 1],
    [34, 'RUNNING', undefined, 1],
    [35, 'TIMED_OUT', 30, 1],
  ]);
});
