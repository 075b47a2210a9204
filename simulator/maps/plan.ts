import { isJsonObject, type JsonObject } from '../../asl/json';
import type { Dialect, Evaluate, Field } from '../dialects/dialect';
import type { WorkflowType } from '../limits';
import type { Machine } from '../machine';
import { nextOf, type StateSource } from '../states/state';
import { type DistributedPlan, readDistributedPlan } from './distributed-plan';

/** A Map state, read once. */
export interface MapPlan {
  readonly name: string;
  readonly dialect: Dialect;
  readonly machine: Machine;
  readonly input: ReturnType<Dialect['input']>;
  readonly items: Field | undefined;
  /** ItemSelector, or the older Parameters. */
  readonly selector: Evaluate | undefined;
  readonly maxConcurrency: Field | undefined;
  readonly finish: ReturnType<Dialect['finish']>;
  readonly next: string | undefined;
  /** Undefined for an inline Map. */
  readonly distributed: (DistributedPlan & { readonly type: WorkflowType }) | undefined;
}

/** Reads the fields that both modes have. */
export function readMapPlan(source: StateSource, processor: JsonObject, machine: Machine): MapPlan {
  const { state, dialect, name } = source;
  const config = isJsonObject(processor['ProcessorConfig']) ? processor['ProcessorConfig'] : {};
  const distributed = config['Mode'] === 'DISTRIBUTED';
  return {
    name,
    dialect,
    machine,
    input: dialect.input(state),
    items: dialect.value(state, 'Items'),
    selector: dialect.arguments(state, 'ItemSelector') ?? dialect.arguments(state, 'Parameters'),
    maxConcurrency: dialect.value(state, 'MaxConcurrency'),
    finish: dialect.finish(state),
    next: nextOf(state),
    distributed: distributed
      ? {
          ...readDistributedPlan(state, dialect, name),
          type: config['ExecutionType'] === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
        }
      : undefined,
  };
}
