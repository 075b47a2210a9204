import type { ValidationOptions } from '../../../asl/validate';

/** A definition that breaks one rule, and the same with that one thing mended. */
export interface RulePair {
  readonly rule: string;
  /** What is broken, when a rule has more than one pair. */
  readonly because?: string;
  readonly broken: unknown;
  readonly mended: unknown;
  /** Where the broken one is at fault. */
  readonly path: string;
  readonly options?: ValidationOptions;
  /** The text that the broken one was read from, where the fault is lost in reading. */
  readonly brokenText?: string;
}

/** Fields of a definition, a state or its parts. */
export type Fields = Readonly<Record<string, unknown>>;

export const PASS = { Type: 'Pass', End: true };

/** A definition that starts at its first state. */
export function machine(states: Fields, fields: Fields = {}): Fields {
  return { StartAt: Object.keys(states)[0], TimeoutSeconds: 3600, States: states, ...fields };
}

/** A definition of the one state `A`. */
export function only(state: Fields, fields: Fields = {}): Fields {
  return machine({ A: state }, fields);
}

/** A Task that ends, with a timeout, unless fields say otherwise. */
export function task(resource: string, parameters: unknown, fields: Fields = {}): Fields {
  return {
    Type: 'Task',
    Resource: `arn:aws:states:::${resource}`,
    ...(parameters === undefined ? {} : { Parameters: parameters }),
    TimeoutSeconds: 60,
    End: true,
    ...fields,
  };
}

/** Parameters of a message that carries the token of its task. */
export const TOKEN_MESSAGE = { QueueUrl: 'q', MessageBody: { 'token.$': '$$.Task.Token' } };

/** Parameters of a message without a token. */
export const SILENT_MESSAGE = { QueueUrl: 'q', MessageBody: { 'id.$': '$.id' } };

/** A Lambda task. */
export function invoke(fields: Fields = {}): Fields {
  return task('lambda:invoke', { FunctionName: 'f' }, fields);
}

/** A Pass that computes `x`. */
export function compute(expression: unknown, field = 'x.$'): Fields {
  return only({ ...PASS, Parameters: { [field]: expression } });
}

/** A Map over one Pass named `Inner`. */
export function map(fields: Fields = {}, config?: Fields, inner: Fields = PASS): Fields {
  return {
    Type: 'Map',
    ItemProcessor: {
      ...(config === undefined ? {} : { ProcessorConfig: config }),
      StartAt: 'Inner',
      States: { Inner: inner },
    },
    End: true,
    ...fields,
  };
}

export const DISTRIBUTED = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };

/** A definition of the one distributed Map `A`. */
export function distributed(fields: Fields): Fields {
  return only(map(fields, DISTRIBUTED));
}
