import { isJsonObject, type JsonObject } from './json';
import { joinPath } from './path';

/** One state met by `walkStates`, with where it stands. */
export interface VisitedState {
  readonly name: string;
  readonly state: JsonObject;
  /** For example `States.ReserveStock.ItemProcessor.States.ReserveItem`. */
  readonly path: string;
  /** The machine that the state belongs to: the definition itself, or a nested one. */
  readonly machine: JsonObject;
  /** Path of that machine; empty for the definition itself. */
  readonly machinePath: string;
  /** Enclosing Map and Parallel states, outermost first. */
  readonly ancestors: readonly VisitedState[];
  /** The state's own, or that of the definition: neither a nested machine nor the state around it has a say. */
  readonly queryLanguage: string;
}

/** A machine nested in a state, with where it stands. */
export interface NestedMachine {
  readonly machine: JsonObject;
  readonly path: string;
}

/**
 * The machines directly inside a state: a Map's ItemProcessor (or the older Iterator), a Parallel's Branches.
 */
export function nestedMachines(state: JsonObject, path: string): NestedMachine[] {
  const found: NestedMachine[] = [];
  if (state['Type'] === 'Map') {
    for (const key of ['ItemProcessor', 'Iterator']) {
      const machine = state[key];
      if (isJsonObject(machine)) found.push({ machine, path: joinPath(path, key) });
    }
  }
  if (state['Type'] === 'Parallel' && Array.isArray(state['Branches'])) {
    state['Branches'].forEach((machine: unknown, index) => {
      if (isJsonObject(machine)) found.push({ machine, path: joinPath(path, 'Branches', index) });
    });
  }
  return found;
}

/**
 * Every state of a definition, nested ones included, each before what it contains, in the order written.
 * Parts that are not shaped like a machine are passed over: saying so is the validator's task.
 */
export function* walkStates(definition: object): Generator<VisitedState> {
  const machine = definition as JsonObject;
  yield* walkMachine(machine, '', [], languageOf(machine, 'JSONPath'));
}

/** Every machine of a definition: itself first, then the nested ones, outer before inner. */
export function* walkMachines(definition: object): Generator<NestedMachine> {
  yield { machine: definition as JsonObject, path: '' };
  for (const { state, path } of walkStates(definition)) yield* nestedMachines(state, path);
}

function* walkMachine(
  machine: JsonObject,
  machinePath: string,
  ancestors: readonly VisitedState[],
  language: string,
): Generator<VisitedState> {
  const states = machine['States'];
  if (!isJsonObject(states)) return;
  for (const [name, state] of Object.entries(states)) {
    if (!isJsonObject(state)) continue;
    const visited: VisitedState = {
      name,
      state,
      path: joinPath(machinePath, 'States', name),
      machine,
      machinePath,
      ancestors,
      queryLanguage: languageOf(state, language),
    };
    yield visited;
    for (const nested of nestedMachines(state, visited.path)) {
      yield* walkMachine(nested.machine, nested.path, [...ancestors, visited], language);
    }
  }
}

function languageOf(owner: JsonObject, inherited: string): string {
  return typeof owner['QueryLanguage'] === 'string' ? owner['QueryLanguage'] : inherited;
}
