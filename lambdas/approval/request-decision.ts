import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { makeDynamoDbClient } from '../shared/dynamodb-client';
import { requireEnv } from '../shared/environment';
import { makeLog } from '../shared/logger';
import { makeSfnClient } from '../shared/sfn-client';
import { makeSnsClient } from '../shared/sns-client';
import { handleBatch } from '../shared/sqs-batch';
import { approverIdsFromEnv } from './approver-ids';
import { makeMailLink } from './approver-mail';
import { type AskServices, askApprover } from './ask-approver';
import { newLinkSecret } from './decision-link';
import { parseRequestMessage } from './request-message';
import { makeRequestsTable } from './requests-table';
import { makeAnswerTask } from './task-answer';
import { tokenSealFromEnv } from './token-seal-from-env';

/** Takes a batch from the requests queue; each question is put by itself. */
export function makeRequestDecisionHandler(services: AskServices) {
  return (event: SQSEvent): Promise<SQSBatchResponse> =>
    handleBatch(event, (record) => isDone(services, record));
}

async function isDone(services: AskServices, { messageId, body }: SQSRecord): Promise<boolean> {
  const message = parseRequestMessage(body);
  if (message === undefined) {
    services.log.error('message is not a question', { messageId });
    return false;
  }
  try {
    return await askApprover(services, message);
  } catch (error) {
    services.log.about(message.expenseId).error('question not put', { messageId, error });
    return false;
  }
}

export const handler = makeRequestDecisionHandler({
  requests: makeRequestsTable(makeDynamoDbClient(), requireEnv('REQUESTS_TABLE')),
  answerTask: makeAnswerTask(makeSfnClient()),
  seal: tokenSealFromEnv(),
  mailLink: makeMailLink({
    client: makeSnsClient(),
    topicArn: requireEnv('APPROVERS_TOPIC_ARN'),
    baseUrl: requireEnv('DECISION_BASE_URL').replace(/\/+$/, ''),
  }),
  approverIds: approverIdsFromEnv(),
  newSecret: newLinkSecret,
  log: makeLog(),
  now: Date.now,
});
