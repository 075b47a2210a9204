import { isJsonObject, type JsonObject } from '../../asl/json';
import { walkStates } from '../../asl/walk';
import { ERRORS } from '../../simulator/errors/names';
import { type CalledPart, calledParts, type MapPart } from '../../simulator/maps/map-parts';
import type { Fault } from '../../simulator/tasks/faults';

/**
 * Errors that any Task may meet: Lambda's own, the reserved ones, and names that nobody expects. The definition's own
 * names come to them, each at the Task whose Retry or Catch lists it.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export const COMMON_ERRORS = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.Unknown',
  'Sandbox.Timedout',
  'States.Timeout',
  'States.TaskFailed',
  'States.Permissions',
  'States.DataLimitExceeded',
  'States.Runtime',
  'ThrottlingException',
  'NobodyExpectsThis',
] as const;

/** Only the table knows whether its condition fails: a made-up answer would be a lie about what is there. */
const NEVER_MADE_UP = /\.ConditionalCheckFailedException$/;
/** With these the service says that it has written nothing: they are never lost answers. */
const NOTHING_WRITTEN = /\.TransactionCanceledException$/;

/** Attempts that end a test of "all but the last" where a retrier would go on for very long. */
const MOST_ATTEMPTS = 12;

/** A Task of a definition, or a part of a distributed Map that calls a service, with what may go wrong at it. */
export interface FaultyTask {
  /** As a fault names it: `LoadRows`, `LoadRows.ItemReader`. */
  readonly name: string;
  /** Whether it runs more than once at a time: inside a Map. */
  readonly inMap: boolean;
  readonly errors: readonly string[];
  /** Of the errors, those that a Catch of the Task names: each may lead another way. */
  readonly caught: readonly string[];
  /** Whose Retry and Catch decide about it. */
  readonly state: JsonObject;
  /** Of a part of a Map: what the state fails with, whatever went wrong in the part. */
  readonly failsAs?: string;
}

/** Every Task of a definition, nested ones included, and every part of a Map that calls a service, as written. */
export function faultyTasks(definition: object): FaultyTask[] {
  return [...walkStates(definition)].flatMap(({ name, state, ancestors }) => {
    const inMap = ancestors.some((ancestor) => ancestor.state['Type'] === 'Map');
    if (state['Type'] === 'Task') return [taskOf(name, state, inMap)];
    return calledParts(name, state).map((part) => partOf(part, state, inMap));
  });
}

function taskOf(name: string, state: JsonObject, inMap: boolean): FaultyTask {
  const caught = namesIn(state, 'Catch');
  const own = [...heartbeat(state), ...namesIn(state, 'Retry'), ...caught];
  return { name, state, inMap, errors: [...new Set([...COMMON_ERRORS, ...own])], caught };
}

function partOf({ name, part }: CalledPart, state: JsonObject, inMap: boolean): FaultyTask {
  const failsAs = FAILS_AS[part];
  return { name, state, inMap, errors: [failsAs], caught: [], failsAs };
}

const FAILS_AS: Readonly<Record<MapPart, string>> = {
  ItemReader: ERRORS.itemReader,
  ResultWriter: ERRORS.resultWriter,
};

/** Which calls of a Task a pattern spoils. */
interface Pattern {
  readonly attempts: readonly (number | 'every')[];
  /** Item of a Map; any when absent. */
  readonly item?: number;
}

/** An error at a Task, in each pattern, and in each way that it can meet the effect. */
export function singleFaults(task: FaultyTask): Fault[][] {
  return task.errors.flatMap((error) =>
    timesOf(error).flatMap((when) =>
      patterns(task, error).map(({ attempts, ...place }) =>
        attempts.map(
          (attempt): Fault => ({ ...failing(task.name, error), attempt, when, ...place }),
        ),
      ),
    ),
  );
}

/** An error as a service gives it: what it writes about its own refusal is read by definitions. */
export function failing(state: string, error: string): Pick<Fault, 'state' | 'error' | 'cause'> {
  return NOTHING_WRITTEN.test(error)
    ? { state, error, cause: 'no reasons given' }
    : { state, error };
}

/** When an error can meet the effect of a call. */
export function timesOf(error: string): readonly ('before' | 'after' | 'late')[] {
  return NOTHING_WRITTEN.test(error) ? ['before'] : ['before', 'after', 'late'];
}

/** The first attempt; all but the last; every one; in a Map also every one of its first item, and of its second. */
function patterns(task: FaultyTask, error: string): Pattern[] {
  const retries = Math.min(retriesOf(task, error), MOST_ATTEMPTS);
  return [
    { attempts: [1] },
    ...(retries > 1 ? [{ attempts: Array.from({ length: retries }, (_, i) => i + 1) }] : []),
    { attempts: ['every'] },
    ...(task.inMap ? [0, 1].map((item): Pattern => ({ attempts: ['every'], item })) : []),
  ];
}

/** How often a Task is tried again after an error: 3 times where its Retrier does not say. */
export function retriesOf(task: FaultyTask, error: string): number {
  const retrier = retrierOf(task, error);
  return Number(retrier?.['MaxAttempts'] ?? (retrier ? 3 : 0));
}

/** The Retrier that decides about an error: the first that matches, if any does. */
export function retrierOf({ state, failsAs }: FaultyTask, error: string): JsonObject | undefined {
  return entries(state, 'Retry').find(({ ErrorEquals }) => matches(ErrorEquals, failsAs ?? error));
}

function matches(names: unknown, error: string): boolean {
  if (!Array.isArray(names)) return false;
  const catchable = error !== 'States.Runtime' && error !== 'States.DataLimitExceeded';
  return (
    names.includes(error) ||
    (names.includes('States.ALL') && catchable) ||
    (names.includes('States.TaskFailed') && catchable && error !== 'States.Timeout')
  );
}

function namesIn(state: JsonObject, key: 'Retry' | 'Catch'): string[] {
  return entries(state, key)
    .flatMap(({ ErrorEquals }) => (Array.isArray(ErrorEquals) ? ErrorEquals : []))
    .filter((name) => typeof name === 'string')
    .filter((name) => name !== 'States.ALL' && !NEVER_MADE_UP.test(name));
}

function heartbeat(state: JsonObject): string[] {
  const beats = 'HeartbeatSeconds' in state || 'HeartbeatSecondsPath' in state;
  return beats ? ['States.HeartbeatTimeout'] : [];
}

function entries(state: JsonObject, key: string): JsonObject[] {
  const list = state[key];
  return Array.isArray(list) ? list.filter(isJsonObject) : [];
}
