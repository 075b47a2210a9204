import type { Json, JsonObject } from '../../asl/json';
import { DATA_LIMIT_BYTES, jsonBytes } from '../data-limit';

/** Items that one child execution is given. */
export interface Batch {
  readonly input: Json;
  readonly itemCount: number;
}

/**
 * Groups items by number and by bytes of the whole input of the child: the envelope and the BatchInput count too. An
 * item that is too large for any batch is a batch of its own.
 *
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html
 */
export function batchesOf(
  items: readonly Json[],
  maxItems: number,
  maxBytes: number,
  batchInput: Json | undefined,
): Batch[] {
  const fixed: JsonObject = batchInput === undefined ? {} : { BatchInput: batchInput };
  const emptyBytes = jsonBytes({ ...fixed, Items: [] });
  const limitBytes = Math.min(maxBytes, DATA_LIMIT_BYTES);
  const batches: Batch[] = [];
  let batch: Json[] = [];
  let bytes = emptyBytes;
  const close = (): void => {
    if (batch.length === 0) return;
    batches.push({ input: { ...fixed, Items: batch }, itemCount: batch.length });
    batch = [];
    bytes = emptyBytes;
  };
  for (const item of items) {
    const comma = batch.length > 0 ? 1 : 0;
    const itemBytes = jsonBytes(item) + comma;
    if (batch.length >= maxItems || bytes + itemBytes > limitBytes) close();
    bytes += itemBytes;
    batch.push(item);
  }
  close();
  return batches;
}
