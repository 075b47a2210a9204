import { caughtAll } from '../../asl/catch';

/**
 * An execution may be started with any JSON, and a path that leads beside what is no object fails, in a Catch for good:
 * so the state data of a machine is an object of its own from its first state on, with the input in it.
 */

/** What the execution was started with, as it came. */
export const INPUT_AS_IT_CAME = { 'input.$': '$$.Execution.Input' } as const;

/** The last catcher of a machine's first state. */
export const caughtFirst = <const N extends string>(keeper: N) => caughtAll(keeper, '$');

/** Where it leads: keeps the error where that of every other state is kept. */
export const KEEP_FAILURE = {
  Type: 'Pass',
  Parameters: { ...INPUT_AS_IT_CAME, 'failure.$': '$' },
} as const;
