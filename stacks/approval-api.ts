import { TerraformOutput } from 'cdktf';
import { HttpApi, type Route } from '../constructs/http-api';
import type { ApprovalFunctions } from './approval-functions';
import type { WorkflowParts } from './workflow-stack';

const DECISION_PATH = '/decisions/{linkId}';

/** The API that takes expenses, and serves the pages behind the links of approvers. */
export function createApprovalApi(
  { scope, naming, config, key, alarmTopicArn }: WorkflowParts,
  functions: ApprovalFunctions,
): HttpApi {
  const api = new HttpApi(scope, 'Api', {
    naming,
    description: 'Takes expenses, gives their state and serves the pages that decide them',
    routes: routesTo(functions),
    throttling: config.api,
    logRetentionDays: config.logs.retentionDays,
    key,
    alarmTopicArn,
  });
  new TerraformOutput(scope, 'ApiEndpoint', {
    value: api.endpoint,
    description: 'Base URL of POST /expenses and of the links that approvers get',
  });
  return api;
}

function routesTo({
  startExpense,
  getExpense,
  showDecision,
  decideExpense,
}: ApprovalFunctions): Route[] {
  const iam = { kind: 'iam' } as const;
  const link = {
    kind: 'open',
    reason: 'approvers come from their mailbox: the secret in the path is the authority',
  } as const;
  return [
    {
      id: 'StartExpense',
      method: 'POST',
      path: '/expenses',
      fn: startExpense,
      authorization: iam,
    },
    {
      id: 'GetExpense',
      method: 'GET',
      path: '/expenses/{expenseId}',
      fn: getExpense,
      authorization: iam,
    },
    {
      id: 'ShowDecision',
      method: 'GET',
      path: DECISION_PATH,
      fn: showDecision,
      authorization: link,
    },
    {
      id: 'DecideExpense',
      method: 'POST',
      path: DECISION_PATH,
      fn: decideExpense,
      authorization: link,
    },
  ];
}
