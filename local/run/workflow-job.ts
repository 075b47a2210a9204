import type { Json } from '../../asl/json';
import { cachedMachine } from '../../simulator/definition-cache';
import { neededTasks } from '../../simulator/missing-tasks';
import type { LocalWorkflow } from '../local-workflow';
import { parseFault } from './fault-option';
import type { JobOptions, RunJob } from './job';

/** How a workflow of ours is run. */
export interface WorkflowJobOptions extends JobOptions {
  /** @default the workflow's sample */
  readonly input: Json | undefined;
  /** Values of the workflow's own options, by name. */
  readonly own: Readonly<Record<string, string>>;
}

/**
 * A workflow of ours as a job: with its real handlers, and stand-ins for its services, which are started here.
 *
 * @throws OptionError for a fault that does not fit it. The run throws RangeError for an option of its own that it does
 * not take.
 */
export async function workflowJob(
  workflow: LocalWorkflow,
  options: WorkflowJobOptions,
): Promise<RunJob> {
  const { sample } = workflow;
  const { input = sample.input, expectation = sample.expect, seed, realTime, own } = options;
  const world = await workflow.open();
  try {
    const { definition } = cachedMachine(world.definition);
    const tasks = neededTasks(definition).map(({ task }) => task);
    const faults = options.faults.map((text) => parseFault(text, tasks));
    const clock = realTime ? 'real' : 'virtual';
    const { stopAfterEvent, statusEvents } = options;
    return {
      definition,
      expectation,
      async run(watcher) {
        const run = await world.run({
          input,
          faults,
          seed,
          clock,
          ...(stopAfterEvent === undefined ? {} : { stopAfterEvent }),
          ...(statusEvents === undefined ? {} : { statusEvents }),
          options: own,
          onEvent: (event) => watcher.onEvent(event),
          onEffect: (effect) => watcher.onEffect(effect),
        });
        const { result, effects } = run;
        return { result, effects, brokenInvariants: await run.brokenInvariants() };
      },
      close: () => world.close(),
    };
  } catch (error) {
    await world.close();
    throw error;
  }
}
