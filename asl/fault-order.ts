import type { Fault } from './fault';
import { joinPath } from './path';

/** Faults in the order in which their places are written in the definition; rules break ties as they come. */
export function inOrderOfPosition(faults: readonly Fault[], definition: unknown): Fault[] {
  if (faults.length < 2) return [...faults];
  const positions = new Map<string, number>();
  number(definition, '', positions);
  const positionOf = (path: string) => positions.get(path) ?? positions.size;
  // Array sorting is stable, so faults at one place keep their order.
  return faults.toSorted((one, other) => positionOf(one.path) - positionOf(other.path));
}

function number(value: unknown, path: string, positions: Map<string, number>): void {
  positions.set(path, positions.size);
  if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) number(inner, joinPath(path, index), positions);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) number(inner, joinPath(path, key), positions);
  }
}
