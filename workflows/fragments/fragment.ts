import type { State } from '../../asl/language';

/**
 * States named N to be spread into the `States` of a machine, where they lead to each other and to the targets T. A
 * target that the machine does not have is a compile error there.
 */
export type Fragment<N extends string, T extends string> = { readonly [K in N]: State<N | T> };

/**
 * A fragment from pairs of name and state: in an object literal, TypeScript would forget names that are put together.
 * @throws RangeError when a name occurs twice, for one of the states would be lost
 */
export function fragmentOf<N extends string, T extends string>(
  states: readonly (readonly [name: N, state: State<N | T>])[],
): Fragment<N, T> {
  const names = states.map(([name]) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new RangeError(`state '${twice}' occurs twice; each needs a name of its own`);
  }
  return Object.fromEntries(states) as Fragment<N, T>;
}
