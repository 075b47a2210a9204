import type { JsonObject } from '../../asl/json';
import { type DerivedPermissions, derivePermissions } from '../../asl/permissions';
import type { PermissionContext } from '../../asl/permissions/context';
import { hasWildcard, type IamStatement } from '../../asl/permissions/statement';

export const PERMISSION_CONTEXT: PermissionContext = {
  partition: 'aws',
  region: 'eu-west-1',
  account: '111122223333',
  stateMachineName: 'order-dev',
};

/** An ARN in the region and account of the context above. */
export function arn(service: string, resource: string): string {
  return `arn:aws:${service}:eu-west-1:111122223333:${resource}`;
}

/** A machine of these states, in the order given. */
export function machineOf(states: Record<string, JsonObject>): JsonObject {
  return { StartAt: Object.keys(states)[0] ?? '', States: states };
}

/** A Task that calls `service:action` with static parameters. */
export function taskOf(integration: string, parameters: JsonObject = {}): JsonObject {
  return {
    Type: 'Task',
    Resource: `arn:aws:states:::${integration}`,
    Parameters: parameters,
    End: true,
  };
}

/** Permissions of a machine with one Task, `States.Call`. */
export function permissionsOf(
  integration: string,
  parameters: JsonObject = {},
  context: Partial<PermissionContext> = {},
): DerivedPermissions {
  return permissionsOfState(taskOf(integration, parameters), context);
}

/** Permissions of a machine with one state, `States.Call`. */
export function permissionsOfState(
  state: JsonObject,
  context: Partial<PermissionContext> = {},
): DerivedPermissions {
  return derivePermissions(machineOf({ Call: state }), { ...PERMISSION_CONTEXT, ...context });
}

/** A statement in one line, so that a table of cases stays a table: actions, resources, conditions. */
export function inShort({ actions, resources, conditions }: IamStatement): string {
  const when = conditions ? ` when ${JSON.stringify(conditions)}` : '';
  return `${actions.join(' ')} on ${resources.join(' ')}${when}`;
}

/** Faults as `rule path`. */
export function faultsInShort({ faults }: DerivedPermissions): string[] {
  return faults.map(({ rule, path }) => `${rule} ${path}`);
}

/** Statements whose reason does not fit: a wildcard without one, or one without a wildcard. */
export function unfitReasons(statements: readonly IamStatement[]): IamStatement[] {
  return statements.filter(
    ({ resources, reason }) => resources.some(hasWildcard) !== (reason !== undefined),
  );
}

/** The managed rule's statement, in short. */
export function rule(name: string): string {
  return `events:DescribeRule events:PutRule events:PutTargets on ${arn('events', `rule/${name}`)}`;
}

/** ARN of a role of the context's account. */
export function role(name: string): string {
  return `arn:aws:iam::111122223333:role/${name}`;
}

/** The statement that hands roles to a service, in short. */
export function pass(service: string, ...names: readonly string[]): string {
  const condition = `{"StringEquals":{"iam:PassedToService":"${service}.amazonaws.com"}}`;
  return `iam:PassRole on ${names.map(role).join(' ')} when ${condition}`;
}
