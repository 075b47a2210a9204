import { failure, taking } from '../../../simulator/tasks/handler';
import { caught, innerTask, map, one } from '../../support/machines';
import { type ConformanceCase, DOCS, fails } from './case';
import { failed, succeeded, through } from './events';

const SOURCE = `${DOCS}/state-map-inline.html`;
const RECORDED = `recorded: ${SOURCE}`;

/** Events of a Map that runs once, and whose one iteration fails at a Fail. */
const FAILED_RUN = [
  'MapStateStarted',
  'MapIterationStarted',
  'FailStateEntered',
  'MapIterationFailed',
  'MapStateFailed',
];

export const MAP_FAILURE_CASES: readonly ConformanceCase[] = [
  {
    name: 'Map stops what runs and what waits when an iteration fails',
    source: RECORDED,
    definition: map({ MaxConcurrency: 2 }, innerTask()),
    options: {
      input: [1, 2, 3, 4],
      tasks: {
        In: taking(10, (input: number) => {
          if (input === 1) throw failure('E');
          return input;
        }),
      },
    },
    expected: fails('E'),
    events: failed(
      'MapStateEntered',
      'MapStateStarted',
      'MapIterationStarted',
      'MapIterationStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskStarted',
      'TaskFailed',
      'MapIterationFailed',
      'TaskStateAborted',
      'MapIterationAborted',
      'MapStateFailed',
    ),
  },
  {
    name: 'Map catches what an iteration failed with',
    source: RECORDED,
    definition: caught(
      { Type: 'Map', ItemProcessor: one('In', { Type: 'Fail', Error: 'E', Cause: 'C' }) },
      { ErrorEquals: ['States.ALL'] },
    ),
    options: { input: [1] },
    expected: { output: { Error: 'E', Cause: 'C' } },
    events: succeeded('MapStateEntered', ...FAILED_RUN, 'MapStateExited', ...through('Pass')),
  },
  {
    name: 'Map is retried as a whole',
    source: SOURCE,
    definition: map(
      { Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }] },
      one('In', { Type: 'Fail', Error: 'E' }),
    ),
    options: { input: [1] },
    expected: fails('E'),
    events: failed('MapStateEntered', ...FAILED_RUN, ...FAILED_RUN),
  },
];
