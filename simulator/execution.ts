import type { Json, JsonObject } from '../asl/json';
import type { Charges } from './billing';
import type { Timer } from './clock/clock';
import { timestamp } from './clock/timestamp';
import type { Engine } from './engine';
import { ERRORS } from './errors/names';
import { StateFailure } from './errors/state-failure';
import type { ExecutionNames } from './execution-names';
import { History, type RawDetails } from './history/history';
import type { HistoryEvent } from './history/history-event';
import { runMachine } from './interpreter';
import { MAX_DURATION_MS, type WorkflowType } from './limits';
import type { Machine } from './machine';
import type { Position } from './position';
import { type Ending, Strand } from './strand';
import type { FaultPlan } from './tasks/faults';
import type { Tasks } from './tasks/task-runner';
import { Variables } from './variables';

export type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** What an execution is made of. */
export interface ExecutionParts {
  readonly machine: Machine;
  readonly names: ExecutionNames;
  readonly type: WorkflowType;
  readonly input: Json;
  readonly tasks: Tasks;
  readonly faults: FaultPlan;
  readonly maxEvents: number;
  /** Stops the execution when that event has been recorded. */
  readonly stopAfterEvent?: number | undefined;
  /** Index of the item, for a child of a distributed Map: faults are told by it. */
  readonly mapIndex?: number | undefined;
  /** False for an execution whose history nobody can read. @default true */
  readonly keepsHistory?: boolean;
  /** Told each event of the history as it is recorded. */
  readonly onEvent?: ((event: HistoryEvent) => void) | undefined;
}

/** One execution of a machine: its status, its history, and the strands that run it. */
export class Execution implements Charges {
  readonly history: History;
  readonly machine: Machine;
  readonly names: ExecutionNames;
  readonly type: WorkflowType;
  readonly input: Json;
  readonly tasks: Tasks;
  readonly faults: FaultPlan;
  readonly startMs: number;
  status: Status = 'RUNNING';
  output: Json | undefined;
  error: string | undefined;
  cause: string | undefined;
  stopMs: number | undefined;
  /** Billed state transitions: states entered, retries, redrives, starts of children. */
  transitions = 0;
  expressRequests = 0;
  expressMs = 0;
  /** Strands that may run beside each other. */
  strands = 1;
  redriveCount = 0;
  private redriveMs: number | undefined;
  private root: Strand | undefined;
  private deadline: Timer | undefined;
  private readonly listeners: (() => void)[] = [];

  constructor(
    readonly engine: Engine,
    readonly parts: ExecutionParts,
  ) {
    ({
      machine: this.machine,
      names: this.names,
      type: this.type,
      input: this.input,
      tasks: this.tasks,
      faults: this.faults,
    } = parts);
    this.history = new History({ listener: parts.onEvent, kept: parts.keepsHistory });
    this.startMs = engine.scheduler.clock.now();
  }

  start(): void {
    const { input, names } = this;
    this.record('ExecutionStarted', 0, 'executionStartedEventDetails', {
      input,
      roleArn: names.roleArn,
    });
    this.run(input, undefined);
  }

  /** Calls back when the execution has ended; at once if it has. */
  whenEnded(listener: () => void): void {
    if (this.status === 'RUNNING') this.listeners.push(listener);
    else listener();
  }

  /** StopExecution. Nothing happens to an execution that has ended. */
  stop(error?: string, cause?: string): void {
    this.finish('ABORTED', 'ExecutionAborted', 0, { error, cause });
  }

  /** Goes on from where it failed, was stopped or ran out of time. The engine has checked that it may. */
  redrive(): void {
    const from = this.root?.position();
    this.redriveCount++;
    this.redriveMs = this.engine.scheduler.clock.now();
    this.transitions++;
    this.status = 'RUNNING';
    this.error = undefined;
    this.cause = undefined;
    this.stopMs = undefined;
    this.strands = 1;
    this.record('ExecutionRedriven', 0, 'executionRedrivenEventDetails', {
      redriveCount: this.redriveCount,
    });
    this.run(this.input, from?.stateName === '' ? undefined : from);
  }

  /** Adds an event, unless the execution has ended. @returns its id */
  record(
    type: string,
    previousEventId: number,
    key?: `${string}EventDetails`,
    details?: RawDetails,
    common?: RawDetails,
  ): number {
    if (this.status !== 'RUNNING') return this.history.length;
    if (this.history.length + 1 >= this.parts.maxEvents) return this.endAtEventLimit();
    const timeMs = this.engine.scheduler.clock.now();
    const id = this.history.add(type, previousEventId, timeMs, key, details, common);
    if (id === this.parts.stopAfterEvent) this.stop();
    return id;
  }

  /** The `Execution` of the context object. */
  context(): JsonObject {
    return {
      Id: this.names.executionArn,
      Input: this.input,
      StartTime: timestamp(this.startMs),
      Name: this.names.executionName,
      RoleArn: this.names.roleArn,
      RedriveCount: this.redriveCount,
      ...(this.redriveMs === undefined ? {} : { RedriveTime: timestamp(this.redriveMs) }),
    };
  }

  private run(input: Json, from: Position | undefined): void {
    const { scheduler } = this.engine;
    const limitMs = Math.min(
      (this.machine.timeoutSeconds ?? Infinity) * 1000,
      MAX_DURATION_MS[this.type],
    );
    this.deadline = scheduler.at(scheduler.clock.now() + limitMs, () => this.timeOut());
    const place = {
      variables: from?.variables ?? new Variables(),
      lastEventId: from === undefined ? 0 : this.history.length,
    };
    const root: Strand = new Strand(this, place, (ending) => this.ended(root, ending));
    this.root = root;
    if (this.status === 'RUNNING') root.begin(runMachine(root, this.machine, input, from));
  }

  private ended(root: Strand, ending: Ending): void {
    if ('output' in ending) {
      this.output = ending.output;
      this.finish('SUCCEEDED', 'ExecutionSucceeded', root.lastEventId, { output: ending.output });
      return;
    }
    const { failure } = ending;
    // The service gives the events of an execution that broke inside the interpreter no predecessor.
    const previous = failure.fatal ? 0 : root.lastEventId;
    this.finish('FAILED', 'ExecutionFailed', previous, {
      error: failure.error,
      cause: failure.cause,
    });
  }

  private timeOut(): void {
    this.finish('TIMED_OUT', 'ExecutionTimedOut', 0, { error: ERRORS.timeout });
  }

  /** Source: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
  private endAtEventLimit(): number {
    const { maxEvents } = this.parts;
    const { error, cause } = new StateFailure({
      error: ERRORS.runtime,
      cause: `The execution reached the maximum number of history events (${maxEvents}).`,
    });
    this.finish('FAILED', 'ExecutionFailed', this.history.length, { error, cause });
    return this.history.length;
  }

  private finish(
    status: Status,
    type: string,
    previousEventId: number,
    end: {
      readonly output?: Json;
      readonly error?: string | undefined;
      readonly cause?: string | undefined;
    },
  ): void {
    if (this.status !== 'RUNNING') return;
    this.status = status;
    this.error = end.error;
    this.cause = end.cause;
    this.stopMs = this.engine.scheduler.clock.now();
    this.deadline?.cancel();
    this.root?.cancel();
    const details = Object.fromEntries(
      Object.entries(end).filter(([, value]) => value !== undefined),
    );
    const key = `e${type.slice(1)}EventDetails` as const;
    this.history.add(type, previousEventId, this.stopMs, key, details);
    for (const listener of this.listeners.splice(0)) listener();
  }
}
