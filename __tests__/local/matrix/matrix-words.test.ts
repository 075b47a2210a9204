import { describe, expect, test } from '@jest/globals';
import { replayCommand, withFates } from '../../../local/matrix/matrix-case';
import { matrixProgress } from '../../../local/matrix/report';

describe('the command that replays a case', () => {
  test('names seed, options, stop and faults, quoted for a shell', () => {
    const command = replayCommand('order', {
      group: 'random',
      seed: 42,
      options: { payment: 'decline' },
      stopAfterEvent: 7,
      statusEvents: 'lost',
      faults: [
        { state: 'ShipOrder', error: 'States.Timeout', attempt: 2, when: 'late' },
        { state: 'Pay', error: 'E', cause: "it's" },
      ],
    });

    expect(command).toBe(
      `npm run -s sfn -- local run order --seed 42 --payment 'decline' --stop-after 7 --status-events lost --fault 'ShipOrder=States.Timeout@2:late' --fault 'Pay=E+cause=it'\\''s'`,
    );
  });
});

test('every fate of status events has its turn among the cases', () => {
  const one = { group: 'stop', seed: 1, options: {}, faults: [] } as const;

  const fates = withFates([one, one, one, one]).map(({ statusEvents }) => statusEvents);

  expect(fates).toEqual(['delivered', 'early', 'lost', 'delivered']);
});

test('the progress line shows how far it is', () => {
  const text = matrixProgress('order', { done: 5, planned: 10, broken: 1 }, 3000);

  expect(text).toBe('order [##########..........] 5 of 10 runs, 1 broken, 3.000 s');
});

test('the progress line says so while the number of runs is not known', () => {
  const text = matrixProgress('order', { done: 5, planned: 0, broken: 0 }, 3000);

  expect(text).toBe('order [....................] 5 runs to find the paths, 0 broken, 3.000 s');
});
