/** Events of an execution that succeeds. */
export const succeeded = (...events: string[]): string[] => [
  'ExecutionStarted',
  ...events,
  'ExecutionSucceeded',
];

/** Events of an execution that fails. */
export const failed = (...events: string[]): string[] => [
  'ExecutionStarted',
  ...events,
  'ExecutionFailed',
];

/** Events of a state that is entered and left. */
export const through = (type: string): string[] => [`${type}StateEntered`, `${type}StateExited`];

type End = 'Succeeded' | 'Failed' | 'TimedOut';

/** Events of an attempt of a service integration. */
export const attempt = (end: End): string[] => ['TaskScheduled', 'TaskStarted', `Task${end}`];

/** Events of attempts that fail, but for the last. */
export const attempts = (count: number, last: End): string[] => [
  ...Array.from({ length: count - 1 }, () => attempt('Failed')).flat(),
  ...attempt(last),
];

/** Events of a machine of one Task that succeeds. */
export const inTask = (...events: string[]): string[] =>
  succeeded('TaskStateEntered', ...events, 'TaskStateExited');

/** Events of a machine of one Task that leads to a Pass, be it by its catcher. */
export const inTaskThenPass = (...events: string[]): string[] =>
  succeeded('TaskStateEntered', ...events, 'TaskStateExited', ...through('Pass'));

/** Events of a Parallel that succeeds. */
export const throughParallel = (...events: string[]): string[] => [
  'ParallelStateEntered',
  'ParallelStateStarted',
  ...events,
  'ParallelStateSucceeded',
  'ParallelStateExited',
];

/** Events of an inline Map that succeeds. */
export const throughMap = (...events: string[]): string[] => [
  'MapStateEntered',
  'MapStateStarted',
  ...events,
  'MapStateSucceeded',
  'MapStateExited',
];

/** Events of an iteration that runs alone. */
export const iteration = (...events: string[]): string[] => [
  'MapIterationStarted',
  ...events,
  'MapIterationSucceeded',
];

/** Events of iterations over one state that start together. */
export const together = (count: number, type = 'Pass'): string[] => [
  ...Array.from({ length: count }, () => 'MapIterationStarted'),
  ...Array.from({ length: count }, () => [...through(type), 'MapIterationSucceeded']).flat(),
];
