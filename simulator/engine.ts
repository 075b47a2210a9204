import type { Integration } from '../asl/integration';
import type { Json } from '../asl/json';
import type { Clock } from './clock/clock';
import { VirtualClock } from './clock/virtual-clock';
import { DataLimit } from './data-limit';
import { Execution, type ExecutionParts } from './execution';
import type { MachineRegistry } from './machine-registry';
import { nestedTask } from './nested';
import { SeededRandom } from './random';
import { REDRIVES } from './redrives';
import { Scheduler } from './scheduler';
import { StartedExecutions } from './started-executions';
import type { RunnableTask } from './tasks/task-runner';
import { Tokens } from './tasks/tokens';

/** What every execution of an engine shares. */
export interface EngineOptions {
  /** @default a `VirtualClock` from 2026-01-01T00:00:00Z */
  readonly clock?: Clock | undefined;
  /** Of everything that looks random: jitter, tokens, UUIDs. @default 1 */
  readonly seed?: number | undefined;
  /** Largest input, output or result in bytes. @default 262144 */
  readonly dataLimitBytes?: number | undefined;
  /** Machines that a `states:startExecution` task may start. @default none */
  readonly machines?: MachineRegistry | undefined;
  /** Called before virtual time moves: finish real work that may still answer. @default nothing */
  readonly beforeTimeMoves?: (() => void | Promise<void>) | undefined;
}

/**
 * Runs executions on one clock: starts them, stops them, redrives them, takes the answers to task tokens. It knows no
 * service: what a Task does is the task runner's business.
 */
export class Engine {
  readonly scheduler: Scheduler;
  readonly random: SeededRandom;
  readonly tokens: Tokens;
  readonly dataLimit: DataLimit;
  readonly machines: MachineRegistry | undefined;
  /** Those that have a name to be asked for: not the children of map runs. */
  readonly started = new StartedExecutions();
  private requests = 0;
  private outstanding = 0;

  constructor(options: EngineOptions = {}) {
    this.scheduler = new Scheduler(options.clock ?? new VirtualClock(), options.beforeTimeMoves);
    this.random = new SeededRandom(options.seed ?? 1);
    this.tokens = new Tokens(this.random);
    this.dataLimit = new DataLimit(options.dataLimitBytes);
    this.machines = options.machines;
  }

  /**
   * Starts an execution. It runs when the engine is driven.
   * @throws RangeError when the input is larger than the service takes
   */
  start(parts: ExecutionParts): Execution {
    if (this.dataLimit.exceededBy(parts.input)) {
      throw new RangeError(
        `the input of the execution is too large; allowed: ${this.dataLimit.limitBytes} bytes of JSON in UTF-8`,
      );
    }
    const execution = new Execution(this, parts);
    execution.start();
    return execution;
  }

  /** True when nothing that was to happen late is left, and no promise is waited for under a virtual clock. */
  get isAtRest(): boolean {
    return this.outstanding === 0 && !this.scheduler.isExpecting;
  }

  /** Runs until the execution has ended and nothing that was to happen late is left. */
  async finish(execution: Execution): Promise<void> {
    await this.scheduler.drive(() => execution.status !== 'RUNNING' && this.isAtRest);
  }

  /** Runs until a condition holds; it is looked at whenever nothing more can happen at the present moment. */
  async runUntil(done: () => boolean): Promise<void> {
    await this.scheduler.drive(done);
  }

  /** StopExecution. */
  stop(execution: Execution, error?: string, cause?: string): void {
    execution.stop(error, cause);
  }

  /**
   * RedriveExecution: goes on from the state that failed.
   * @throws RedriveRefusal with the reasons of the service
   */
  redrive(execution: Execution): void {
    REDRIVES.check(execution, this.scheduler.clock.now());
    execution.redrive();
  }

  /** @throws TokenRefusal InvalidToken, TaskDoesNotExist or TaskTimedOut */
  sendTaskSuccess(token: string, output: Json): void {
    this.tokens.succeed(token, output);
  }

  /** @throws TokenRefusal as `sendTaskSuccess` */
  sendTaskFailure(token: string, error?: string, cause?: string): void {
    this.tokens.fail(token, error, cause);
  }

  /** @throws TokenRefusal as `sendTaskSuccess` */
  sendTaskHeartbeat(token: string): void {
    this.tokens.heartbeat(token);
  }

  /** Something that happens after everybody has stopped waiting for it; a run does not end before. */
  later(delayMs: number, effect: () => void): void {
    this.outstanding++;
    this.scheduler.at(this.scheduler.clock.now() + delayMs, () => {
      this.outstanding--;
      effect();
    });
  }

  /** The engine's own answer to a task that starts an execution of a machine it knows. */
  nestedTask(integration: Integration): RunnableTask | undefined {
    return nestedTask(this, integration);
  }

  /** An id for the answer of a service: counted, not drawn. */
  requestId(): string {
    return `00000000-0000-4000-8000-${(++this.requests).toString(16).padStart(12, '0')}`;
  }
}
