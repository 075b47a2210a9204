import { parseIntegration } from '../asl/integration';
import { isJsonObject, type JsonObject } from '../asl/json';
import { walkStates } from '../asl/walk';
import type { MachineRegistry } from './machine-registry';
import type { Tasks } from './tasks/task-runner';

/** Tasks that nothing stands for. The engine never calls a service by itself. */
export class MissingTaskError extends Error {
  override readonly name = 'MissingTaskError';
}

/**
 * Looks through a whole definition before it runs.
 * @throws MissingTaskError naming every state and resource without a task
 */
export function checkTasks(
  definition: JsonObject,
  tasks: Tasks,
  machines: MachineRegistry | undefined,
): void {
  const missing = needsOf(definition)
    .filter(([task, resource]) => tasks.find(task) === undefined && !isNested(resource, machines))
    .map(([task, resource]) => `'${task}' (${resource})`);
  if (missing.length === 0) return;
  throw new MissingTaskError(
    `no task for ${missing.join(', ')}; allowed: a script under that name in tasks, or a runTask for all`,
  );
}

type Need = readonly [task: string, resource: string];

/** Definitions do not change once they are compiled: each is looked through once. */
const needs = new WeakMap<JsonObject, readonly Need[]>();

function needsOf(definition: JsonObject): readonly Need[] {
  const known = needs.get(definition);
  if (known !== undefined) return known;
  const found = [...walkStates(definition)].flatMap(({ name, state }) => neededBy(name, state));
  needs.set(definition, found);
  return found;
}

function neededBy(name: string, state: JsonObject): Need[] {
  if (state['Type'] === 'Task') return [[name, String(state['Resource'])]];
  if (state['Type'] !== 'Map') return [];
  return ['ItemReader', 'ResultWriter'].flatMap((part): Need[] => {
    const owner = state[part];
    const resource = isJsonObject(owner) ? owner['Resource'] : undefined;
    return typeof resource === 'string' ? [[`${name}.${part}`, resource]] : [];
  });
}

function isNested(resource: string, machines: MachineRegistry | undefined): boolean {
  const integration = parseIntegration(resource);
  return (
    machines !== undefined &&
    integration.kind === 'optimized' &&
    integration.service === 'states' &&
    integration.action === 'startExecution'
  );
}
