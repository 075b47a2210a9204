import * as z from 'zod/mini';
import { ETL_ERRORS } from '../../workflows/etl-errors';
import { errorNamed } from '../shared/errors';
import { describeIssues } from '../shared/issues';

/**
 * What the machine calls a step with.
 * @throws BrokenRun listing what is wrong, without the values
 */
export function readEvent<T>(schema: z.core.$ZodType<T>, event: unknown): T {
  const parsed = z.safeParse(schema, event);
  if (!parsed.success) {
    const issues = describeIssues(parsed.error).join('; ');
    throw errorNamed(ETL_ERRORS.brokenRun, `event is malformed: ${issues}`);
  }
  return parsed.data;
}
