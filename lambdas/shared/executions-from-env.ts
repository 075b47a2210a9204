import { requireEnv } from './environment';
import { makeSfnClient } from './sfn-client';
import { makeWorkflowExecutions, type WorkflowExecutions } from './workflow-executions';

/**
 * The executions of the workflow that a handler belongs to; called while its module loads.
 * @param stateMachineArn of the alias; only who starts executions has it
 */
export function executionsFromEnv(stateMachineArn?: string): WorkflowExecutions {
  return makeWorkflowExecutions({
    client: makeSfnClient(),
    stateMachineArn,
    executionArnPrefix: requireEnv('STATE_MACHINE_EXECUTION_ARN_PREFIX'),
  });
}
