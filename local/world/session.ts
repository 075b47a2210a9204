import type { Json } from '../../asl/json';
import type { Clock } from '../../simulator/clock/clock';
import { RealClock } from '../../simulator/clock/real-clock';
import { VirtualClock } from '../../simulator/clock/virtual-clock';
import { cachedMachine } from '../../simulator/definition-cache';
import { Engine } from '../../simulator/engine';
import type { Execution } from '../../simulator/execution';
import { executionNames } from '../../simulator/execution-names';
import type { HistoryEvent } from '../../simulator/history/history-event';
import { MAX_EVENTS } from '../../simulator/limits';
import { type Fault, FaultPlan } from '../../simulator/tasks/faults';
import { type TaskRunner, Tasks } from '../../simulator/tasks/task-runner';
import type { LocalEffect } from '../local-workflow';
import type { EngineTime } from '../services/engine-time';
import { OneAtATime } from '../services/one-at-a-time';
import { realNow } from '../virtual-date';

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
  /** Called when an execution did not succeed. */
  readonly onFailed: (execution: Execution) => void;
}

/** An execution, with the input as it was given. */
export interface StartedExecution {
  readonly execution: Execution;
  readonly inputText: string;
}

/**
 * One engine over the world's stand-ins, from its first execution until nothing is left to happen. Whatever is done to
 * services in a session is done one after the other: the same seed gives the same run.
 */
export class Session implements EngineTime {
  readonly engine: Engine;
  readonly effects: LocalEffect[] = [];
  /** What handlers logged, at every level. */
  readonly logs: string[] = [];
  /** By ARN, oldest first. */
  readonly executions = new Map<string, StartedExecution>();
  private readonly clock: Clock;
  private readonly queue = new OneAtATime();
  private readonly tasks: Tasks;

  constructor(
    private readonly parts: SessionParts,
    private readonly options: SessionOptions,
  ) {
    this.clock = options.clock === 'real' ? new RealClock(realNow) : new VirtualClock();
    this.engine = new Engine({ clock: this.clock, seed: options.seed });
    this.tasks = new Tasks({}, (input, call) =>
      this.queue.run(async () => parts.runTask(input, call)),
    );
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
   * Starts an execution; it runs when the session is driven.
   * @throws RangeError for a machine that is not there, or an input that is too large
   */
  start(machineName: string, executionName: string, inputText: string): Execution {
    const definition = this.parts.machines[machineName];
    if (definition === undefined) {
      const known = Object.keys(this.parts.machines).join(', ');
      throw new RangeError(`no machine '${machineName}'; allowed: ${known}`);
    }
    const { accountId, region } = this.parts;
    const { faults = [], stopAfterEvent, onEvent } = this.options;
    const isFirst = this.executions.size === 0;
    const execution = this.engine.start({
      machine: cachedMachine(definition),
      type: 'STANDARD',
      input: JSON.parse(inputText) as Json,
      tasks: this.tasks,
      faults: new FaultPlan(faults),
      maxEvents: MAX_EVENTS.STANDARD,
      stopAfterEvent,
      onEvent: isFirst && onEvent !== undefined ? (event) => onEvent(event, this.now()) : undefined,
      names: executionNames({
        stateMachineName: machineName,
        executionName,
        accountId,
        region,
        type: 'STANDARD',
      }),
    });
    this.executions.set(execution.names.executionArn, { execution, inputText });
    this.watch(execution);
    return execution;
  }

  /** @throws RedriveRefusal */
  redrive(execution: Execution): void {
    this.engine.redrive(execution);
    this.watch(execution);
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

  private watch(execution: Execution): void {
    execution.whenEnded(() => {
      if (execution.status !== 'SUCCEEDED') this.parts.onFailed(execution);
    });
  }
}

function nothing(): void {}
