import { isJsonObject, type Json } from './json';
import type { StateMachine } from './language';

/**
 * A machine without one of its own states: whoever went to it goes to its `Next`. For a step that configuration may
 * leave out, so that the machine is written once, with every target checked.
 *
 * @throws TypeError when the state is not there, or leads nowhere
 */
export function withoutState<N extends string>(
  machine: StateMachine<N>,
  name: NoInfer<N>,
): StateMachine {
  const { [name]: left, ...others } = machine.States;
  const next = left !== undefined && 'Next' in left ? left.Next : undefined;
  if (next === undefined) {
    throw new TypeError(
      `'${name}' cannot be left out: it is not there, or no state comes after it`,
    );
  }
  const redirect = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(redirect);
    if (!isJsonObject(value as Json)) return value;
    const fields = Object.entries(value as object).map(([key, held]) => [
      key,
      (key === 'Next' || key === 'Default') && held === name ? next : redirect(held),
    ]);
    return Object.fromEntries(fields);
  };
  const StartAt = machine.StartAt === name ? next : machine.StartAt;
  return { ...machine, StartAt, States: redirect(others) as StateMachine['States'] };
}
