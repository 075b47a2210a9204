import { jsonBytes } from './data-limit';
import type { Execution } from './execution';

/** Express executions together. */
export interface ExpressUse {
  readonly requests: number;
  /** Each rounded up to 100 ms. */
  readonly durationMs: number;
  readonly gbSeconds: number;
}

/** What an execution costs in the service's own units; prices are not its business. */
export type Billing =
  | {
      readonly type: 'STANDARD';
      /** States entered, retries, redrives, starts of children; those of Standard children of map runs too. */
      readonly transitions: number;
      /** Express children of its map runs; absent when there were none. */
      readonly express?: ExpressUse;
    }
  | (ExpressUse & {
      readonly type: 'EXPRESS';
      readonly requests: 1;
      /** Rounded up to 64 MB. */
      readonly memoryMb: number;
    });

/** What an execution has run up so far. */
export interface Charges {
  transitions: number;
  /** Starts of Express children. */
  expressRequests: number;
  /** Of Express children together, each rounded up to 100 ms. */
  expressMs: number;
}

const NO_CHARGES: Readonly<Charges> = { transitions: 0, expressRequests: 0, expressMs: 0 };

const DURATION_STEP_MS = 100;
const MEMORY_STEP_MB = 64;
/**
 * Of an Express child of a map run: the least that is billed, which a definition of 1 MiB and payloads of 256 KiB do not
 * pass.
 */
export const CHILD_MEMORY_MB = MEMORY_STEP_MB;
/** An execution that does nothing; the service adds its definition and the payloads it holds. */
const BASE_MEMORY_MB = 50;

/**
 * Express memory is a model: the base, the definition, input and output. The service does not publish its own.
 *
 * Executions that a `states:startExecution` task starts are executions of their own, and not in the bill of their parent.
 *
 * Source: https://aws.amazon.com/step-functions/pricing/
 */
export function billingOf(execution: Execution): Billing {
  if (execution.type === 'EXPRESS') {
    const memoryMb = memoryOf(execution);
    return {
      type: 'EXPRESS',
      ...expressUse(1, durationOf(execution), memoryMb),
      requests: 1,
      memoryMb,
    };
  }
  const { transitions, expressRequests, expressMs } = execution;
  return {
    type: 'STANDARD',
    transitions,
    ...(expressRequests === 0
      ? {}
      : { express: expressUse(expressRequests, expressMs, CHILD_MEMORY_MB) }),
  };
}

/**
 * Adds what a child of a map run has cost to its parent's charges, once the child has ended. That the map run has
 * started it is a transition of the parent, whatever the type of the child.
 *
 * @param before what the child had run up, and its parent been charged, before a redrive
 */
export function chargeForChild(
  parent: Charges,
  child: Execution,
  before: Readonly<Charges> = NO_CHARGES,
): void {
  if (child.type === 'EXPRESS') {
    parent.expressRequests++;
    parent.expressMs += durationOf(child);
    return;
  }
  parent.transitions += child.transitions - before.transitions;
  parent.expressRequests += child.expressRequests - before.expressRequests;
  parent.expressMs += child.expressMs - before.expressMs;
}

function expressUse(requests: number, durationMs: number, memoryMb: number): ExpressUse {
  return { requests, durationMs, gbSeconds: (durationMs / 1000) * (memoryMb / 1024) };
}

function durationOf({ startMs, stopMs = startMs }: Execution): number {
  return Math.ceil(Math.max(stopMs - startMs, 1) / DURATION_STEP_MS) * DURATION_STEP_MS;
}

function memoryOf({ machine, input, output = null }: Execution): number {
  const held = JSON.stringify(machine.definition).length + jsonBytes(input) + jsonBytes(output);
  return Math.ceil((BASE_MEMORY_MB + held / 2 ** 20) / MEMORY_STEP_MB) * MEMORY_STEP_MB;
}
