import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

/**
 * Handles the messages of a batch at the same time and reports exactly those that are not done; these come again, and
 * after maxReceiveCount go to the dead-letter queue. Needs ReportBatchItemFailures on the event source mapping.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
 * @param isDone never rejects: a rejection would fail the whole batch
 */
export async function handleBatch(
  { Records }: SQSEvent,
  isDone: (record: SQSRecord) => Promise<boolean>,
): Promise<SQSBatchResponse> {
  const done = await Promise.all(Records.map(isDone));
  const failed = Records.filter((_, index) => done[index] !== true);
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}
