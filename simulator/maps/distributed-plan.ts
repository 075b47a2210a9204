import { isJsonObject, type JsonObject } from '../../asl/json';
import type { Dialect, Evaluate, Field } from '../dialects/dialect';

/** What only a distributed Map has. */
export interface DistributedPlan {
  readonly label: string;
  readonly reader: ReaderPlan | undefined;
  readonly batcher: BatcherPlan | undefined;
  readonly writer: WriterPlan | undefined;
  readonly toleratedCount: Field | undefined;
  readonly toleratedPercentage: Field | undefined;
}

export interface ReaderPlan {
  readonly resource: string;
  readonly arguments: Evaluate | undefined;
  readonly config: JsonObject;
  readonly maxItems: Field | undefined;
}

export interface BatcherPlan {
  readonly maxItems: Field | undefined;
  readonly maxBytes: Field | undefined;
  readonly batchInput: Evaluate | undefined;
}

export interface WriterPlan {
  readonly resource: string | undefined;
  readonly arguments: Evaluate | undefined;
  readonly config: JsonObject;
}

/** Reads the fields of a distributed Map. */
export function readDistributedPlan(
  state: JsonObject,
  dialect: Dialect,
  name: string,
): DistributedPlan {
  return {
    label:
      typeof state['Label'] === 'string' ? state['Label'] : name.replace(/\W/g, '').slice(0, 40),
    reader: readReader(state['ItemReader'], dialect),
    batcher: readBatcher(state['ItemBatcher'], dialect),
    writer: readWriter(state['ResultWriter'], dialect),
    toleratedCount: dialect.value(state, 'ToleratedFailureCount'),
    toleratedPercentage: dialect.value(state, 'ToleratedFailurePercentage'),
  };
}

function readReader(value: unknown, dialect: Dialect): ReaderPlan | undefined {
  if (!isJsonObject(value)) return undefined;
  const config = isJsonObject(value['ReaderConfig']) ? value['ReaderConfig'] : {};
  return {
    resource: String(value['Resource']),
    arguments: argumentsOf(value, dialect),
    config,
    maxItems: dialect.value(config, 'MaxItems', 'ItemReader/ReaderConfig/'),
  };
}

function readBatcher(value: unknown, dialect: Dialect): BatcherPlan | undefined {
  if (!isJsonObject(value)) return undefined;
  return {
    maxItems: dialect.value(value, 'MaxItemsPerBatch', 'ItemBatcher/'),
    maxBytes: dialect.value(value, 'MaxInputBytesPerBatch', 'ItemBatcher/'),
    batchInput:
      value['BatchInput'] === undefined
        ? undefined
        : dialect.template(value['BatchInput'], 'ItemBatcher/BatchInput'),
  };
}

function readWriter(value: unknown, dialect: Dialect): WriterPlan | undefined {
  if (!isJsonObject(value)) return undefined;
  return {
    resource: typeof value['Resource'] === 'string' ? value['Resource'] : undefined,
    arguments: argumentsOf(value, dialect),
    config: isJsonObject(value['WriterConfig']) ? value['WriterConfig'] : {},
  };
}

function argumentsOf(owner: JsonObject, dialect: Dialect): Evaluate | undefined {
  return dialect.name === 'JSONata'
    ? dialect.arguments(owner, 'Arguments')
    : dialect.arguments(owner, 'Parameters');
}
