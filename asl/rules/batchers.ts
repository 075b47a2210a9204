import { isJsonObject } from '../json';
import { joinPath } from '../path';
import { type NumberLimits, numberFault } from './dynamic';
import { eachState, type Rule } from './rule';

const LIMITS: Readonly<Record<string, NumberLimits>> = {
  MaxItemsPerBatch: { least: 1, most: Infinity, integer: true },
  // 256 KiB: what one child execution takes as input.
  MaxInputBytesPerBatch: { least: 1, most: 262_144, integer: true },
};

/**
 * Rules on what a distributed Map gives to one child execution.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html
 */
export const BATCHER_RULES = [
  {
    id: 'item-batcher',
    severity: 'error',
    description:
      'An ItemBatcher has MaxItemsPerBatch, at least 1, or MaxInputBytesPerBatch, 1 to 262,144, or both.',
    check: eachState(function* ({ state, path, queryLanguage }) {
      const batcher = state['ItemBatcher'];
      if (state['Type'] !== 'Map' || !isJsonObject(batcher)) return;
      const at = joinPath(path, 'ItemBatcher');
      const sizes = Object.keys(LIMITS);
      if (!sizes.some((key) => key in batcher || `${key}Path` in batcher)) {
        yield {
          path: at,
          value: Object.keys(batcher),
          message: 'batches of no size',
          fix: `add ${sizes.join(', ')} or both`,
        };
      }
      for (const [key, limits] of Object.entries(LIMITS)) {
        const allowed = numberFault(batcher[key], limits, queryLanguage);
        if (allowed === undefined) continue;
        yield {
          path: joinPath(at, key),
          value: batcher[key],
          message: `${key} out of range`,
          fix: `give ${allowed}`,
        };
      }
    }),
  },
] as const satisfies readonly Rule[];
