import type { CalledTask } from './called-task';
import { own } from './optimized';
import { passRoles } from './passed-roles';

/** The service that gets the roles of its calls, by SDK service. */
const PRINCIPALS: Readonly<Record<string, string>> = {
  cloudformation: 'cloudformation.amazonaws.com',
  firehose: 'firehose.amazonaws.com',
  lambda: 'lambda.amazonaws.com',
};

/** Services whose calls describe a role or assume it, and hand none on. */
const WITHOUT_PASSING: ReadonlySet<string> = new Set(['iam', 'sts']);

/** Lets the machine hand on the roles of an SDK call that has no mapper of its own. */
export function passSdkRoles(task: CalledTask, service: string): undefined {
  if (!WITHOUT_PASSING.has(service)) passRoles(task, own(PRINCIPALS, service));
}
