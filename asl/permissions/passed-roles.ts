import type { CalledTask } from './called-task';
import { passFoundRole, unknownPassedRole } from './job';
import type { Parameter } from './parameter';

/** Names of the parameters in which AWS's calls hand on a role. */
const ROLE = /(?:Role(?:Override)?(?:Arn|ARN)?s?|SnsCallerArn)$/;
/** The same, and the objects and lists that hold roles: when one is dynamic, so are they. */
const ROLE_OR_HOLDER = new RegExp(
  `${ROLE.source}|^(?:Targets|ReplicationConfiguration|\\w*(?:Source|Destination)(?:Configuration|Update))$`,
);

/**
 * Lets the machine hand every role among the parameters to a service; a role whose receiver is not known, or which
 * is known only at run time, is a fault. Only for calls whose parameters are settings: in those that carry data a
 * role would be data too.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
export function passRoles(task: CalledTask, service: string | undefined): undefined {
  // Only of services known to take roles: elsewhere Targets, for example, are load balancers' or instances.
  const dynamic = service === undefined ? ROLE : ROLE_OR_HOLDER;
  for (const role of rolesIn(task.parameters, '', dynamic)) {
    if (role.isDynamic)
      unknownPassedRole(task, role.path, 'a role that is passed is known only at run time');
    else if (service === undefined)
      unknownPassedRole(task, role.path, 'the service that the role is passed to is not derived');
    else passFoundRole(task, service, role);
  }
}

function* rolesIn(found: Parameter, name: string, dynamic: RegExp): Generator<Parameter> {
  if (found.isDynamic ? dynamic.test(name) : ROLE.test(name) && isRole(found)) yield found;
  for (const item of found.items()) yield* rolesIn(item, name, dynamic);
  for (const key of found.keys()) yield* rolesIn(found.at(key), key, dynamic);
}

/** A role is named by its ARN, or by what a template puts there; other words, such as `READER`, are roles of users. */
function isRole({ value }: Parameter): boolean {
  return typeof value === 'string' && /^arn:.+:role\/|\$\{/.test(value);
}
