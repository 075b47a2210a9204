import type { CalledTask } from './called-task';
import type { Parameter } from './parameter';
import { supplyFix } from './supply-fix';

/** Reason of a star that stands for an id which exists only at run time. */
export function runtimeId(what: string): { readonly reason: string } {
  return { reason: `the id of ${what} is given at run time` };
}

/**
 * Statement for the rule that Step Functions keeps in EventBridge to hear of a job's end. The names are its
 * own and not regular (`GetEvent`, `GetEvents`).
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
 */
export function managedRule(task: CalledTask, name: string): undefined {
  task.allow(
    ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
    task.arn('events', `rule/${name}`),
  );
}

/**
 * Lets the machine hand a role to a service, and to no other.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 * @param service for example `glue.amazonaws.com`
 * @param keys the parameter that holds the role's ARN, or its name
 */
export function passRole(task: CalledTask, service: string, ...keys: readonly string[]): undefined {
  passFoundRole(task, service, task.find(...keys));
}

/** The same for a parameter found already. */
export function passFoundRole(task: CalledTask, service: string, found: Parameter): undefined {
  const role = task.textOf(found);
  if (role === undefined) return;
  const { partition, account } = task.context;
  const isName = !role.includes(':') && !role.startsWith('${');
  task.allow('iam:PassRole', isName ? `arn:${partition}:iam::${account}:role/${role}` : role, {
    conditions: { StringEquals: { 'iam:PassedToService': service } },
  });
}

/** The same where the parameter may be left out. */
export function passRoleIfGiven(
  task: CalledTask,
  service: string,
  ...keys: readonly string[]
): undefined {
  if (!task.find(...keys).isAbsent) passRole(task, service, ...keys);
}

/** A role is passed that the definition does not name. Answered by an extending statement of iam:PassRole. */
export function unknownPassedRole(task: CalledTask, path: string, message: string): undefined {
  task.fail(
    'permission-passrole',
    path,
    undefined,
    message,
    supplyFix(task.state, 'the iam:PassRole statement', ' with extend: true'),
  );
}
