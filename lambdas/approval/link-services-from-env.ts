import { makeDynamoDbClient } from '../shared/dynamodb-client';
import { requireEnv } from '../shared/environment';
import { executionsFromEnv } from '../shared/executions-from-env';
import { approverIdsFromEnv } from './approver-ids';
import { makeRequestsTable } from './requests-table';

/** What both pages look a link up with, from the environment; called while a handler's module loads. */
export function linkServicesFromEnv() {
  return {
    requests: makeRequestsTable(makeDynamoDbClient(), requireEnv('REQUESTS_TABLE')),
    executions: executionsFromEnv(),
    approverIds: approverIdsFromEnv(),
    now: Date.now,
  };
}
