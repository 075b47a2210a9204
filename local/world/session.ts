import type { Json } from '../../asl/json';
import type { Clock } from '../../simulator/clock/clock';
import { RealClock } from '../../simulator/clock/real-clock';
import { VirtualClock } from '../../simulator/clock/virtual-clock';
import { cachedMachine } from '../../simulator/definition-cache';
import { Engine } from '../../simulator/engine';
import type { Execution } from '../../simulator/execution';
import { type ExecutionNames, executionNames } from '../../simulator/execution-names';
import type { HistoryEvent } from '../../simulator/history/history-event';
import { MAX_EVENTS } from '../../simulator/limits';
import type { Machine } from '../../simulator/machine';
import type { StartedExecution, StartedExecutions } from '../../simulator/started-executions';
import { type Fault, FaultPlan } from '../../simulator/tasks/faults';
import { type TaskRunner, Tasks } from '../../simulator/tasks/task-runner';
import { checkFaults } from '../../simulator/unmet-faults';
import type { BrokenInvariant, LocalEffect } from '../local-workflow';
import type { EngineTime } from '../services/engine-time';
import { OneAtATime } from '../services/one-at-a-time';
import { realNow } from '../virtual-date';
import { Descriptions } from './descriptions';
import type { StatusEventFate } from './status-event';

/** How a session runs. */
export interface SessionOptions {
  /** @default 1 */
  readonly seed?: number | undefined;
  /** @default 'virtual' */
  readonly clock?: 'virtual' | 'real' | undefined;
  /** What is to go wrong, in every execution of the session. @default nothing */
  readonly faults?: readonly Fault[] | undefined;
  /** Stops each execution after that event. @default never */
  readonly stopAfterEvent?: number | undefined;
  /** What becomes of the events about executions that did not succeed. @default 'delivered' */
  readonly statusEvents?: StatusEventFate | undefined;
  /** Told the events of the first execution. */
  readonly onEvent?: ((event: HistoryEvent, atMs: number) => void) | undefined;
  /** Told each effect as it happens. */
  readonly onEffect?: ((effect: LocalEffect) => void) | undefined;
}

/** What a session is made of, besides its options. */
export interface SessionParts {
  readonly accountId: string;
  readonly region: string;
  /** Serialized definitions by the name of their machine. */
  readonly machines: Readonly<Record<string, string>>;
  readonly runTask: TaskRunner;
  /** Called when an execution of a session did not succeed. */
  readonly onFailed: (execution: Execution, session: Session) => void;
}

/**
 * One engine over the world's stand-ins, from its first execution until nothing is left to happen. Whatever is done to
 * services in a session is done one after the other: the same seed gives the same run.
 */
export class Session implements EngineTime {
  readonly engine: Engine;
  /** What Step Functions tells of the executions. */
  readonly descriptions: Descriptions;
  readonly effects: LocalEffect[] = [];
  /** What recovery did not do as it should. */
  readonly brokenRecoveries: BrokenInvariant[] = [];
  /** What handlers logged, at every level. */
  readonly logs: string[] = [];
  private readonly clock: Clock;
  private readonly queue = new OneAtATime();
  private readonly tasks: Tasks;

  /** @throws UnmetFaultError for a fault that nothing in the machines can meet */
  constructor(
    private readonly parts: SessionParts,
    private readonly options: SessionOptions,
  ) {
    const machines = Object.values(parts.machines).map(cachedMachine);
    checkFaults(
      options.faults ?? [],
      machines.map(({ definition }) => definition),
    );
    this.clock = this.isReal ? new RealClock(realNow) : new VirtualClock();
    this.engine = new Engine({ clock: this.clock, seed: options.seed });
    this.descriptions = new Descriptions(this.statusEvents === 'early', () => this.now());
    this.tasks = new Tasks({}, (input, call) =>
      this.queue.run(async () => parts.runTask(input, call)),
    );
  }

  /** By ARN, oldest first. */
  get executions(): StartedExecutions {
    return this.engine.started;
  }

  get statusEvents(): StatusEventFate {
    return this.options.statusEvents ?? 'delivered';
  }

  /** Whether it waits for real. */
  get isReal(): boolean {
    return this.options.clock === 'real';
  }

  now(): number {
    return this.clock.now();
  }

  later(delayMs: number, work: () => Promise<void>): void {
    const { engine } = this;
    engine.later(delayMs, () => {
      engine.scheduler.expect(this.queue.run(work), nothing, (reason) => {
        throw reason;
      });
    });
  }

  /** Does something at once, when whatever is under way is done. */
  run<T>(work: () => Promise<T>): Promise<T> {
    return this.queue.run(work);
  }

  /** Writes down what was done to a service. */
  tell(by: string, says: string): void {
    const [first] = this.executions.values();
    const afterEvent = first?.execution.history.length ?? 0;
    const effect: LocalEffect = { atMs: this.now(), afterEvent, by, says };
    this.effects.push(effect);
    this.options.onEffect?.(effect);
  }

  /**
   * Starts an execution, or finds the one that runs under its name on the same input; it runs when the session is driven.
   * @throws RangeError for a machine that is not there, or an input that is too large; ExecutionAlreadyExists for a name
   * that is taken
   */
  start(machineName: string, executionName: string, inputText: string): Execution {
    const definition = this.parts.machines[machineName];
    if (definition === undefined) {
      const known = Object.keys(this.parts.machines).join(', ');
      throw new RangeError(`no machine '${machineName}'; allowed: ${known}`);
    }
    const { accountId, region } = this.parts;
    const names = executionNames({
      stateMachineName: machineName,
      executionName,
      accountId,
      region,
      type: 'STANDARD',
    });
    return this.executions.start(names.executionArn, inputText, () =>
      this.begin(cachedMachine(definition), names, inputText),
    );
  }

  private begin(machine: Machine, names: ExecutionNames, inputText: string): Execution {
    const { faults = [], stopAfterEvent, onEvent } = this.options;
    const isFirst = this.executions.size === 0;
    const execution = this.engine.start({
      machine,
      type: 'STANDARD',
      input: JSON.parse(inputText) as Json,
      tasks: this.tasks,
      faults: new FaultPlan(faults),
      maxEvents: MAX_EVENTS.STANDARD,
      stopAfterEvent,
      onEvent: isFirst && onEvent !== undefined ? (event) => onEvent(event, this.now()) : undefined,
      names,
    });
    this.watch({ execution, inputText });
    return execution;
  }

  /** @throws RedriveRefusal */
  redrive(started: StartedExecution): void {
    this.engine.redrive(started.execution);
    this.watch(started);
  }

  /** Runs until every execution has ended and nothing is left to happen. */
  async finish(): Promise<void> {
    do {
      await this.engine.runUntil(() => this.isAtRest);
      await this.queue.idle();
    } while (!this.isAtRest);
  }

  private get isAtRest(): boolean {
    const running = [...this.executions.values()].some(
      ({ execution }) => execution.status === 'RUNNING',
    );
    return !running && this.engine.isAtRest;
  }

  private watch(started: StartedExecution): void {
    const { execution } = started;
    this.descriptions.watch(started);
    execution.whenEnded(() => {
      if (execution.status !== 'SUCCEEDED') this.parts.onFailed(execution, this);
    });
  }
}

function nothing(): void {}
