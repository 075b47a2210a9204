import { compileDefinition } from './compile';
import type { Machine } from './machine';

/** Most machines kept compiled. */
const MOST_KEPT = 64;

const byText = new Map<string, Machine>();

/**
 * Compiles a definition, or finds it compiled: by its text, so that one that was changed since is compiled anew.
 * @throws DefinitionError
 */
export function cachedMachine(definition: object | string): Machine {
  const text = typeof definition === 'string' ? definition : textOf(definition);
  const known = byText.get(text);
  if (known !== undefined) return known;
  const machine = compileDefinition(text);
  if (byText.size >= MOST_KEPT) byText.clear();
  byText.set(text, machine);
  return machine;
}

function textOf(definition: object): string {
  return JSON.stringify(definition) ?? 'null';
}
