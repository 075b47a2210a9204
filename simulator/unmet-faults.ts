import type { JsonObject } from '../asl/json';
import { didYouMean } from '../asl/nearest';
import { neededTasks } from './missing-tasks';
import type { Fault } from './tasks/faults';

/** A fault that nothing can meet: whoever gives one wants to see what comes of it. */
export class UnmetFaultError extends Error {
  override readonly name = 'UnmetFaultError';

  constructor(
    readonly fault: Fault,
    known: readonly string[],
  ) {
    super(`fault: ${noTaskCalled(fault.state, known)}`);
  }
}

/** Says of a name that no task has it, and which one was most likely meant. */
export function noTaskCalled(name: string, known: readonly string[]): string {
  const allowed = known.length === 0 ? 'this definition has none' : `allowed: ${known.join(', ')}`;
  return `no task is called '${name}'; ${didYouMean(name, known, allowed)}`;
}

/**
 * Looks at faults before anything runs. They meet Tasks, and the ItemReader and ResultWriter of a Map, of any of the
 * definitions.
 * @throws UnmetFaultError for the first that meets none of them
 */
export function checkFaults(faults: readonly Fault[], definitions: readonly JsonObject[]): void {
  if (faults.length === 0) return;
  const known = definitions.flatMap((definition) =>
    neededTasks(definition).map(({ task }) => task),
  );
  const unmet = faults.find(({ state }) => !known.includes(state));
  if (unmet !== undefined) throw new UnmetFaultError(unmet, known);
}
