import { failure } from '../../../simulator/tasks/handler';
import { caught, innerPass, innerTask, one, only } from '../../support/machines';
import { type ConformanceCase, DOCS, fails } from './case';
import { attempt, failed, succeeded, through, throughParallel } from './events';

const SOURCE = `${DOCS}/state-parallel.html`;

const parallel = (branches: readonly object[], fields: object = {}): object =>
  only({ Type: 'Parallel', Branches: branches, ...fields });

export const PARALLEL_CASES: readonly ConformanceCase[] = [
  {
    name: 'Parallel gives its results in the order of the branches',
    source: SOURCE,
    definition: parallel([innerPass({ Result: 1 }), innerPass({ Result: 2 })]),
    expected: { output: [1, 2] },
    events: succeeded(...throughParallel(...through('Pass'), ...through('Pass'))),
  },
  {
    name: 'Parallel gives every branch the same input',
    source: SOURCE,
    definition: parallel([innerPass(), innerPass()]),
    options: { input: { a: 1 } },
    expected: { output: [{ a: 1 }, { a: 1 }] },
    events: succeeded(...throughParallel(...through('Pass'), ...through('Pass'))),
  },
  {
    name: 'Parallel gives its branches the Parameters',
    source: SOURCE,
    definition: parallel([innerPass()], { Parameters: { 'b.$': '$.a' } }),
    options: { input: { a: 1 } },
    expected: { output: [{ b: 1 }] },
    events: succeeded(...throughParallel(...through('Pass'))),
  },
  {
    name: 'Parallel has ResultSelector and ResultPath',
    source: SOURCE,
    definition: parallel([innerPass({ Result: 1 })], {
      ResultSelector: { 'first.$': '$[0]' },
      ResultPath: '$.r',
    }),
    options: { input: { a: 1 } },
    expected: { output: { a: 1, r: { first: 1 } } },
    events: succeeded(...throughParallel(...through('Pass'))),
  },
  {
    name: 'Parallel ends when its slowest branch does',
    source: SOURCE,
    definition: parallel([
      one('A', { Type: 'Wait', Seconds: 9, End: true }),
      innerPass({ Result: 2 }),
    ]),
    expected: { output: [{}, 2] },
    events: succeeded(
      ...throughParallel('WaitStateEntered', ...through('Pass'), 'WaitStateExited'),
    ),
  },
  {
    name: 'Parallel fails with the first branch that fails, and stops the others',
    source: `recorded: ${DOCS}/state-map-inline.html`,
    definition: parallel([
      one('A', { Type: 'Wait', Seconds: 9, End: true }),
      one('B', { Type: 'Fail', Error: 'E', Cause: 'C' }),
    ]),
    expected: fails('E', 'C'),
    events: failed(
      'ParallelStateEntered',
      'ParallelStateStarted',
      'WaitStateEntered',
      'FailStateEntered',
      'WaitStateAborted',
      'ParallelStateFailed',
    ),
  },
  {
    name: 'Parallel catches what a branch failed with',
    source: SOURCE,
    definition: caught(
      { Type: 'Parallel', Branches: [one('B', { Type: 'Fail', Error: 'E', Cause: 'C' })] },
      { ErrorEquals: ['E'] },
    ),
    expected: { output: { Error: 'E', Cause: 'C' } },
    events: succeeded(
      'ParallelStateEntered',
      'ParallelStateStarted',
      'FailStateEntered',
      'ParallelStateFailed',
      'ParallelStateExited',
      ...through('Pass'),
    ),
  },
  {
    name: 'Parallel is retried as a whole',
    source: SOURCE,
    definition: parallel([innerTask()], { Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }] }),
    options: { tasks: { In: failure('E') } },
    expected: fails('E'),
    events: failed(
      'ParallelStateEntered',
      'ParallelStateStarted',
      'TaskStateEntered',
      ...attempt('Failed'),
      'ParallelStateFailed',
      'ParallelStateStarted',
      'TaskStateEntered',
      ...attempt('Failed'),
      'ParallelStateFailed',
    ),
  },
  {
    name: 'what breaks inside a branch ends the execution at once',
    source: SOURCE,
    definition: parallel([innerPass({ InputPath: '$.lost' })]),
    expected: fails('States.Runtime', "executing the state 'In'"),
    events: failed('ParallelStateEntered', 'ParallelStateStarted', 'PassStateEntered'),
  },
];
