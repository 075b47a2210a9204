import { parseIntegration } from '../integration';
import { joinPath } from '../path';
import type { VisitedState } from '../walk';
import { CalledTask } from './called-task';
import type { PermissionContext } from './context';
import { isDistributedMap, mapDistributedMap } from './distributed-map';
import { optimizedMapper } from './optimized';
import { Parameter } from './parameter';
import { mapSdkCall } from './sdk';
import { hasWildcard } from './statement';

/** What one state needs: a Task, a distributed Map; every other kind needs nothing. */
export function deriveState(visited: VisitedState, context: PermissionContext): CalledTask {
  const { state } = visited;
  if (isDistributedMap(state)) return mapDistributedMap(visited, context);
  const task = calledTask(visited, context);
  if (state['Type'] !== 'Task') return task;
  const credentials = state['Credentials'];
  // With credentials the call is made by the other role: this one only has to be allowed to become it.
  if (credentials === undefined) mapTask(task, state['Resource'], visited.path);
  else {
    const path = joinPath(visited.path, 'Credentials');
    const role = Parameter.whole(path, visited.queryLanguage, credentials).at('RoleArn');
    task.allow('sts:AssumeRole', task.textOf(role));
  }
  return task;
}

function calledTask(visited: VisitedState, context: PermissionContext): CalledTask {
  const { state, path, queryLanguage } = visited;
  const key = queryLanguage === 'JSONata' ? 'Arguments' : 'Parameters';
  const resource = state['Resource'];
  const integration = typeof resource === 'string' ? parseIntegration(resource) : undefined;
  return new CalledTask({
    action: integration && 'action' in integration ? integration.action : '',
    state: path,
    parameters: Parameter.whole(joinPath(path, key), queryLanguage, state[key]),
    isJob: integration !== undefined && 'pattern' in integration && integration.pattern === 'sync',
    context,
  });
}

function mapTask(task: CalledTask, resource: unknown, path: string): undefined {
  const unknown = (message: string) =>
    task.fail('permission-unknown-integration', joinPath(path, 'Resource'), resource, message);
  // Without a Resource it is no Task: `shapeFaults` has said so.
  if (typeof resource !== 'string') return;
  const integration = parseIntegration(resource);
  if (integration.kind === 'activity') return;
  if (integration.kind === 'lambda-arn' && hasWildcard(integration.functionArn))
    return task.fail(
      'permission-wildcard',
      joinPath(path, 'Resource'),
      resource,
      'a wildcard in the ARN of what is called',
    );
  if (integration.kind === 'lambda-arn')
    return task.allow('lambda:InvokeFunction', integration.functionArn);
  if (integration.kind === 'placeholder') return unknown('what is called is decided elsewhere');
  if (integration.kind === 'unknown') return unknown('not an integration in our table');
  const { service, action, pattern } = integration;
  if (integration.kind === 'sdk')
    return pattern === 'sync'
      ? unknown('an SDK call cannot wait for a job')
      : mapSdkCall(task, service);
  const mapper = optimizedMapper(service, action, pattern);
  if (mapper === undefined)
    return unknown('not an integration in our table, or not a pattern that it has');
  mapper(task);
}
