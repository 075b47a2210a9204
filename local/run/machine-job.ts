import { parseIntegration } from '../../asl/integration';
import type { Json } from '../../asl/json';
import { RealClock } from '../../simulator/clock/real-clock';
import { VirtualClock } from '../../simulator/clock/virtual-clock';
import { cachedMachine } from '../../simulator/definition-cache';
import type { WorkflowType } from '../../simulator/limits';
import { neededTasks, type TaskNeed } from '../../simulator/missing-tasks';
import { simulate } from '../../simulator/simulate';
import { isLambda } from '../../simulator/tasks/failure-of';
import type { TaskScript } from '../../simulator/tasks/handler';
import { parseFault } from './fault-option';
import { loadHandler } from './handler-file';
import type { JobOptions, RunJob } from './job';
import { lambdaHandler } from './lambda-handler';
import { OptionError } from './option-error';
import { parseTask } from './task-option';

/** How a definition of one's own is run. */
export interface MachineJobOptions extends JobOptions {
  readonly input: Json;
  /** Each as `task-option.ts` reads it. */
  readonly tasks: readonly string[];
  readonly type: WorkflowType;
}

/**
 * Any definition as a job: its Tasks are what the options say.
 *
 * @param cacheDirectory where handler files are bundled to
 * @throws DefinitionError when it cannot be run; OptionError for a task or a fault that does not fit it. The run throws
 * MissingTaskError when a Task has nothing to stand for it.
 */
export async function machineJob(
  definition: object,
  options: MachineJobOptions,
  cacheDirectory: string,
): Promise<RunJob> {
  const {
    input,
    seed,
    type,
    realTime,
    stopAfterEvent,
    expectation = { status: 'SUCCEEDED' },
  } = options;
  const needs = neededTasks(cachedMachine(definition).definition);
  const names = needs.map(({ task }) => task);
  const faults = options.faults.map((text) => parseFault(text, names));
  const tasks = await scriptsOf(options.tasks, needs, cacheDirectory);
  return {
    definition,
    expectation,
    async run({ onEvent }) {
      const clock = realTime ? new RealClock() : new VirtualClock();
      const result = await simulate(definition, {
        input,
        tasks,
        faults,
        seed,
        type,
        clock,
        stopAfterEvent,
        onEvent,
      });
      return { result, effects: [], brokenInvariants: [] };
    },
  };
}

async function scriptsOf(
  texts: readonly string[],
  needs: readonly TaskNeed[],
  cacheDirectory: string,
): Promise<Record<string, TaskScript>> {
  const scripts: Record<string, TaskScript> = {};
  for (const text of texts) {
    const option = parseTask(
      text,
      needs.map(({ task }) => task),
    );
    const { task } = option;
    if (Object.hasOwn(scripts, task)) {
      throw new OptionError(`--task '${text}': '${task}' is given twice; allowed: once`);
    }
    if ('result' in option) scripts[task] = option.result;
    else {
      const handler = await loadHandler(option.file, cacheDirectory);
      const { resource = '' } = needs.find((need) => need.task === task) ?? {};
      const ofLambda = isLambda(parseIntegration(resource));
      scripts[task] = ofLambda ? lambdaHandler(handler) : (input, call) => handler(input, call);
    }
  }
  return scripts;
}
