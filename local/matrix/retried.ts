import type { JsonObject } from '../../asl/json';
import type { Fault } from '../../simulator/tasks/faults';
import { type FaultyTask, retrierOf, retriesOf } from './task-faults';

/**
 * The faults that are left when those are taken away that the definition retries within its own policy: nothing of the
 * call happened, a Retrier of the Task names its error, and each Retrier has attempts for all of its faults together. A
 * Task keeps all of its faults when one of them is another: their attempts are counted together.
 */
export function withoutRetried(
  tasks: readonly FaultyTask[],
  faults: readonly Fault[],
): readonly Fault[] {
  const retried = new Set(
    tasks
      .filter((task) =>
        isRetried(
          task,
          faults.filter((fault) => fault.state === task.name),
        ),
      )
      .map(({ name }) => name),
  );
  return faults.filter(({ state }) => !retried.has(state));
}

function isRetried(task: FaultyTask, faults: readonly Fault[]): boolean {
  const used = new Map<JsonObject, number>();
  return faults.every(({ error, attempt, when = 'before' }) => {
    if (error === undefined || attempt === 'every' || when !== 'before') return false;
    const retrier = retrierOf(task, error);
    if (retrier === undefined) return false;
    const retries = (used.get(retrier) ?? 0) + 1;
    used.set(retrier, retries);
    return retries <= retriesOf(task, error);
  });
}
