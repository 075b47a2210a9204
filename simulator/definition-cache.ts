import { compileDefinition } from './compile';
import type { Machine } from './machine';

/** Most machines kept compiled. */
const MOST_KEPT = 64;

interface Kept {
  readonly text: string;
  readonly machine: Machine;
}

const byText = new Map<string, Machine>();
/** Comparing two texts is quicker than looking one up that is made anew each time. */
const byObject = new WeakMap<object, Kept>();

/**
 * Compiles a definition, or finds it compiled: by its text, so that one that was changed since is compiled anew.
 * @throws DefinitionError
 */
export function cachedMachine(definition: object | string): Machine {
  if (typeof definition === 'string') return machineOf(definition);
  const text = JSON.stringify(definition) ?? 'null';
  if (definition === null) return machineOf(text);
  const kept = byObject.get(definition);
  if (kept?.text === text) return kept.machine;
  const machine = machineOf(text);
  byObject.set(definition, { text, machine });
  return machine;
}

function machineOf(text: string): Machine {
  const known = byText.get(text);
  if (known !== undefined) return known;
  const machine = compileDefinition(text);
  if (byText.size >= MOST_KEPT) byText.clear();
  byText.set(text, machine);
  return machine;
}
