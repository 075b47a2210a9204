import { jsonBytes } from './data-limit';
import type { Execution } from './execution';

/** What an execution costs in the service's own units; prices are not its business. */
export type Billing =
  | {
      readonly type: 'STANDARD';
      /** States entered, retries and redrives. */
      readonly transitions: number;
    }
  | {
      readonly type: 'EXPRESS';
      readonly requests: 1;
      /** Rounded up to 100 ms. */
      readonly durationMs: number;
      /** Rounded up to 64 MB. */
      readonly memoryMb: number;
      readonly gbSeconds: number;
    };

const DURATION_STEP_MS = 100;
const MEMORY_STEP_MB = 64;
/** An execution that does nothing; the service adds its definition and the payloads it holds. */
const BASE_MEMORY_MB = 50;

/**
 * Express memory is a model: the base, the definition, and the largest payload once for every strand. The service does
 * not publish its own.
 *
 * Source: https://aws.amazon.com/step-functions/pricing/
 */
export function billingOf(execution: Execution): Billing {
  if (execution.type === 'STANDARD') {
    return { type: 'STANDARD', transitions: execution.transitions };
  }
  const { startMs, stopMs = startMs } = execution;
  const durationMs = Math.ceil(Math.max(stopMs - startMs, 1) / DURATION_STEP_MS) * DURATION_STEP_MS;
  const held =
    JSON.stringify(execution.machine.definition).length +
    jsonBytes(execution.input) +
    jsonBytes(execution.output ?? null);
  const memoryMb = Math.ceil((BASE_MEMORY_MB + held / 2 ** 20) / MEMORY_STEP_MB) * MEMORY_STEP_MB;
  const gbSeconds = (durationMs / 1000) * (memoryMb / 1024);
  return { type: 'EXPRESS', requests: 1, durationMs, memoryMb, gbSeconds };
}
