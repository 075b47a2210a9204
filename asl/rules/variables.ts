import { isJsonObject, type JsonObject } from '../json';
import { JSONATA_FUNCTIONS } from '../jsonata-functions';
import { didYouMean } from '../nearest';
import { joinPath } from '../path';
import type { VisitedState } from '../walk';
import { isDynamic } from './dynamic';
import { referencesOf } from './references';
import { eachState, type Rule } from './rule';
import { objectsIn, processorConfig, type Subject } from './subject';

const MAX_NAME_CHARACTERS = 80;
const NAME = /^\p{ID_Start}\p{ID_Continue}*$/u;

/** Rules on workflow variables. Source: https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html */
export const VARIABLE_RULES = [
  {
    id: 'variable-assigned',
    severity: 'error',
    description: 'A variable that is read is assigned somewhere in this machine or one around it.',
    *check(subject) {
      const assigned = assignedByMachine(subject);
      // All states of a machine see the same names.
      const scopes = new Map<string, ReadonlySet<string>>();
      for (const visited of subject.states) {
        const scope = scopes.get(visited.machinePath) ?? namesInScope(visited, assigned);
        scopes.set(visited.machinePath, scope);
        for (const { variable, path } of referencesOf(visited)) {
          if (variable === undefined || scope.has(variable)) continue;
          if (visited.queryLanguage === 'JSONata' && JSONATA_FUNCTIONS.has(variable)) continue;
          yield {
            path,
            value: `$${variable}`,
            message: 'the variable is never assigned in this machine or one around it',
            fix: didYouMean(variable, [...scope], `assign it: Assign: { ${variable}: … }`),
          };
        }
      }
    },
  },
  {
    id: 'variable-name',
    severity: 'error',
    description:
      'A variable name begins with a letter, goes on with letters, digits and underscores, has 1 to 80 of them, and is not states.',
    check: eachState(function* (visited) {
      for (const { name, path } of assignments(visited.state, visited.path)) {
        const right = NAME.test(name) && [...name].length <= MAX_NAME_CHARACTERS;
        if (right && name !== 'states') continue;
        yield {
          path,
          value: name,
          message: name === 'states' ? "'states' is reserved" : 'not a name for a variable',
          fix: `begin with a letter; then letters, digits and underscores, at most ${MAX_NAME_CHARACTERS}`,
        };
      }
    }),
  },
  {
    id: 'variable-shadowed',
    severity: 'error',
    description:
      'A Map or Parallel assigns no variable inside that the machine around it assigns too.',
    *check(subject) {
      const assigned = assignedByMachine(subject);
      for (const { state, path, ancestors } of subject.states) {
        for (const { name, path: at } of ancestors.length === 0 ? [] : assignments(state, path)) {
          if (!scopesAround(ancestors).some((scope) => assigned.get(scope)?.has(name))) continue;
          yield {
            path: at,
            value: name,
            message: 'a machine around this one assigns a variable of the same name',
            fix: 'rename one of them; Output takes what is found here out of the Map or Parallel',
          };
        }
      }
    },
  },
  {
    id: 'assign-object',
    severity: 'error',
    description: 'Assign is an object of values by variable name.',
    check: eachState(function* ({ state, path, queryLanguage }) {
      for (const { object, path: at } of assigners(state, path)) {
        const value = object['Assign'];
        if (value === undefined || isJsonObject(value) || isDynamic(value, queryLanguage)) continue;
        yield {
          path: joinPath(at, 'Assign'),
          value,
          message: 'Assign is not an object',
          fix: 'give { name: value, … }',
        };
      }
    }),
  },
] as const satisfies readonly Rule[];

/** Names that the states of each machine assign, by the machine's path. */
function assignedByMachine(subject: Subject): ReadonlyMap<string, ReadonlySet<string>> {
  const assigned = new Map<string, Set<string>>();
  for (const { state, path, machinePath } of subject.states) {
    const names = assigned.get(machinePath) ?? new Set();
    assigned.set(machinePath, names);
    for (const { name } of assignments(state, path)) names.add(name);
  }
  return assigned;
}

/** Names that the states of a machine may read: its own, and those around it. */
function namesInScope(
  { machinePath, ancestors }: VisitedState,
  assigned: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> {
  const scopes = [machinePath, ...scopesAround(ancestors)];
  return new Set(scopes.flatMap((scope) => [...(assigned.get(scope) ?? [])]));
}

/** Paths of the machines around, inner first; a distributed Map's children share nothing with the outside. */
function scopesAround(ancestors: VisitedState['ancestors']): string[] {
  const scopes: string[] = [];
  for (const { state, machinePath } of ancestors.toReversed()) {
    if (processorConfig(state)?.['Mode'] === 'DISTRIBUTED') break;
    scopes.push(machinePath);
  }
  return scopes;
}

/** What may have an Assign: the state, its Choice rules and its catchers. */
function assigners(state: JsonObject, path: string) {
  return [
    { object: state, path },
    ...objectsIn(state, 'Choices', path),
    ...objectsIn(state, 'Catch', path),
  ];
}

/** What a state assigns, its own Assign and those of its Choice rules and catchers. */
function* assignments(
  state: JsonObject,
  path: string,
): Generator<{ readonly name: string; readonly path: string }> {
  for (const { object, path: at } of assigners(state, path)) {
    const assign = object['Assign'];
    if (!isJsonObject(assign)) continue;
    for (const key of Object.keys(assign)) {
      yield { name: key.replace(/\.\$$/, ''), path: joinPath(at, 'Assign', key) };
    }
  }
}
