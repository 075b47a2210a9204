import { isJsonObject } from '../json';
import { joinPath } from '../path';
import { hasPlaceholder, type NumberLimits, numberFault } from './dynamic';
import { eachState, type Rule } from './rule';
import { processorConfig } from './subject';

const DISTRIBUTED_ONLY = [
  'ItemReader',
  'ItemBatcher',
  'ResultWriter',
  'ToleratedFailureCount',
  'ToleratedFailureCountPath',
  'ToleratedFailurePercentage',
  'ToleratedFailurePercentagePath',
  'Label',
];
const FIGURES: Readonly<Record<string, NumberLimits>> = {
  MaxConcurrency: { least: 0, most: Infinity, integer: true },
  ToleratedFailureCount: { least: 0, most: Infinity, integer: true },
  ToleratedFailurePercentage: { least: 0, most: 100 },
};

/**
 * Rules on Map states.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
 */
export const MAP_RULES = [
  {
    id: 'map-processor',
    severity: 'error',
    description: 'A Map has an ItemProcessor, or the older Iterator, and not both.',
    check: eachState(function* ({ state, path }) {
      if (state['Type'] !== 'Map') return;
      const found = ['ItemProcessor', 'Iterator'].filter((key) => state[key] !== undefined);
      const [only] = found;
      if (found.length === 1 && only !== undefined && isJsonObject(state[only])) return;
      yield {
        path,
        value: found,
        message:
          found.length === 2
            ? 'both ItemProcessor and Iterator'
            : 'no ItemProcessor that is an object',
        fix: 'give one ItemProcessor: { ProcessorConfig, StartAt, States }',
      };
    }),
  },
  {
    id: 'distributed-only-field',
    severity: 'error',
    description:
      'ItemReader, ItemBatcher, ResultWriter, Tolerated… and Label stand in distributed Maps only.',
    check: eachState(function* ({ state, path }) {
      if (state['Type'] !== 'Map') return;
      const mode = processorConfig(state)?.['Mode'];
      if (mode === 'DISTRIBUTED' || hasPlaceholder(mode)) return;
      for (const key of DISTRIBUTED_ONLY) {
        if (state[key] === undefined) continue;
        yield {
          path: joinPath(path, key),
          value: state[key],
          message: `${key} in a Map that is not distributed`,
          fix: "remove it, or set ItemProcessor.ProcessorConfig.Mode to 'DISTRIBUTED'",
        };
      }
    }),
  },
  {
    id: 'map-mode',
    severity: 'error',
    description:
      'Mode is INLINE or DISTRIBUTED; DISTRIBUTED, and it alone, has an ExecutionType STANDARD or EXPRESS.',
    check: eachState(function* ({ state, path }) {
      const config = processorConfig(state);
      if (config === undefined) return;
      const at = joinPath(path, 'ItemProcessor', 'ProcessorConfig');
      const { Mode: mode, ExecutionType: type } = config;
      if (hasPlaceholder(mode) || hasPlaceholder(type)) return;
      if (mode !== undefined && mode !== 'INLINE' && mode !== 'DISTRIBUTED') {
        yield {
          path: joinPath(at, 'Mode'),
          value: mode,
          message: 'unknown Mode',
          fix: 'allowed: INLINE, DISTRIBUTED',
        };
      } else if (mode === 'DISTRIBUTED' && type !== 'STANDARD' && type !== 'EXPRESS') {
        yield {
          path: type === undefined ? at : joinPath(at, 'ExecutionType'),
          value: type,
          message: 'a distributed Map without a known ExecutionType',
          fix: 'allowed: STANDARD, EXPRESS',
        };
      } else if (mode !== 'DISTRIBUTED' && type !== undefined) {
        yield {
          path: joinPath(at, 'ExecutionType'),
          value: type,
          message: 'an ExecutionType in a Map that is not distributed',
          fix: "remove it, or set Mode to 'DISTRIBUTED'",
        };
      }
    }),
  },
  {
    id: 'map-figures',
    severity: 'error',
    description:
      'MaxConcurrency and ToleratedFailureCount are whole numbers from 0, ToleratedFailurePercentage is 0 to 100.',
    check: eachState(function* ({ state, path, queryLanguage }) {
      if (state['Type'] !== 'Map') return;
      for (const [key, limits] of Object.entries(FIGURES)) {
        const allowed = numberFault(state[key], limits, queryLanguage);
        if (allowed === undefined) continue;
        yield {
          path: joinPath(path, key),
          value: state[key],
          message: `${key} out of range`,
          fix: `give ${allowed}`,
        };
      }
    }),
  },
] as const satisfies readonly Rule[];
