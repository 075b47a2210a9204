import type { Naming } from '../../config/naming';
import type { AwsService } from '../services/aws-service';
import type { TableSchema } from '../services/dynamodb';
import type { LocalFunction } from './function-host';
import type { HttpRoute } from './http-routes';

/** What a stack calls a thing in its name: `charge-payment`. Names and ARNs are made of it. */
interface Part {
  readonly part: string;
}

/** A function; its variables are as the stack sets them, a world puts its own addresses in their place. */
export type FunctionDescription = Part & Pick<LocalFunction, 'environment' | 'load'>;

/** A table; every change of the attribute named by `watch` is written down. */
export type TableDescription = Part & Omit<TableSchema, 'name'> & { readonly watch?: string };

/** A queue, and the function that reads it. */
export interface QueueDescription extends Part {
  /** @default 30, as in SQS */
  readonly visibilityTimeoutSeconds?: number;
  /** Where a message goes that was received too often; made before this queue. */
  readonly deadLetters?: { readonly queue: string; readonly maxReceiveCount: number };
  /** The event source mapping: parts of the function, and messages it takes at once. @default nobody reads it */
  readonly consumer?: { readonly function: string; readonly batchSize: number };
}

/** A service under the two names that it has: prefix of `X-Amz-Target`, and name in a Task's Resource. */
export interface ServiceEntry {
  readonly target: string;
  readonly resource: string;
  readonly service: AwsService;
}

/** Functions that recover executions, by their parts. */
export interface RecoveryDescription {
  /** Hears of executions that did not succeed. */
  readonly listener: string;
  /** Looks by the hour for those that nobody was told of. */
  readonly byHour: string;
}

/** What a workflow needs around it, as its stack has it. Functions are told by their part everywhere. */
export interface WorldDescription {
  readonly naming: Naming;
  /** Serialized. */
  readonly definition: string;
  readonly functions: readonly FunctionDescription[];
  /** @default none */
  readonly routes?: readonly HttpRoute[];
  /** @default none */
  readonly tables?: readonly TableDescription[];
  /** @default none */
  readonly queues?: readonly QueueDescription[];
  /** Parts; what is published to a topic is kept in the queue `<part>-record`. @default none */
  readonly topics?: readonly string[];
  /** Parts. @default none */
  readonly buckets?: readonly string[];
  /** JSON texts by name. @default none */
  readonly secrets?: Readonly<Record<string, string>>;
  /** The functions that bring executions back which ended in the middle. @default nobody does */
  readonly recovery?: RecoveryDescription;
  /** Services besides those that every world has, or in the place of one of them. @default none */
  readonly services?: readonly ServiceEntry[];
}
