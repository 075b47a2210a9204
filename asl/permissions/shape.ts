import type { Fault } from '../fault';
import { isJsonObject, type JsonObject } from '../json';
import { joinPath } from '../path';
import { type NestedMachine, nestedMachines, walkMachines } from '../walk';

/** Levels of nesting beyond which nothing is derived: far more than people write, far less than the stack holds. */
const DEEPEST_LEVEL = 1000;

const STATE_TYPES = ['Task', 'Pass', 'Choice', 'Wait', 'Succeed', 'Fail', 'Map', 'Parallel'];

/** True when a value is nested so deeply that walking it could overflow the stack. */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= DEEPEST_LEVEL; depth += 1) {
    level = level.flatMap((item) =>
      typeof item === 'object' && item !== null ? Object.values(item) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}

/** The fault of a definition that `isTooDeep`. */
export const TOO_DEEP: Fault = malformed(
  '',
  undefined,
  `nested deeper than ${DEEPEST_LEVEL} levels`,
  'take the definition apart into nested executions',
);

/**
 * What keeps a definition from being read as a machine: without it nothing could be derived, and saying that the
 * role needs nothing would be wrong. Only what the derivation stands on is looked at; the validator sees the rest.
 */
export function shapeFaults(definition: object): Fault[] {
  return [...walkMachines(definition)].flatMap(machineFaults);
}

function machineFaults({ machine, path }: NestedMachine): Fault[] {
  const faults: Fault[] = [];
  const { StartAt, States } = machine;
  if (typeof StartAt !== 'string')
    faults.push(
      malformed(joinPath(path, 'StartAt'), StartAt, 'no name of a first state', 'name a state'),
    );
  const states = isJsonObject(States) ? Object.entries(States) : [];
  if (states.length === 0)
    faults.push(
      malformed(
        joinPath(path, 'States'),
        States,
        'no states',
        'give the states by name: a definition is { StartAt, States }',
      ),
    );
  return [
    ...faults,
    ...states.flatMap(([name, state]) => stateFaults(state, joinPath(path, 'States', name))),
  ];
}

function stateFaults(state: unknown, path: string): Fault[] {
  if (!isJsonObject(state)) return [malformed(path, state, 'not a state', 'write an object')];
  const type = state['Type'];
  if (typeof type !== 'string' || !STATE_TYPES.includes(type))
    return [
      malformed(
        joinPath(path, 'Type'),
        type,
        'not a type of state',
        `write ${STATE_TYPES.join(', ')}`,
      ),
    ];
  if (type === 'Task' && typeof state['Resource'] !== 'string')
    return [
      malformed(
        joinPath(path, 'Resource'),
        state['Resource'],
        'no Resource that says what is called',
        'write the ARN of the integration, the function or the activity',
      ),
    ];
  return isWithoutMachines(state, path)
    ? [
        malformed(
          path,
          type,
          'no machine to run',
          'write ItemProcessor of a Map, Branches of a Parallel',
        ),
      ]
    : [];
}

/** A Map or Parallel of which a part would be passed over. */
function isWithoutMachines(state: JsonObject, path: string): boolean {
  const found = nestedMachines(state, path).length;
  if (state['Type'] === 'Map') return found === 0;
  if (state['Type'] !== 'Parallel') return false;
  const branches = state['Branches'];
  return found === 0 || (Array.isArray(branches) && found < branches.length);
}

function malformed(path: string, value: unknown, message: string, fix: string): Fault {
  return {
    rule: 'permission-definition',
    severity: 'error',
    path,
    ...(value === undefined ? {} : { value }),
    message,
    fix,
  };
}
