import type { Json } from '../asl/json';
import { ERRORS } from './errors/names';
import { StateFailure } from './errors/state-failure';

/**
 * Largest input, output or result of a state or execution, in bytes of UTF-8.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export const DATA_LIMIT_BYTES = 262_144;

/** Guards one engine's limit. */
export class DataLimit {
  /** States often hand on what they were given: the value measured last need not be measured again. */
  private known: Json | undefined;

  constructor(readonly limitBytes: number = DATA_LIMIT_BYTES) {}

  exceededBy(value: Json): boolean {
    if (value === this.known || this.limitBytes === Infinity) return false;
    if (leastRoom(value, this.limitBytes) < 0 && jsonBytes(value) > this.limitBytes) return true;
    this.known = value;
    return false;
  }

  /**
   * @param who the state or the task that gave the value
   * @throws StateFailure States.DataLimitExceeded
   */
  check(value: Json, who: string, oversizedResult = false): void {
    if (!this.exceededBy(value)) return;
    throw new StateFailure({
      error: ERRORS.dataLimit,
      cause: `The state/task '${who}' returned a result with a size exceeding the maximum number of bytes service limit.`,
      oversizedResult,
    });
  }
}

/** Bytes of a value as JSON in UTF-8. */
export function jsonBytes(value: Json): number {
  return Buffer.byteLength(JSON.stringify(value), 'utf8');
}

/** What is left of a room when every value is taken at its largest; below zero says "measure it". */
function leastRoom(value: Json, room: number): number {
  if (room < 0) return room;
  // A character is six bytes at most: a unicode escape.
  if (typeof value === 'string') return room - 6 * value.length - 3;
  if (typeof value !== 'object' || value === null) return room - 26;
  let left = room - 2;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length && left >= 0; i++) left = leastRoom(value[i], left);
    return left;
  }
  const fields = value as { readonly [key: string]: Json };
  for (const key in fields) {
    left = leastRoom(fields[key] as Json, left - 6 * key.length - 4);
    if (left < 0) return left;
  }
  return left;
}
