import { isJsonObject, type Json, type JsonObject } from '../asl/json';
import { joinPath } from '../asl/path';
import type { Dialect } from './dialects/dialect';
import { JSON_PATH } from './dialects/json-path';
import { JSONATA } from './dialects/jsonata';
import type { Machine } from './machine';
import { compileChoice } from './states/choice';
import { compileFail } from './states/fail';
import { compileMap } from './states/map';
import { compileParallel } from './states/parallel';
import { compilePass } from './states/pass';
import type { CompiledState, RunState, StateSource } from './states/state';
import { compileSucceed } from './states/succeed';
import { compileTask } from './states/task';
import { compileWait } from './states/wait';

/** A definition that cannot be run. The message names the place. */
export class DefinitionError extends Error {
  override readonly name = 'DefinitionError';
}

const COMPILERS: Readonly<Record<string, (source: StateSource) => RunState>> = {
  Pass: compilePass,
  Task: compileTask,
  Choice: compileChoice,
  Wait: compileWait,
  Succeed: compileSucceed,
  Fail: compileFail,
  Parallel: compileParallel,
  Map: compileMap,
};

/**
 * Reads a definition once: paths, functions and expressions are compiled, targets looked up.
 *
 * @throws DefinitionError naming the first thing that stands in the way
 */
export function compileDefinition(definition: object | string): Machine {
  const parsed: unknown = typeof definition === 'string' ? parseText(definition) : definition;
  if (!isJsonObject(parsed)) {
    throw new DefinitionError(
      `the definition is ${describe(parsed)}; allowed: an object with StartAt and States`,
    );
  }
  return compileMachine(parsed, '', JSON_PATH);
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (reason) {
    throw new DefinitionError(`the definition is not JSON: ${(reason as Error).message}`);
  }
}

function compileMachine(machine: JsonObject, path: string, around: Dialect): Machine {
  const dialect = dialectOf(machine, around, path);
  const { StartAt: startAt, States: states, TimeoutSeconds: timeoutSeconds } = machine;
  const place = path === '' ? 'the definition' : path;
  if (!isJsonObject(states) || Object.keys(states).length === 0) {
    throw new DefinitionError(
      `${place} has States ${describe(states)}; allowed: an object of states`,
    );
  }
  if (typeof startAt !== 'string' || !Object.hasOwn(states, startAt)) {
    throw new DefinitionError(
      `${place} has StartAt ${describe(startAt)}; allowed: the name of one of its states`,
    );
  }
  const compiled = new Map<string, CompiledState>();
  for (const [name, state] of Object.entries(states)) {
    compiled.set(name, compileState(name, state, joinPath(path, 'States', name), dialect, states));
  }
  return {
    startAt,
    states: compiled,
    timeoutSeconds: typeof timeoutSeconds === 'number' ? timeoutSeconds : undefined,
    definition: machine,
  };
}

function compileState(
  name: string,
  state: Json,
  path: string,
  around: Dialect,
  states: JsonObject,
): CompiledState {
  if (!isJsonObject(state))
    throw new DefinitionError(`${path} is ${describe(state)}; allowed: a state`);
  const type = String(state['Type']);
  const compile = Object.hasOwn(COMPILERS, type) ? COMPILERS[type] : undefined;
  if (compile === undefined) {
    throw new DefinitionError(
      `${path}.Type is ${describe(state['Type'])}; allowed: ${Object.keys(COMPILERS).join(', ')}`,
    );
  }
  checkTargets(state, type, path, states);
  const dialect = dialectOf(state, around, path);
  try {
    const run = compile({
      name,
      type,
      state,
      path,
      dialect,
      compileMachine: (machine, at) => compileMachine(machine, at, around),
    });
    return { name, type, run };
  } catch (reason) {
    if (reason instanceof DefinitionError || !(reason instanceof Error)) throw reason;
    throw new DefinitionError(`${path}: ${reason.message}`);
  }
}

const TERMINAL = new Set(['Succeed', 'Fail', 'Choice']);

function checkTargets(state: JsonObject, type: string, path: string, states: JsonObject): void {
  const targets: [Json | undefined, string][] = [
    [state['Default'], 'Default'],
    ...targetsIn(state['Choices'], 'Choices'),
    ...targetsIn(state['Catch'], 'Catch'),
  ];
  if (!TERMINAL.has(type) && state['End'] !== true) {
    if (state['Next'] === undefined) throw new DefinitionError(`${path} has neither Next nor End`);
    targets.push([state['Next'], 'Next']);
  }
  for (const [target, field] of targets) {
    if (target === undefined || (typeof target === 'string' && Object.hasOwn(states, target)))
      continue;
    throw new DefinitionError(
      `${path}.${field} is ${describe(target)}; allowed: the name of a state of the same machine`,
    );
  }
}

function targetsIn(list: Json | undefined, field: string): [Json, string][] {
  if (!Array.isArray(list)) return [];
  return list.map((item, index) => [
    isJsonObject(item) ? (item['Next'] ?? null) : null,
    `${field}[${index}].Next`,
  ]);
}

function dialectOf(owner: JsonObject, around: Dialect, path: string): Dialect {
  const language = owner['QueryLanguage'];
  if (language === undefined) return around;
  if (language === 'JSONPath') return JSON_PATH;
  if (language === 'JSONata') return JSONATA;
  throw new DefinitionError(
    `${path === '' ? '' : `${path}.`}QueryLanguage is ${describe(language)}; allowed: JSONPath, JSONata`,
  );
}

function describe(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
