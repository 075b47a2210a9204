import { executionVariables, machineVariables } from '../config/function-variables';
import type { NodeFunction } from '../constructs/node-function';
import type { ApprovalStores } from './approval-stores';
import { handlersOf } from './handler-functions';
import type { WorkflowParts } from './workflow-stack';

/** The handlers of `lambdas/approval/` that the API and the machine call, each a function with a role of its own. */
export interface ApprovalFunctions {
  readonly startExpense: NodeFunction;
  readonly getExpense: NodeFunction;
  readonly validateExpense: NodeFunction;
  readonly showDecision: NodeFunction;
  readonly decideExpense: NodeFunction;
}

export function createApprovalFunctions(
  parts: WorkflowParts,
  { expenses, requests }: ApprovalStores,
): ApprovalFunctions {
  const { naming } = parts;
  const fn = handlersOf(parts, 'approval');
  const machine = machineVariables(naming);
  const link = {
    ...approverIds(parts),
    ...executionVariables(naming),
    REQUESTS_TABLE: requests.name,
  };
  const functions: ApprovalFunctions = {
    startExpense: fn(
      'StartExpense',
      'start-expense',
      'POST /expenses: starts one execution an expense',
      machine,
    ),
    getExpense: fn(
      'GetExpense',
      'get-expense',
      'GET /expenses/{expenseId}: the state of an expense',
      { ...machine, EXPENSES_TABLE: expenses.name },
    ),
    validateExpense: fn(
      'ValidateExpense',
      'validate-expense',
      'Checks an expense and picks its approvers',
      approverIds(parts),
    ),
    showDecision: fn(
      'ShowDecision',
      'show-decision',
      'GET /decisions/{linkId}: the page of a link; may change nothing',
      link,
    ),
    decideExpense: fn(
      'DecideExpense',
      'decide-expense',
      'POST /decisions/{linkId}: decides and answers the task',
      { ...link, ...tokenKey(parts) },
    ),
  };
  expenses.grant(functions.getExpense.role, 'GetItem');
  requests.grant(functions.showDecision.role, 'GetItem');
  requests.grant(functions.decideExpense.role, 'GetItem', 'UpdateItem');
  return functions;
}

/** Puts the questions. Made after the API, whose address goes into the links. */
export function createRequestDecision(
  parts: WorkflowParts,
  { requests, approvers }: ApprovalStores,
  apiEndpoint: string,
): NodeFunction {
  const requestDecision = handlersOf(parts, 'approval')(
    'RequestDecision',
    'request-decision',
    'Puts questions from the queue to approvers',
    {
      ...approverIds(parts),
      ...tokenKey(parts),
      REQUESTS_TABLE: requests.name,
      APPROVERS_TOPIC_ARN: approvers.arn,
      DECISION_BASE_URL: apiEndpoint,
    },
  );
  requests.grant(requestDecision.role, 'GetItem', 'UpdateItem');
  requestDecision.role.allow({
    sid: 'MailLinks',
    actions: ['sns:Publish'],
    resources: [approvers.arn],
  });
  if (parts.key) {
    // Everything else of the workflow is encrypted by services; a token is encrypted by the handler itself.
    requestDecision.role.allow({
      sid: 'SealTokensWithKey',
      actions: ['kms:Encrypt'],
      resources: [parts.key.arn],
    });
  }
  return requestDecision;
}

const approverIds = ({ config }: WorkflowParts) => ({
  APPROVER_IDS: config.approval.approvers.map(({ id }) => id).join(','),
});

const tokenKey = ({ key }: WorkflowParts): Readonly<Record<string, string>> =>
  key ? { TOKEN_KEY_ARN: key.arn } : {};
