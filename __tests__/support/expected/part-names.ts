import { findHandlers } from '../../../synth/bundle-handlers';
import type { ExpectedWorkflow } from './expected-workflow';

/** Physical names by kind of part, each list sorted. */
export type PartNames = Readonly<Record<PartKind, readonly string[]>>;

export type PartKind =
  | 'functions'
  | 'tables'
  | 'queues'
  | 'topics'
  | 'buckets'
  | 'rules'
  | 'routes'
  | 'keys';

/** The names that a stack should have. `root` is the project's, where its handlers are found. */
export function expectedPartNames(expected: ExpectedWorkflow, root: string): PartNames {
  const { naming, config, tables, topics, buckets, rules, routes, isHost } = expected;
  const trails = isHost && config.trail ? [naming.of(undefined).bucketName('trail')] : [];
  return {
    functions: functionParts(expected, root)
      .map((part) => naming.functionName(part))
      .sort(),
    tables: tables.map((part) => naming.tableName(part)).sort(),
    queues: queueParts(expected)
      .map((part) => naming.queueName(part))
      .sort(),
    topics: Object.keys(topics)
      .map((part) => naming.topicName(part))
      .sort(),
    buckets: [...buckets.map((part) => naming.bucketName(part)), ...trails].sort(),
    rules: rules.map((part) => naming.ruleName(part)).sort(),
    routes: Object.keys(routes).sort(),
    keys: config.customerKey ? [`alias/${naming.name()}`] : [],
  };
}

/** Part of the dead letters of a queue. */
export const deadLetters = (part: string): string => `${part}-dead-letters`;

/** Parts of the queues that a reader works off. */
export function readQueueParts({ queues }: ExpectedWorkflow): string[] {
  return Object.entries(queues).flatMap(([part, { isRead }]) => (isRead ? [part] : []));
}

/** Parts of all queues, dead letters too. */
export function queueParts(expected: ExpectedWorkflow): string[] {
  return [...Object.keys(expected.queues), ...readQueueParts(expected).map(deadLetters)];
}

function functionParts({ workflow, otherFunctions }: ExpectedWorkflow, root: string): string[] {
  const own = findHandlers(root)
    .filter((handler) => handler.startsWith(`${workflow}/`))
    .map((handler) => handler.slice(workflow.length + 1));
  return [...own, ...otherFunctions];
}
