import type { Json, JsonObject } from '../asl/json';
import { contextObject } from './context-object';
import type { Effect, Steps, Waiting } from './effects';
import { StateFailure } from './errors/state-failure';
import type { Execution } from './execution';
import type { RawDetails } from './history/history';
import type { Forked, Position } from './position';
import type { SeededRandom } from './random';
import type { Runnable } from './scheduler';
import type { Outcome } from './states/state';
import type { Variables } from './variables';

/** The item of a Map that a strand works on. */
export interface MapItem {
  readonly index: number;
  /** Of a field, when the Map iterates over an object. */
  readonly key?: string;
  readonly value: Json;
  /** `STATE_DATA`, or the address of the S3 bucket or object that it is from. */
  readonly source: string;
}

/** How a strand ended. */
export type Ending = { readonly output: Json } | { readonly failure: StateFailure };

/** Thrown through a strand whose execution has ended under it. */
const CANCELLED = Symbol('cancelled');

/** Where in the execution a strand stands. */
export interface StrandPlace {
  readonly variables: Variables;
  readonly lastEventId: number;
  readonly item?: MapItem | undefined;
  readonly branch?: number | undefined;
}

/**
 * One line of execution: the machine itself, a branch of a Parallel, an iteration of a Map. Runs a generator of
 * effects and carries what the states of that line share.
 */
export class Strand implements Runnable {
  variables: Variables;
  lastEventId: number;
  readonly item: MapItem | undefined;
  readonly branch: number | undefined;
  /** Last event before the one that tells the end of an iteration. */
  lastInsideId: number | undefined;
  stateName = '';
  stateType = '';
  stateInput: Json = null;
  enteredMs = 0;
  enteredEventId = 0;
  retryCount = 0;
  taskToken: string | undefined;
  /** Where the state that was exited last leads; undefined while a state is being run. */
  left: Outcome | undefined;
  /** Strands that the current Map or Parallel has forked; kept for a redrive. */
  group: Forked | undefined;
  /** Item that an ItemSelector is evaluated for. */
  selecting: MapItem | undefined;

  private steps: Steps<Json> | undefined;
  private send: unknown;
  private fail: { readonly reason: unknown } | undefined;
  private waiting: Waiting | undefined;
  private over = false;

  constructor(
    readonly execution: Execution,
    place: StrandPlace,
    private readonly onEnd: (ending: Ending) => void,
  ) {
    this.variables = place.variables;
    this.lastEventId = place.lastEventId;
    this.item = place.item;
    this.branch = place.branch;
  }

  get random(): SeededRandom {
    return this.execution.engine.random;
  }

  get nowMs(): number {
    return this.execution.engine.scheduler.clock.now();
  }

  begin(steps: Steps<Json>): void {
    this.steps = steps;
    this.execution.engine.scheduler.enqueue(this);
  }

  context(): JsonObject {
    return contextObject(this);
  }

  /** Adds an event after the strand's last one. */
  record(
    type: string,
    key?: `${string}EventDetails`,
    details?: RawDetails,
    common?: RawDetails,
  ): number {
    this.lastEventId = this.execution.record(type, this.lastEventId, key, details, common);
    if (this.over || this.execution.status !== 'RUNNING') throw CANCELLED;
    return this.lastEventId;
  }

  /** Adds an event that the strand's next one does not follow. */
  recordAside(type: string, key?: `${string}EventDetails`, details?: RawDetails): number {
    const id = this.execution.record(type, this.lastEventId, key, details);
    if (this.over || this.execution.status !== 'RUNNING') throw CANCELLED;
    return id;
  }

  /** Where a redrive would take up this strand. */
  position(): Position {
    const { variables, left } = this;
    if (left !== undefined) {
      const { next, output } = left;
      return { stateName: next, entered: false, input: output, variables, inside: undefined };
    }
    return {
      stateName: this.stateName,
      entered: this.enteredEventId > 0,
      input: this.stateInput,
      variables,
      inside: this.group?.positions(),
    };
  }

  cancel(): void {
    if (this.over) return;
    this.over = true;
    this.variables.release();
    this.waiting?.cancel();
    this.waiting = undefined;
  }

  run(): void {
    while (!this.over) {
      const effect = this.step();
      if (effect === undefined || !this.perform(effect)) return;
    }
  }

  private step(): Effect | undefined {
    const steps = this.steps as Steps<Json>;
    const { fail } = this;
    this.fail = undefined;
    try {
      const next = fail ? steps.throw(fail.reason) : steps.next(this.send);
      this.send = undefined;
      if (next.done !== true) return next.value;
      this.end({ output: next.value });
    } catch (reason) {
      if (reason === CANCELLED) return undefined;
      if (!(reason instanceof StateFailure)) throw reason;
      this.end({ failure: reason });
    }
    return undefined;
  }

  private end(ending: Ending): void {
    if (this.over) return;
    this.over = true;
    this.variables.release();
    this.onEnd(ending);
  }

  /** True when the strand may go on at once. */
  private perform(effect: Effect): boolean {
    const { scheduler } = this.execution.engine;
    const wake = (): void => {
      this.waiting = undefined;
      if (!this.over) scheduler.enqueue(this);
    };
    switch (effect.kind) {
      case 'turn':
        scheduler.enqueue(this);
        return false;
      case 'sleep': {
        const timer = scheduler.at(effect.untilMs, wake);
        this.waiting = { start() {}, cancel: () => timer.cancel() };
        return false;
      }
      case 'settle':
        scheduler.expect(
          effect.promise,
          (value) => {
            this.send = value;
            wake();
          },
          (reason) => {
            this.fail = { reason };
            wake();
          },
        );
        return false;
      case 'park':
        this.waiting = effect.waiting;
        effect.waiting.start(wake);
        return false;
    }
  }
}
