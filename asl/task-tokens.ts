import { parseIntegration } from './integration';
import { walkStates } from './walk';

/**
 * Whether a machine hands out task tokens, in a callback Task at any depth. A token is a secret: who holds it
 * answers for the Task. It stands in the Task's input, and so in a log that holds execution data.
 */
export function handsOutTaskTokens(definition: object): boolean {
  for (const { state } of walkStates(definition)) {
    if (state['Type'] !== 'Task' || typeof state['Resource'] !== 'string') continue;
    const integration = parseIntegration(state['Resource']);
    if ('pattern' in integration && integration.pattern === 'wait-for-task-token') return true;
  }
  return false;
}
