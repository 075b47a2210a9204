import type { Fault } from './fault';
import { parseIntegration } from './integration';
import { joinPath } from './path';
import { CalledTask } from './permissions/called-task';
import type { PermissionContext } from './permissions/context';
import { isDistributedMap, mapDistributedMap } from './permissions/distributed-map';
import { DENY_ALL, dataKeyClaims, featureClaims } from './permissions/features';
import { mergeClaims } from './permissions/merge';
import { optimizedMapper, own } from './permissions/optimized';
import { Parameter } from './permissions/parameter';
import { mapSdkCall } from './permissions/sdk';
import { isTooDeep, shapeFaults, TOO_DEEP } from './permissions/shape';
import { type Claim, hasWildcard, type IamStatement } from './permissions/statement';
import { answerState } from './permissions/supplied';
import { type VisitedState, walkStates } from './walk';

export type { PermissionContext } from './permissions/context';

/** The execution role of a machine, and what has to be answered before it is whole. */
export interface DerivedPermissions {
  /** In canonical order: the same definition always gives the same statements. */
  readonly statements: readonly IamStatement[];
  /** What could not be derived, in the order of the definition. */
  readonly faults: readonly Fault[];
}

/**
 * What a machine's execution role must allow, read from its definition: every Task and distributed Map at any
 * depth, in both query languages, and the machine's own features. Whatever cannot be read (a resource known
 * only at run time, an integration that is not known) is a fault, never a gap; the author answers it with
 * `context.supplied`. The definition may be anything: it is not changed and nothing is thrown; what is no machine
 * is a fault (`permission-definition`). Everything is denied only to a machine that calls nothing but activities.
 */
export function derivePermissions(
  definition: object,
  context: PermissionContext,
): DerivedPermissions {
  if (isTooDeep(definition)) return { statements: [], faults: [TOO_DEEP] };
  const supplied = context.supplied ?? {};
  const claims: Claim[] = [];
  const faults: Fault[] = shapeFaults(definition);
  let isCalling = false;
  const unused = new Set(Object.keys(supplied));
  for (const visited of walkStates(definition)) {
    unused.delete(visited.path);
    isCalling ||= isCall(visited);
    const answered = answerState(deriveState(visited, context), own(supplied, visited.path));
    claims.push(...answered.claims);
    faults.push(...answered.faults);
  }
  for (const path of unused) faults.push(unusedStatement(path));
  const dataKeys = dataKeyClaims(context, claims);
  claims.push(...dataKeys, ...featureClaims(context, dataKeys));
  // A call outside IAM, or without a signature, needs no statement, and a Deny would be wrong about it.
  if (claims.length === 0 && !isCalling && !faults.some(({ severity }) => severity === 'error'))
    claims.push(DENY_ALL);
  return { statements: mergeClaims(claims), faults };
}

/** True for a state that calls something other than an activity. */
function isCall({ state }: VisitedState): boolean {
  if (state['Type'] !== 'Task') return isDistributedMap(state);
  const resource = state['Resource'];
  return typeof resource !== 'string' || parseIntegration(resource).kind !== 'activity';
}

function deriveState(visited: VisitedState, context: PermissionContext): CalledTask {
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

function unusedStatement(path: string): Fault {
  return {
    rule: 'permission-unused-statement',
    severity: 'error',
    path,
    message: 'a statement is supplied for a state that does not exist',
    fix: 'name the state by its whole path, such as States.Load, or drop the statement',
  };
}
