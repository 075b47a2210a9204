import type { WorldDescription } from '../../local/world/description';
import type { HttpRoute } from '../../local/world/http-routes';

/** A part by its physical name or, for what has none, by the ARN of what it belongs to; and what else is to be the same. */
export interface Part {
  readonly name: unknown;
  readonly [field: string]: unknown;
}

/** What a world and a stack both have, in one form, every list in order. */
export interface WorldParts {
  readonly definition: string;
  readonly functions: readonly Part[];
  readonly tables: readonly Part[];
  readonly queues: readonly Part[];
  /** Functions that read queues, by the queue. */
  readonly readers: readonly Part[];
  readonly topics: readonly Part[];
  readonly buckets: readonly Part[];
  readonly routes: readonly Part[];
  readonly secrets: readonly Part[];
  /** Functions that hear of executions that did not succeed, by the rule. */
  readonly listeners: readonly Part[];
  /** Functions that a schedule calls, by the schedule. */
  readonly byHour: readonly Part[];
}

/** The topic of every stack that its alarms are told to; nothing on a laptop publishes to it. */
const ALARMS = 'alarms';

/** The parts that a description gives to a world. */
export function describedParts(world: WorldDescription): WorldParts {
  const { naming, definition, recovery } = world;
  const { functions, tables = [], queues = [], topics = [] } = world;
  const { buckets = [], routes = [], secrets = {} } = world;
  return {
    definition,
    functions: inOrder(functions, ({ part, environment }) => ({
      name: naming.functionName(part),
      environment,
    })),
    tables: inOrder(tables, ({ part, partitionKey, sortKey }) => ({
      name: naming.tableName(part),
      partitionKey,
      sortKey,
    })),
    queues: inOrder(queues, ({ part, visibilityTimeoutSeconds, deadLetters }) => ({
      name: naming.queueName(part),
      visibilityTimeoutSeconds,
      deadLetters: deadLetters && {
        deadLetterTargetArn: naming.queueArn(deadLetters.queue),
        maxReceiveCount: deadLetters.maxReceiveCount,
      },
    })),
    readers: inOrder(
      queues,
      ({ part, consumer }) =>
        consumer && {
          name: naming.queueArn(part),
          function: naming.functionAliasArn(consumer.function),
          batchSize: consumer.batchSize,
        },
    ),
    topics: inOrder([...topics, ALARMS], (part) => ({ name: naming.topicName(part) })),
    buckets: inOrder(buckets, (part) => ({ name: naming.bucketName(part) })),
    routes: inOrder(routes, (route) => ({
      name: `${route.method} ${route.path}`,
      function: naming.functionAliasArn(route.function),
      authorization: authorizationOf(route, world),
    })),
    secrets: inOrder(Object.keys(secrets), (name) => ({ name })),
    listeners: inOrder([recovery?.listener], (part) =>
      part === undefined
        ? undefined
        : { name: naming.ruleName(part), function: naming.functionAliasArn(part) },
    ),
    byHour: inOrder([recovery?.byHour], (part) =>
      part === undefined
        ? undefined
        : { name: naming.name(`${part}-schedule`), function: naming.functionAliasArn(part) },
    ),
  };
}

/** The parts that a list is turned into, without what is undefined, by name. */
export function inOrder<T>(list: readonly T[], toPart: (one: T) => Part | undefined): Part[] {
  return list
    .map(toPart)
    .filter((part) => part !== undefined)
    .sort((a, b) => (String(a.name) < String(b.name) ? -1 : 1));
}

function authorizationOf({ authorization }: HttpRoute, { naming }: WorldDescription) {
  if (typeof authorization === 'string') return authorization;
  const { authorizer, requiredHeaders } = authorization;
  return {
    authorizer: naming.invocationUri(naming.functionAliasArn(authorizer)),
    requiredHeaders,
  };
}
