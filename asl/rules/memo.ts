import type { VisitedState } from '../walk';

/** Reads a state once however many rules ask; what was read lives as long as the state's visit. */
export function oncePerState<T>(
  read: (visited: VisitedState) => Iterable<T>,
): (visited: VisitedState) => readonly T[] {
  const known = new WeakMap<VisitedState, readonly T[]>();
  return (visited) => {
    const before = known.get(visited);
    if (before !== undefined) return before;
    const found = [...read(visited)];
    known.set(visited, found);
    return found;
  };
}
