import type { JsonObject } from '../../asl/json';

/**
 * One AWS service by the operations of its API: `call('GetItem', { TableName, Key })`. Input and output are as in the
 * service's JSON protocol.
 */
export interface AwsService {
  /** @throws ServiceError */
  call(operation: string, input: JsonObject): Promise<JsonObject>;
}

/** An error as a service answers it. */
export class ServiceError extends Error {
  constructor(
    /** The service's own name for it, for example `ResourceNotFoundException`. */
    override readonly name: string,
    message: string,
    /** HTTP status. @default 400 */
    readonly status = 400,
    /** What the answer says besides, for example `CancellationReasons`. @default nothing */
    readonly fields: JsonObject = {},
  ) {
    super(message);
  }
}

/** What a service of ours does, operation by operation. */
export type Operations = Readonly<
  Record<string, (input: JsonObject) => JsonObject | Promise<JsonObject>>
>;

/** A service out of its operations; any other is refused by name. */
export function serviceOf(name: string, operations: Operations): AwsService {
  return {
    async call(operation, input) {
      const perform = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
      if (perform === undefined) {
        const known = Object.keys(operations).join(', ');
        throw new ServiceError(
          'UnknownOperationException',
          `${name} does not stand in for ${operation}; allowed: ${known}`,
        );
      }
      return perform(input);
    },
  };
}

/** A field that has to be text. @throws ServiceError ValidationException naming it */
export function textField(input: JsonObject, field: string): string {
  const value = input[field];
  if (typeof value === 'string') return value;
  throw new ServiceError(
    'ValidationException',
    `${field} is ${value === undefined ? 'missing' : typeof value}; it must be text`,
  );
}
