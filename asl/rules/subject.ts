import { isJsonObject, type JsonObject } from '../json';
import { joinPath } from '../path';
import { type NestedMachine, nestedMachines, type VisitedState, walkStates } from '../walk';

/** How executions run: Standard (up to a year, exactly once) or Express (up to five minutes). */
export type WorkflowType = 'STANDARD' | 'EXPRESS';

/** A machine of the definition with its states by name. */
export interface Machine extends NestedMachine {
  /** That of the definition, for nested machines too. */
  readonly queryLanguage: string;
  /** States that are objects, in the order written. A Map, because a state may be named `__proto__`. */
  readonly states: ReadonlyMap<string, JsonObject>;
}

/** A definition as the rules see it: walked once, for all of them. */
export interface Subject {
  /** What was given, as the JSON that would be deployed (a field set to undefined is no field). */
  readonly raw: unknown;
  /** Its text without white space, or undefined when the value is not JSON or too deep to look into. */
  readonly text: string | undefined;
  /** True when it is nested deeper than the rules look, or contains itself. */
  readonly tooDeep: boolean;
  /** The text that the definition was read from, when there was one. */
  readonly written: string | undefined;
  readonly type: WorkflowType;
  /** The definition first, then nested machines. Empty when the value cannot be walked. */
  readonly machines: readonly Machine[];
  readonly states: readonly VisitedState[];
}

/** Levels of JSON that the rules look into; they recurse, and no readable definition comes near. */
export const MAX_DEPTH = 500;

/** Walks a value that may or may not be a definition; `written` is the text that it was read from, if any. */
export function readSubject(given: unknown, type: WorkflowType, written?: string): Subject {
  const tooDeep = isDeeperThan(given, MAX_DEPTH);
  const text = tooDeep ? undefined : textOf(given);
  const raw: unknown = text === undefined ? given : JSON.parse(text);
  const whole = { raw, text, tooDeep, written, type };
  if (text === undefined || !isJsonObject(raw)) return { ...whole, machines: [], states: [] };
  const states = [...walkStates(raw)];
  const language = typeof raw['QueryLanguage'] === 'string' ? raw['QueryLanguage'] : 'JSONPath';
  const machines = [machineOf({ machine: raw, path: '' }, language)];
  for (const { state, path } of states) {
    for (const nested of nestedMachines(state, path)) machines.push(machineOf(nested, language));
  }
  return { ...whole, machines, states };
}

/** Standard or Express for the execution that a state runs in: a distributed Map starts its own. */
export function executionType(visited: VisitedState, subject: Subject): WorkflowType {
  for (const { state } of visited.ancestors.toReversed()) {
    const config = processorConfig(state);
    if (config?.['Mode'] === 'DISTRIBUTED') {
      return config['ExecutionType'] === 'EXPRESS' ? 'EXPRESS' : 'STANDARD';
    }
  }
  return subject.type;
}

/** A Map's ProcessorConfig, if it has one. */
export function processorConfig(map: JsonObject): JsonObject | undefined {
  const processor = map['ItemProcessor'];
  if (map['Type'] !== 'Map' || !isJsonObject(processor)) return undefined;
  const config = processor['ProcessorConfig'];
  return isJsonObject(config) ? config : undefined;
}

/** Objects in a list with their paths: the catchers of a state, say. Anything else is passed over. */
export function* objectsIn(
  owner: JsonObject,
  key: string,
  path: string,
): Generator<{ readonly object: JsonObject; readonly path: string; readonly index: number }> {
  const list = owner[key];
  if (!Array.isArray(list)) return;
  for (const [index, object] of list.entries()) {
    if (isJsonObject(object)) yield { object, path: joinPath(path, key, index), index };
  }
}

function machineOf({ machine, path }: NestedMachine, queryLanguage: string): Machine {
  const states = isJsonObject(machine['States']) ? Object.entries(machine['States']) : [];
  return {
    machine,
    path,
    queryLanguage,
    states: new Map(
      states.filter((entry): entry is [string, JsonObject] => isJsonObject(entry[1])),
    ),
  };
}

/** Depth first and without recursion, so that neither depth nor a cycle can hurt. */
function isDeeperThan(raw: unknown, limit: number): boolean {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: raw, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    const depth = next.depth + 1;
    if (depth > limit) return true;
    for (const value of Object.values(next.value)) waiting.push({ value, depth });
  }
  return false;
}

function textOf(raw: unknown): string | undefined {
  try {
    // Not always a string, whatever its type says: a function or undefined has no text.
    return JSON.stringify(raw) as string | undefined;
  } catch {
    return undefined;
  }
}
