import type { Path, PayloadTemplate } from '../../asl/payload';
import { sqsSendMessage } from '../../asl/tasks/sqs';

/**
 * Leaves to a person what an execution could not finish, in the attention queue of its workflow.
 * @param id what it works on, as the reader knows it
 */
export const parkExecution = (queueUrl: string, id: PayloadTemplate, unfinished: Path) => ({
  ...sqsSendMessage({
    QueueUrl: queueUrl,
    MessageBody: { ...id, 'executionArn.$': '$$.Execution.Id', 'unfinished.$': unfinished },
  }),
  ResultPath: null,
});
