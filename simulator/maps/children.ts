import type { Execution } from '../execution';
import { executionNames } from '../execution-names';
import { MAX_EVENTS } from '../limits';
import type { Strand } from '../strand';
import type { Batch } from './batches';
import type { MapPlan } from './plan';

/** Starts the children of a map run. They share the engine, the tasks and the faults of their parent, not its history. */
export function childStarter(
  strand: Strand,
  plan: MapPlan,
  batches: readonly Batch[],
): (index: number) => Execution {
  const { engine, names, tasks, faults } = strand.execution;
  const { type = 'STANDARD', label = plan.name } = plan.distributed ?? {};
  return (index) =>
    engine.start({
      machine: plan.machine,
      type,
      input: (batches[index] as Batch).input,
      tasks,
      faults,
      maxEvents: MAX_EVENTS[type],
      mapIndex: index,
      // They are let go when they end: there may be a hundred thousand of them.
      keepsHistory: false,
      names: executionNames({
        accountId: names.accountId,
        region: names.region,
        stateMachineName: names.stateMachineName,
        executionName: childName(index),
        mapLabel: label,
        type,
      }),
    });
}

/** Children have UUIDs for names; counted ones, so that a hundred thousand of them cost no chance. */
export function childName(index: number): string {
  return `00000000-0000-4000-a000-${index.toString(16).padStart(12, '0')}`;
}
