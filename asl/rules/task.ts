import { type Integration, parseIntegration } from '../integration';
import type { VisitedState } from '../walk';

/** What a Task calls, or undefined for any other state and for a Task without a readable Resource. */
export function integrationOf({ state }: VisitedState): Integration | undefined {
  const resource = state['Resource'];
  if (state['Type'] !== 'Task' || typeof resource !== 'string') return undefined;
  return parseIntegration(resource);
}

/** True for a Task that waits until somebody answers its token. */
export function isCallback(visited: VisitedState): boolean {
  const integration = integrationOf(visited);
  return (
    integration !== undefined &&
    'pattern' in integration &&
    integration.pattern === 'wait-for-task-token'
  );
}

/** The field that holds what a Task gives to the service, in its query language. */
export function argumentsField({ queryLanguage }: VisitedState): 'Arguments' | 'Parameters' {
  return queryLanguage === 'JSONata' ? 'Arguments' : 'Parameters';
}
