import { innerPass, one, only } from '../../../support/machines';
import { type ConformanceCase, fails } from '../case';
import { failed, succeeded, through, throughMap, throughParallel, together } from '../events';
import { JSONATA, JSONATA_PAGE } from './jsonata-case';

/** States that run other states: Map and Parallel. */
export const NESTING_CASES: readonly ConformanceCase[] = [
  {
    name: 'a branch that fails stops one that is evaluating',
    source: JSONATA_PAGE,
    definition: only(
      {
        Type: 'Parallel',
        Branches: [one('F', { Type: 'Fail', Error: 'E' }), innerPass({ Output: '{% 1 %}' })],
      },
      JSONATA,
    ),
    expected: fails('E'),
    events: failed(
      'ParallelStateEntered',
      'ParallelStateStarted',
      'FailStateEntered',
      'ParallelStateFailed',
    ),
  },
  {
    name: 'Wait and Map and Parallel take an Output',
    source: JSONATA_PAGE,
    definition: {
      ...JSONATA,
      StartAt: 'W',
      States: {
        W: { Type: 'Wait', Seconds: 1, Output: '{% [1, 2] %}', Next: 'M' },
        M: {
          Type: 'Map',
          ItemProcessor: one('In', { Type: 'Succeed' }),
          Output: '{% $sum($states.result) %}',
          Next: 'P',
        },
        P: {
          Type: 'Parallel',
          Branches: [one('On', { Type: 'Succeed' })],
          Output: '{% $states.result[0] + 1 %}',
          End: true,
        },
      },
    },
    expected: { output: 4 },
    events: succeeded(
      ...through('Wait'),
      ...throughMap(...together(2, 'Succeed')),
      ...throughParallel(...through('Succeed')),
    ),
  },
  {
    name: 'Map takes Items and an ItemSelector',
    source: JSONATA_PAGE,
    definition: only(
      {
        Type: 'Map',
        Items: '{% $states.input.l %}',
        ItemSelector: {
          v: '{% $states.context.Map.Item.Value %}',
          i: '{% $states.context.Map.Item.Index %}',
        },
        ItemProcessor: innerPass({ Output: '{% $states.input.v * 10 + $states.input.i %}' }),
      },
      JSONATA,
    ),
    options: { input: { l: [3, 4] } },
    expected: { output: [30, 41] },
    events: succeeded(
      ...throughMap(
        'MapIterationStarted',
        'MapIterationStarted',
        'PassStateEntered',
        'PassStateEntered',
        'PassStateExited',
        'MapIterationSucceeded',
        'PassStateExited',
        'MapIterationSucceeded',
      ),
    ),
  },
  {
    name: 'Parallel gives its branches the Arguments',
    source: JSONATA_PAGE,
    definition: only(
      {
        Type: 'Parallel',
        Arguments: '{% $states.input.a %}',
        Branches: [innerPass()],
      },
      JSONATA,
    ),
    options: { input: { a: 1 } },
    expected: { output: [1] },
    events: succeeded(...throughParallel(...through('Pass'))),
  },
];
