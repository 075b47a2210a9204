import { describe, expect, test } from '@jest/globals';
import {
  isParked,
  type Parking,
  tasksGivenUp,
  wrongWithHandOver,
} from '../../../local/world/hand-over';
import type { HistoryEvent } from '../../../simulator/history/history-event';
import { simulate } from '../../../simulator/simulate';
import type { Fault } from '../../../simulator/tasks/faults';

const task = (rest: object) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'f' },
  Retry: [{ ErrorEquals: ['Passing'], MaxAttempts: 2 }],
  ...rest,
});
const definition = {
  StartAt: 'Pay',
  States: {
    Pay: task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Refund' }], End: true }),
    Refund: task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Park' }], Next: 'Failed' }),
    Park: task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Left' }], Next: 'Left' }),
    Failed: { Type: 'Fail', Error: 'Declined' },
    Left: { Type: 'Fail', Error: 'Unfinished' },
  },
};
const PARKING: Parking = {
  states: ['Park'],
  errors: ['Unfinished'],
  isReason: (name) => name === 'Refund',
};

async function historyWith(...faults: readonly Fault[]): Promise<readonly HistoryEvent[]> {
  const { history } = await simulate(definition, { input: {}, faults, runTask: () => ({}) });
  return history;
}
const lost = (state: string, attempt: Fault['attempt'] = 'every'): Fault => ({
  state,
  attempt,
  error: 'Passing',
});
const FAILED = { status: 'FAILED', error: 'Unfinished', redriveCount: 0 } as const;

describe('the Tasks that failed for good', () => {
  test('are those whose last attempt failed', async () => {
    const history = await historyWith(lost('Pay'), lost('Refund', 1));

    expect([...tasksGivenUp(history)]).toEqual(['Pay']);
  });
});

describe('an execution is left to a person', () => {
  test.each([
    ['by a message', { status: 'FAILED', error: 'Declined', redriveCount: 0 } as const, [{}]],
    ['by its error', FAILED, []],
  ])('%s', (_, execution, attention) => {
    expect(isParked({ execution, history: [], attention }, PARKING)).toBe(true);
  });

  test('by nothing else', () => {
    const execution = { ...FAILED, error: 'Declined' };

    expect(isParked({ execution, history: [], attention: [] }, PARKING)).toBe(false);
  });
});

describe('leaving an execution to a person is right', () => {
  test('when what must not fail failed for good', async () => {
    const history = await historyWith(lost('Pay'), lost('Refund'));

    expect(wrongWithHandOver({ execution: FAILED, history, attention: [{}] }, PARKING)).toBe(
      undefined,
    );
  });

  test('without a message when that could not be sent', async () => {
    const history = await historyWith(lost('Pay'), lost('Refund'), lost('Park'));

    expect(wrongWithHandOver({ execution: FAILED, history, attention: [] }, PARKING)).toBe(
      undefined,
    );
  });

  test('when it was redriven as often as may be', () => {
    const execution = { ...FAILED, error: 'States.Runtime', redriveCount: 3 };
    const attention = [{ reason: 'redriven 3 times' }];

    expect(wrongWithHandOver({ execution, history: [], attention }, PARKING)).toBe(undefined);
  });
});

describe('leaving an execution to a person is wrong', () => {
  test('when it succeeded', () => {
    const execution = { status: 'SUCCEEDED', error: undefined, redriveCount: 0 } as const;

    expect(wrongWithHandOver({ execution, history: [], attention: [{}] }, PARKING)).toBe(
      'it waits for a person, and its execution SUCCEEDED',
    );
  });

  test('when only something else failed', async () => {
    const history = await historyWith(lost('Pay'));

    expect(wrongWithHandOver({ execution: FAILED, history, attention: [{}] }, PARKING)).toBe(
      'it was parked, and only these failed for good: Pay',
    );
  });

  test('when nobody is told, and could be', async () => {
    const history = await historyWith(lost('Pay'), lost('Refund'));

    expect(wrongWithHandOver({ execution: FAILED, history, attention: [] }, PARKING)).toBe(
      'it ended as Unfinished, and no message says so',
    );
  });

  test('when recovery could have redriven it', () => {
    const execution = { ...FAILED, error: 'States.Runtime', redriveCount: 2 };
    const attention = [{ reason: 'I am tired' }];

    expect(wrongWithHandOver({ execution, history: [], attention }, PARKING)).toBe(
      'recovery gave it up after 2 redrives, allowed: 3',
    );
  });
});
