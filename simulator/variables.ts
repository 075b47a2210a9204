import type { Json } from '../asl/json';
import { jsonBytes } from './data-limit';
import { ERRORS } from './errors/names';
import { runtimeFailure } from './errors/state-failure';

/**
 * Most bytes of UTF-8 that the variables of one Assign take, and those that an execution has stored.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
const LIMIT_BYTES = { assign: 262_144, execution: 10_485_760 } as const;

interface Stored {
  readonly value: Json;
  readonly bytes: number;
}

/**
 * Variables of one machine. Nested machines read those of the machines around them and set only their own.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export class Variables {
  private own: Map<string, Stored> | undefined;
  private ownBytes = 0;
  private isCounted = true;
  /** Bytes in the machines of the execution that have not ended. */
  private readonly execution: { bytes: number };

  constructor(private readonly outer?: Variables) {
    this.execution = outer?.execution ?? { bytes: 0 };
  }

  get(name: string): Json | undefined {
    const found = this.own?.get(name);
    return found === undefined ? this.outer?.get(name) : found.value;
  }

  /**
   * Sets several at once: expressions of one Assign all see the values from before it.
   * @throws StateFailure States.DataLimitExceeded; nothing is set then
   */
  assign(values: { readonly [name: string]: Json }): void {
    const own = new Map(this.own);
    let bytes = 0;
    let ownBytes = this.ownBytes;
    for (const [name, value] of Object.entries(values)) {
      const stored = { value, bytes: jsonBytes(value) };
      bytes += stored.bytes;
      ownBytes += stored.bytes - (own.get(name)?.bytes ?? 0);
      own.set(name, stored);
    }
    checkBytes(bytes, LIMIT_BYTES.assign, 'one Assign');
    const others = this.execution.bytes - (this.isCounted ? this.ownBytes : 0);
    checkBytes(others + ownBytes, LIMIT_BYTES.execution, 'an execution');
    this.own = own;
    this.ownBytes = ownBytes;
    this.execution.bytes = others + ownBytes;
    this.isCounted = true;
  }

  /** Its machine has ended: its variables count no more, unless a redrive goes on with them. */
  release(): void {
    if (this.isCounted) this.execution.bytes -= this.ownBytes;
    this.isCounted = false;
  }

  /** Every variable in reach, outer ones first. */
  all(): { [name: string]: Json } {
    const all = this.outer?.all() ?? {};
    for (const [name, { value }] of this.own ?? []) all[name] = value;
    return all;
  }
}

function checkBytes(bytes: number, limitBytes: number, of: string): void {
  if (bytes <= limitBytes) return;
  throw runtimeFailure(
    `The variables of ${of} take ${bytes} bytes; allowed: ${limitBytes}.`,
    ERRORS.dataLimit,
  );
}
