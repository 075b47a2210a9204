/** Names every physical resource, tag and state file of this project. */
export const PROJECT = 'sfn-workflows';

/** The workflows that have a stack in every environment. */
export const WORKFLOWS = ['order', 'approval', 'saga', 'etl'] as const;
export type WorkflowName = (typeof WORKFLOWS)[number];

/** The workflow whose stack also holds what an environment has once (docs/decisions/0014). */
export const HOST_WORKFLOW: WorkflowName = 'order';
