import { ERRORS } from '../errors/names';
import { StateFailure } from '../errors/state-failure';
import type { Execution } from '../execution';
import { type ExecutionNames, executionNames } from '../execution-names';
import { MAX_EVENTS } from '../limits';
import type { Strand } from '../strand';
import type { Batch } from './batches';
import type { MapPlan } from './plan';

/**
 * Starts the children of a map run. They share the engine, the tasks and the faults of their parent, not its history.
 * For a child whose input is larger than the service takes it gives the failure that the child has at once.
 */
export function childStarter(
  strand: Strand,
  plan: MapPlan,
  batches: readonly Batch[],
): (index: number) => Execution | StateFailure {
  const { engine, tasks, faults } = strand.execution;
  const type = plan.distributed?.type ?? 'STANDARD';
  return (index) => {
    const { input } = batches[index] as Batch;
    if (engine.dataLimit.exceededBy(input)) return tooLarge(engine.dataLimit.limitBytes);
    return engine.start({
      machine: plan.machine,
      type,
      input,
      tasks,
      faults,
      maxEvents: MAX_EVENTS[type],
      mapIndex: index,
      // They are let go when they end: there may be a hundred thousand of them.
      keepsHistory: false,
      names: childNames(strand, plan, index),
    });
  };
}

/** Names of the child of that index. They are UUIDs; counted ones, so that a hundred thousand of them cost no chance. */
export function childNames(strand: Strand, plan: MapPlan, index: number): ExecutionNames {
  const { accountId, region, stateMachineName } = strand.execution.names;
  return executionNames({
    accountId,
    region,
    stateMachineName,
    executionName: `00000000-0000-4000-a000-${index.toString(16).padStart(12, '0')}`,
    mapLabel: plan.distributed?.label ?? plan.name,
    type: plan.distributed?.type ?? 'STANDARD',
  });
}

function tooLarge(limitBytes: number): StateFailure {
  return new StateFailure({
    error: ERRORS.dataLimit,
    cause: `The input of the child execution exceeds the maximum number of bytes service limit (${limitBytes}).`,
  });
}
