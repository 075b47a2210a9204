import { requireEnv } from '../shared/environment';
import { personIdSchema } from './expense-schema';

/**
 * Who may approve, in the order in which they are asked, from `APPROVER_IDS` (ids with commas between them).
 * @throws Error if the variable is missing or holds something that is no id
 */
export function approverIdsFromEnv(): readonly string[] {
  const ids = requireEnv('APPROVER_IDS').split(',');
  for (const id of ids) {
    if (!personIdSchema.safeParse(id).success) {
      throw new Error(`environment variable APPROVER_IDS names '${id}'; allowed: ids such as ann`);
    }
  }
  return ids;
}
