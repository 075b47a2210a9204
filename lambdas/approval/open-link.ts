import type { WorkflowExecutions } from '../shared/workflow-executions';
import type { DecisionLink } from './decision-link';
import { type AskedRequest, type DecidedRequest, isDecided } from './request-row';
import type { RequestsTable } from './requests-table';

/** What it takes to tell what a link is worth; nothing of it can change anything. */
export interface LinkServices {
  readonly requests: Pick<RequestsTable, 'find'>;
  readonly executions: Pick<WorkflowExecutions, 'describe'>;
  readonly approverIds: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * What a link is worth now:
 * - `open`: it decides;
 * - `decided`: somebody used it;
 * - `expired`: the time is up, or the workflow went on without it;
 * - `stopped`: its execution does not run, or was redriven and asks anew;
 * - `forbidden`: its approver is none any more, or is the employee;
 * - `unknown`: there is no such link.
 */
export type OpenedLink =
  | { readonly kind: 'open'; readonly request: AskedRequest }
  | { readonly kind: 'decided'; readonly request: DecidedRequest }
  | { readonly kind: 'expired' | 'stopped' | 'forbidden' | 'unknown' };

/** Looks a link up. */
export async function openLink(services: LinkServices, link: DecisionLink): Promise<OpenedLink> {
  const request = await services.requests.find(link);
  if (request?.secretHash === undefined) {
    return { kind: 'unknown' };
  }
  if (isDecided(request)) {
    return { kind: 'decided', request };
  }
  if (request.state === 'EXPIRED' || services.now() >= request.deadlineMs) {
    return { kind: 'expired' };
  }
  const { approverId, employeeId } = request;
  if (!services.approverIds.includes(approverId) || approverId === employeeId) {
    return { kind: 'forbidden' };
  }
  return (await isAsking(services, request)) ? { kind: 'open', request } : { kind: 'stopped' };
}

/** Whether the execution still runs as it did when it asked: a redrive asks again, under a new link. */
async function isAsking(
  { executions }: LinkServices,
  { expenseId, redriveCount }: AskedRequest,
): Promise<boolean> {
  const execution = await executions.describe(expenseId);
  return execution?.status === 'RUNNING' && execution.redriveCount === redriveCount;
}
