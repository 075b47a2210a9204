import { isArn } from './arn';
import type { CalledTask } from './called-task';
import type { Parameter } from './parameter';

/** True, with a fault, for an alias: IAM authorises the key behind it, which it does not name. */
export function isKeyAlias(task: CalledTask, found: Parameter, name: string): boolean {
  const isAlias = /^(?:arn:.*:)?alias\//.test(name);
  if (isAlias)
    task.fail(
      'permission-missing-resource',
      found.path,
      name,
      'an alias does not name the key that IAM authorises',
    );
  return isAlias;
}

/** Grants use of the key that a parameter names by id or ARN; nothing when it is left out. */
export function allowKeyUse(
  task: CalledTask,
  actions: readonly string[],
  found: Parameter,
): undefined {
  if (found.isAbsent) return;
  const name = task.textOf(found);
  if (name === undefined || isKeyAlias(task, found, name)) return;
  task.allow(actions, isArn(name) ? name : task.arn('kms', `key/${name}`));
}
