import type { Json } from '../asl/json';
import type { Billing } from './billing';
import type { Clock } from './clock/clock';
import { DEFAULT_START_TIME_MS, VirtualClock } from './clock/virtual-clock';
import { cachedMachine } from './definition-cache';
import { EndedExecution } from './ended-execution';
import { Engine } from './engine';
import type { Execution, Status } from './execution';
import { type ExecutionNames, executionNames } from './execution-names';
import type { HistoryEvent } from './history/history-event';
import { MAX_EVENTS, type WorkflowType } from './limits';
import { MachineRegistry } from './machine-registry';
import { checkTasks } from './missing-tasks';
import { type Fault, FaultPlan } from './tasks/faults';
import type { TaskScript } from './tasks/handler';
import { type TaskRunner, Tasks } from './tasks/task-runner';
import { checkFaults } from './unmet-faults';

/** How a definition is run. */
export interface SimulateOptions {
  /** @default {} */
  readonly input?: Json;
  /** What stands for each Task, by the name of its state: a handler, a result, a `failure`, a `sequence`. */
  readonly tasks?: Readonly<Record<string, TaskScript>>;
  /** Runs every Task that has no script of its own. @default none: such a Task is an error */
  readonly runTask?: TaskRunner;
  /** What is to go wrong, also in executions that are started. @default nothing */
  readonly faults?: readonly Fault[];
  /** Same seed, same run, byte for byte. @default 1 */
  readonly seed?: number;
  /** @default a virtual clock: waits cost nothing */
  readonly clock?: Clock;
  /** Milliseconds since the epoch, or ISO text, at which the virtual clock begins. @default 2026-01-01T00:00:00Z */
  readonly startTime?: number | string;
  /** @default 'execution' */
  readonly executionName?: string;
  /** @default 'machine' */
  readonly stateMachineName?: string;
  /** @default '123456789012' */
  readonly accountId?: string;
  /** @default 'us-east-1' */
  readonly region?: string;
  /** @default 'STANDARD' */
  readonly type?: WorkflowType;
  /** Most events of the history. @default 25000 for Standard, no limit for Express */
  readonly maxEvents?: number;
  /** Stops the execution as soon as that event is recorded. @default never */
  readonly stopAfterEvent?: number | undefined;
  /** @default 262144 */
  readonly dataLimitBytes?: number;
  /** Definitions that `states:startExecution` may start, by name. @default none */
  readonly machines?: Readonly<Record<string, object | string>>;
  /** Called before virtual time moves: wait here for real work that may still answer. @default nothing */
  readonly beforeTimeMoves?: () => void | Promise<void>;
  /** Told each event of the history as it is recorded, for those who watch. @default nobody is told */
  readonly onEvent?: (event: HistoryEvent) => void;
}

/** What came of a run. */
export interface SimulationResult {
  readonly status: Exclude<Status, 'RUNNING'>;
  /** Of an execution that succeeded. */
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  readonly history: readonly HistoryEvent[];
  /** Billed state transitions, retries included. */
  readonly transitions: number;
  /** By the engine's clock. */
  readonly elapsedMs: number;
  readonly billing: Billing;
}

/**
 * Runs a definition to its end: deterministically, in virtual time, with everything its Tasks call replaced.
 *
 * @throws DefinitionError when the definition cannot be run; MissingTaskError when a Task has nothing to stand for it;
 * UnmetFaultError for a fault that no Task can meet; RangeError when the input is too large. An execution that fails is not an error: see `status`.
 */
export async function simulate(
  definition: object | string,
  options: SimulateOptions = {},
): Promise<SimulationResult> {
  const { engine, execution } = startSimulation(definition, options);
  await engine.finish(execution);
  return resultOf(execution);
}

/** The same up to the start: for those who want to stop it, answer its tokens or redrive it. */
export function startSimulation(
  definition: object | string,
  options: SimulateOptions = {},
): { readonly engine: Engine; readonly execution: Execution } {
  const machine = cachedMachine(definition);
  const type = options.type ?? 'STANDARD';
  const machines = options.machines && registryOf(options.machines, type);
  const tasks = new Tasks(options.tasks ?? {}, options.runTask);
  const { faults = [] } = options;
  checkTasks(machine.definition, tasks, machines);
  checkFaults(faults, [machine.definition, ...(machines?.definitions ?? [])]);
  const engine = new Engine({
    clock: options.clock ?? new VirtualClock(startTimeMs(options.startTime)),
    seed: options.seed,
    dataLimitBytes: options.dataLimitBytes,
    machines,
    beforeTimeMoves: options.beforeTimeMoves,
  });
  const names = namesOf(options, type);
  const { input = {} } = options;
  const begin = (): Execution =>
    engine.start({
      machine,
      type,
      input,
      tasks,
      faults: new FaultPlan(faults),
      maxEvents: options.maxEvents ?? MAX_EVENTS[type],
      stopAfterEvent: options.stopAfterEvent,
      onEvent: options.onEvent,
      names,
    });
  // Only an execution that starts others can meet its own name again.
  const execution =
    machines === undefined || type === 'EXPRESS'
      ? begin()
      : engine.started.start(names.executionArn, JSON.stringify(input), begin);
  return { engine, execution };
}

/**
 * An ended execution as a result; the history becomes text when it is read.
 * @throws TypeError when it has not ended
 */
export function resultOf(execution: Execution): SimulationResult {
  return new EndedExecution(execution);
}

function namesOf(options: SimulateOptions, type: WorkflowType): ExecutionNames {
  return executionNames({
    stateMachineName: options.stateMachineName ?? 'machine',
    executionName: options.executionName ?? 'execution',
    accountId: options.accountId ?? '123456789012',
    region: options.region ?? 'us-east-1',
    type,
  });
}

function registryOf(
  machines: Readonly<Record<string, object | string>>,
  type: WorkflowType,
): MachineRegistry {
  const registry = new MachineRegistry();
  for (const [name, definition] of Object.entries(machines)) {
    registry.add({ name, machine: cachedMachine(definition), type });
  }
  return registry;
}

function startTimeMs(startTime: number | string | undefined): number {
  const timeMs = typeof startTime === 'string' ? Date.parse(startTime) : startTime;
  if (timeMs === undefined) return DEFAULT_START_TIME_MS;
  if (Number.isFinite(timeMs)) return timeMs;
  throw new TypeError(`startTime is ${startTime}; allowed: ISO text or milliseconds`);
}
