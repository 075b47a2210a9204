import type { WorkflowName } from '../config/project';
import type { LocalWorkflow } from './local-workflow';

type Load = () => Promise<LocalWorkflow>;

/**
 * The workflows that run on a laptop; each is loaded, with its handlers, when it is asked for. A workflow may be
 * deployed without being here.
 */
export const LOCAL_WORKFLOWS = {
  order: async () => (await import('./order/workflow')).orderLocally,
  approval: async () => (await import('./approval/workflow')).approvalLocally,
  saga: async () => (await import('./saga/workflow')).sagaLocally,
  etl: async () => (await import('./etl/workflow')).etlLocally,
} satisfies Partial<Record<WorkflowName, Load>>;

/** Names of those workflows, and nothing else. */
export type LocalWorkflowName = keyof typeof LOCAL_WORKFLOWS;
export const LOCAL_WORKFLOW_NAMES = Object.keys(LOCAL_WORKFLOWS) as LocalWorkflowName[];
