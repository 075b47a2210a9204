import * as z from 'zod/mini';
import { errorNamed } from './errors';
import { describeIssues } from './issues';

/**
 * A row as the code expects it, checked because it steers money: a row that something else wrote or spoiled
 * must stop the handler, not be half understood. Unknown attributes are left out.
 * @throws CorruptRecord naming table, key and attributes, never values
 */
export function readRow<T>(
  schema: z.core.$ZodType<T>,
  row: unknown,
  place: { readonly table: string; readonly key: string },
): T {
  const parsed = z.safeParse(schema, row);
  if (!parsed.success) {
    const issues = describeIssues(parsed.error).join('; ');
    throw errorNamed('CorruptRecord', `row ${place.key} of ${place.table} is malformed: ${issues}`);
  }
  return parsed.data;
}
