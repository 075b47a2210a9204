import { noTaskCalled } from '../../simulator/unmet-faults';
import { OptionError } from './option-error';

/** An option's text, cut after the name of a task. */
export interface NamedState {
  readonly state: string;
  /** What follows the name, its separator included. */
  readonly rest: string;
}

/**
 * Cuts `ShipOrder=States.Timeout` after the name that it begins with. A name may hold any character, separators too:
 * the longest known name that a separator or the end follows is meant.
 *
 * @param option how the option is called in messages
 * @param separators characters that may follow the name
 * @throws OptionError with the name that was most likely meant
 */
export function cutAfterState(
  option: string,
  text: string,
  separators: string,
  known: readonly string[],
): NamedState {
  const state = known
    .filter((name) => text.startsWith(name) && isEnd(text[name.length], separators))
    .toSorted((one, other) => other.length - one.length)[0];
  if (state !== undefined) return { state, rest: text.slice(state.length) };
  const end = [...text].findIndex((sign) => separators.includes(sign));
  const name = end === -1 ? text : text.slice(0, end);
  throw new OptionError(`${option} '${text}': ${noTaskCalled(name, known)}`);
}

function isEnd(sign: string | undefined, separators: string): boolean {
  return sign === undefined || separators.includes(sign);
}
