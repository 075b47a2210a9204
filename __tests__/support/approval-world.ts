import './handler-environment';
import { createHash } from 'node:crypto';
import type { SQSRecord } from 'aws-lambda';
import { makeMailLink } from '../../lambdas/approval/approver-mail';
import { makeDecideExpenseHandler } from '../../lambdas/approval/decide-expense';
import { formTokenOf, newLinkSecret, parseLinkId } from '../../lambdas/approval/decision-link';
import { makeKeyLock } from '../../lambdas/approval/key-lock';
import { makeRequestDecisionHandler } from '../../lambdas/approval/request-decision';
import { makeRequestsTable } from '../../lambdas/approval/requests-table';
import { makeShowDecisionHandler } from '../../lambdas/approval/show-decision';
import { makeAnswerTask } from '../../lambdas/approval/task-answer';
import { makeTokenSeal } from '../../lambdas/approval/token-seal';
import { makeWorkflowExecutions } from '../../lambdas/shared/workflow-executions';
import { makeFakeKms, makeFakeSns } from './approval-fakes';
import { makeEffects } from './effects';
import { makeFakeDynamoDb } from './fake-dynamodb';
import { makeFakeLog } from './fake-log';
import { EXECUTION_ARN_PREFIX, makeFakeStepFunctions } from './fake-step-functions';
import { httpEvent } from './http-events';

export const NOW_MS = Date.UTC(2026, 0, 15, 12);
export const DAY_SECONDS = 86_400;
export const EXPENSE_ID = 'expense-1';
export const REQUEST_ID = createHash('sha256').update('expense-1/first').digest('hex');
const KEY_ARN = 'arn:aws:kms:eu-central-1:123456789012:key/1';

/** A question as the workflow puts it; fields may be replaced. */
export const question = (taskToken: string, fields: object = {}) => ({
  taskToken,
  requestId: REQUEST_ID,
  expenseId: EXPENSE_ID,
  approverId: 'ann',
  employeeId: 'eve',
  amountMinor: 123_450,
  currency: 'EUR',
  purpose: 'train to Ghent',
  forgetAt: 1_800_000_000,
  timeoutSeconds: DAY_SECONDS,
  ...attemptOf(),
  ...fields,
});

/** An attempt of the workflow to ask. */
interface AskedAttempt {
  readonly askedAtMs?: number;
  readonly redriveCount?: number;
  readonly retryCount?: number;
}

/** The attempt as the context object tells it. */
function attemptOf({ askedAtMs = NOW_MS, redriveCount = 0, retryCount = 0 }: AskedAttempt = {}) {
  const time = new Date(askedAtMs).toISOString();
  return {
    execution: { Name: EXPENSE_ID, RedriveCount: redriveCount },
    state: { Name: 'AskFirstApprover', EnteredTime: time, RetryCount: retryCount },
  };
}

/** How a decision is sent. */
interface PostOptions {
  readonly decision?: string;
  readonly comment?: string;
  readonly formToken?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  /** What else API Gateway hands over: a query, cookies, another encoding. */
  readonly event?: object;
}

/** The real handlers of a decision over fakes of DynamoDB, Step Functions, KMS and SNS. Its execution runs. */
export function makeApprovalWorld(options: { readonly customerKey?: boolean } = {}) {
  const effects = makeEffects();
  const db = makeFakeDynamoDb(effects);
  const states = makeFakeStepFunctions(effects);
  const kms = makeFakeKms(effects);
  const { client: sns, mails } = makeFakeSns(effects);
  const log = makeFakeLog();
  const counts: string[] = [];
  const clock = { nowMs: NOW_MS };
  const approverIds = ['ann', 'ben', 'cleo'];
  let ids = 0;

  const services = {
    requests: makeRequestsTable(db.client, 'requests'),
    executions: makeWorkflowExecutions({
      client: states.client,
      executionArnPrefix: EXECUTION_ARN_PREFIX,
    }),
    answerTask: makeAnswerTask(states.client),
    seal: makeTokenSeal(
      options.customerKey === false ? undefined : makeKeyLock(kms.client, KEY_ARN),
    ),
    mailLink: makeMailLink({
      client: sns,
      topicArn: 'arn:aws:sns:eu-central-1:123456789012:approvers',
      baseUrl: 'https://expenses.example',
    }),
    approverIds,
    newSecret: newLinkSecret,
    newId: () => `decision-${++ids}`,
    log,
    count: (metric: string) => counts.push(metric),
    now: () => clock.nowMs,
  };
  const askHandler = makeRequestDecisionHandler(services);
  const showHandler = makeShowDecisionHandler(services);
  const decideHandler = makeDecideExpenseHandler(services);
  states.executions.set(EXPENSE_ID, { input: '{}', status: 'RUNNING' });

  const receive = async (records: readonly Partial<SQSRecord>[]) => {
    const { batchItemFailures } = await askHandler({ Records: records as SQSRecord[] });
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  };
  const request = (method: string, linkId: string, fields: object = {}) => ({
    ...httpEvent({ pathParameters: { linkId }, ...fields }),
    requestContext: { http: { method } },
  });

  return {
    effects,
    db,
    states,
    kms,
    mails,
    log,
    counts,
    clock,
    approverIds,
    services,
    receive,
    row: (requestId = REQUEST_ID) => db.get('requests', requestId),
    /** One delivery of a question whose token waits; true if it need not come again. */
    ask: async (taskToken: string, fields: object = {}, attempt: AskedAttempt = {}) => {
      states.waiting.add(taskToken);
      const asked = attemptOf({ askedAtMs: clock.nowMs, ...attempt });
      const body = JSON.stringify(question(taskToken, { ...asked, ...fields }));
      return (await receive([{ messageId: 'm', body }])).length === 0;
    },
    /** The link of the latest mail. */
    link: () => /\/decisions\/(\S+)/.exec(mails.at(-1)?.text ?? '')?.[1] ?? 'no link',
    get: (linkId: string, headers: Readonly<Record<string, string>> = {}, event: object = {}) =>
      showHandler(request('GET', linkId, { headers, ...event }) as never),
    fetch: (method: string, linkId: string) => showHandler(request(method, linkId) as never),
    post: (linkId: string, options: PostOptions = {}) => {
      const { decision = 'approve', comment = '', method = 'POST' } = options;
      const link = parseLinkId(linkId);
      const formToken = options.formToken ?? (link === undefined ? '' : formTokenOf(link));
      const body = options.body ?? `${new URLSearchParams({ formToken, comment, decision })}`;
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        ...options.headers,
      };
      return decideHandler(request(method, linkId, { body, headers, ...options.event }) as never);
    },
  };
}

export type ApprovalWorld = ReturnType<typeof makeApprovalWorld>;
