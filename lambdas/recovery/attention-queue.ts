import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** An execution that a person has to finish. */
export interface UnfinishedExecution {
  readonly executionArn: string;
  readonly status: string;
  readonly error: string | undefined;
  readonly redriveCount: number;
  /** Why it was not redriven. */
  readonly reason: string;
}

export interface AttentionQueue {
  put(execution: UnfinishedExecution): Promise<void>;
}

/** The queue whose every message waits for a person. Throws what the SDK throws. */
export function makeAttentionQueue(client: SQSClient, queueUrl: string): AttentionQueue {
  return {
    async put(execution) {
      const MessageBody = JSON.stringify(execution);
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody }));
    },
  };
}
