import type { Construct } from 'constructs';
import { isDistributedMap } from '../asl/permissions/distributed-map';
import { walkStates } from '../asl/walk';
import type { Naming } from '../config/naming';
import { ServiceRole } from './service-role';

/**
 * The role that a machine runs with, trusted by Step Functions for this machine alone.
 *
 * @param definitions of all versions that may run: they share the role
 */
export function createMachineRole(
  scope: Construct,
  naming: Naming,
  definitions: readonly object[],
): ServiceRole {
  return new ServiceRole(scope, 'Role', {
    name: naming.roleName('machine'),
    service: 'states.amazonaws.com',
    description: `Execution role of the state machine ${naming.stateMachineName}`,
    trustConditions: {
      StringEquals: { 'aws:SourceAccount': naming.account },
      ArnLike: { 'aws:SourceArn': sourcesOf(naming.stateMachineArn, definitions) },
    },
  });
}

/**
 * Who takes the role on: the machine, and where it has a distributed Map its children, whose machine is `NAME/LABEL`. No
 * other machine's name can begin so: a name holds no slash.
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
function sourcesOf(arn: string, definitions: readonly object[]): string | readonly string[] {
  const hasChildren = definitions.some((definition) =>
    [...walkStates(definition)].some(({ state }) => isDistributedMap(state)),
  );
  return hasChildren ? [arn, `${arn}/*`] : arn;
}
