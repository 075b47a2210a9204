import type { EnvironmentConfig } from '../../config/environment';
import { executionVariables, machineVariables } from '../../config/function-variables';
import type { Naming } from '../../config/naming';
import type { FunctionDescription } from '../world/description';
import { describeRecovery, describing } from '../world/function-descriptions';
import type { HttpRoute } from '../world/http-routes';

/** What stands before a link's path. At AWS it is the API's own address, known once that is there. */
export const DECISION_BASE_URL = 'https://approval.local';

/** The functions of the approval stack with the variables that it sets; a test compares the two. */
export function approvalFunctions(
  naming: Naming,
  config: EnvironmentConfig,
): readonly FunctionDescription[] {
  const fn = describing(naming, config);
  const machine = machineVariables(naming);
  const approvers = {
    APPROVER_IDS: config.approval.approvers.map(({ id }) => id).join(','),
  };
  const requests = { REQUESTS_TABLE: naming.tableName('requests') };
  const link = { ...approvers, ...executionVariables(naming), ...requests };

  return [
    fn('start-expense', () => import('../../lambdas/approval/start-expense'), machine),
    fn('get-expense', () => import('../../lambdas/approval/get-expense'), {
      ...machine,
      EXPENSES_TABLE: naming.tableName('expenses'),
    }),
    fn('validate-expense', () => import('../../lambdas/approval/validate-expense'), approvers),
    fn('show-decision', () => import('../../lambdas/approval/show-decision'), link),
    fn('decide-expense', () => import('../../lambdas/approval/decide-expense'), link),
    fn('request-decision', () => import('../../lambdas/approval/request-decision'), {
      ...approvers,
      ...requests,
      APPROVERS_TOPIC_ARN: naming.topicArn('approvers'),
      DECISION_BASE_URL,
    }),
    ...describeRecovery(fn, naming),
  ];
}

/** The routes of its API. */
export const APPROVAL_ROUTES: readonly HttpRoute[] = [
  { method: 'POST', path: '/expenses', function: 'start-expense', authorization: 'iam' },
  { method: 'GET', path: '/expenses/{expenseId}', function: 'get-expense', authorization: 'iam' },
  {
    method: 'GET',
    path: '/decisions/{linkId}',
    function: 'show-decision',
    authorization: 'open',
  },
  {
    method: 'POST',
    path: '/decisions/{linkId}',
    function: 'decide-expense',
    authorization: 'open',
  },
];
