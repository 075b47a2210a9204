import { parseIntegration } from '../asl/integration';
import type { JsonObject } from '../asl/json';
import { walkStates } from '../asl/walk';
import type { MachineRegistry } from './machine-registry';
import { calledParts } from './maps/map-parts';
import type { Tasks } from './tasks/task-runner';

/** Tasks that nothing stands for. The engine never calls a service by itself. */
export class MissingTaskError extends Error {
  override readonly name = 'MissingTaskError';

  constructor(readonly missing: readonly TaskNeed[]) {
    const named = missing.map(({ task, resource }) => `'${task}' (${resource})`).join(', ');
    super(`no task for ${named}; allowed: a script under that name in tasks, or a runTask for all`);
  }
}

/** Something that a definition calls. */
export interface TaskNeed {
  /** Name of the state; for a part of a Map `<state>.ItemReader` or `<state>.ResultWriter`. */
  readonly task: string;
  readonly resource: string;
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
  const missing = neededTasks(definition).filter(
    ({ task, resource }) => tasks.find(task) === undefined && !isNested(resource, machines),
  );
  if (missing.length > 0) throw new MissingTaskError(missing);
}

/** Definitions do not change once they are compiled: each is looked through once. */
const needs = new WeakMap<JsonObject, readonly TaskNeed[]>();

/** Everything that a definition calls, in the order written. */
export function neededTasks(definition: JsonObject): readonly TaskNeed[] {
  const known = needs.get(definition);
  if (known !== undefined) return known;
  const found = [...walkStates(definition)].flatMap(({ name, state }) => neededBy(name, state));
  needs.set(definition, found);
  return found;
}

function neededBy(name: string, state: JsonObject): TaskNeed[] {
  if (state['Type'] === 'Task') return [{ task: name, resource: String(state['Resource']) }];
  return calledParts(name, state).map((part) => ({ task: part.name, resource: part.resource }));
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
