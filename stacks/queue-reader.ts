import { LambdaEventSourceMapping } from '@cdktf/provider-aws/lib/lambda-event-source-mapping';
import type { NodeFunction } from '../constructs/node-function';
import type { Queue } from '../constructs/queue';
import type { WorkflowParts } from './workflow-stack';

/** Messages that a reader takes at once; each is judged by itself (partial batch response). */
const BATCH_SIZE = 10;

/** Has a function read a queue. */
export function readQueue(
  { scope, config }: WorkflowParts,
  id: string,
  { queue, reader }: { readonly queue: Queue; readonly reader: NodeFunction },
): void {
  const { reservedConcurrency } = config.functions;
  queue.grantConsume(reader.role);
  new LambdaEventSourceMapping(scope, id, {
    eventSourceArn: queue.queue.arn,
    functionName: reader.aliasArn,
    batchSize: BATCH_SIZE,
    functionResponseTypes: ['ReportBatchItemFailures'],
    // Pollers beyond the reservation would be throttled, and throttled receives count towards the dead letters.
    ...(reservedConcurrency === null
      ? {}
      : { scalingConfig: { maximumConcurrency: reservedConcurrency } }),
    dependsOn: [reader.alias, queue.queue.resource],
  });
}
