/**
 * What a workflow has to offer to run on a laptop.
 *
 * To add one, with `local/order/` as the example:
 * 1. describe what its stack has (`world/description.ts`): handlers with their environments, tables, queues, topics; a
 *    test compares the description with the synthesized stack;
 * 2. open a world over it (`world/world.ts`); a service that every world lacks is an `AwsService` (`services/`), reached by
 *    handlers through `AWS_ENDPOINT_URL` and by Tasks through their Resource;
 * 3. judge its invariants from tables, queues and providers' books, and break each by hand in a test;
 * 4. put a sample into `samples/`, and name the whole in `workflows.ts`.
 */
import type { Json } from '../asl/json';
import type { WorkflowName } from '../config/project';
import type { HistoryEvent } from '../simulator/history/history-event';
import type { SimulationResult } from '../simulator/simulate';
import type { Fault } from '../simulator/tasks/faults';
import type { StatusEventFate } from './world/status-event';

/** A workflow of ours as it runs on a laptop. */
export interface LocalWorkflow {
  readonly name: WorkflowName;
  /** What runs when no input is given. */
  readonly sample: LocalSample;
  /** The sample's input under an id of its own: the n-th of many runs in one world, counted from 1. */
  numbered(n: number): Json;
  /** Options of its own. @default none */
  readonly options?: readonly LocalOption[];
  /** What the fault matrix has to know of it. @default nothing */
  readonly matrix?: MatrixHints;
  /** Starts the stand-ins, once for many runs. One world is open in a process at a time: handlers read its environment. */
  open(): Promise<LocalWorld>;
}

/** An input, and how an execution with it ends. */
export interface LocalSample {
  readonly input: Json;
  readonly expect: {
    readonly status: SimulationResult['status'];
    readonly error?: string;
  };
}

/** Something a run can be told besides its input: `--payment decline`. */
export interface LocalOption {
  readonly name: string;
  readonly description: string;
  /** What it may be; free text when absent. */
  readonly values?: readonly string[];
  readonly default: string;
}

/** What leads a fault matrix through a workflow. */
export interface MatrixHints {
  /** Options of every run, for example to keep it small. @default none */
  readonly always?: Readonly<Record<string, string>>;
  /** Options that lead somewhere only together, or are free text; tried besides each value by itself. @default none */
  readonly combinations?: readonly Readonly<Record<string, string>>[];
}

/** Stand-ins and handlers, open. Runs are kept apart by their ids: nothing is reset between them. */
export interface LocalWorld {
  /** The serialized definition, as the stack `<name>-local` deploys it. */
  readonly definition: string;
  /**
   * Runs one execution to its end, late effects and queue deliveries included. An execution that was stopped or ran out
   * of time is redriven, as the recovery functions do on AWS: at once, or by the hour where its event is lost.
   * @throws RangeError when the id of the run was used before, or an option is unknown
   */
  run(request: LocalRunRequest): Promise<LocalRun>;
  /** Ends every server and puts the process back as it was. */
  close(): Promise<void>;
}

/** One run. */
export interface LocalRunRequest {
  readonly input: Json;
  /** What is to go wrong; it meets the real services. @default nothing */
  readonly faults?: readonly Fault[];
  /** Same seed, same history, byte for byte. @default 1 */
  readonly seed?: number;
  /** @default 'virtual' */
  readonly clock?: 'virtual' | 'real';
  /** Stops the execution after that history event; it is then redriven. @default never */
  readonly stopAfterEvent?: number;
  /** What becomes of the events about executions that did not succeed. @default 'delivered' */
  readonly statusEvents?: StatusEventFate;
  /** Told each event as it is recorded, with the engine's time. */
  readonly onEvent?: (event: HistoryEvent, atMs: number) => void;
  /** Told each effect as it happens. */
  readonly onEffect?: (effect: LocalEffect) => void;
  /** Values of the workflow's own options, by name. @default their defaults */
  readonly options?: Readonly<Record<string, string>>;
}

/** What came of a run. */
export interface LocalRun {
  readonly result: SimulationResult;
  readonly executionName: string;
  /** What was done to the services, in order. */
  readonly effects: readonly LocalEffect[];
  /**
   * Invariants that do not hold now, read from tables, queues, provider's ledger and history; never from the code's own
   * word. Empty is good.
   */
  brokenInvariants(): Promise<readonly BrokenInvariant[]>;
}

/** Something that was done to a service, for a reader of the timeline. */
export interface LocalEffect {
  /** By the engine's clock. */
  readonly atMs: number;
  /** Events of the history when it happened: it belongs between that event and the next. */
  readonly afterEvent: number;
  /** Who did it: the state that called, or `payment provider`, `dispatch-shipment` and the like. */
  readonly by: string;
  /** For example `charged EUR 42.00`. */
  readonly says: string;
}

/** An invariant that does not hold. */
export interface BrokenInvariant {
  /** For example `O2`. */
  readonly id: string;
  /** For example `captures 2, allowed 1`. */
  readonly says: string;
}
