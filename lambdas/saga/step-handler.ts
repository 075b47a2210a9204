import * as z from 'zod/mini';
import { SAGA_ERRORS } from '../../workflows/saga-errors';
import { describeIssues } from '../shared/issues';
import { retryable } from '../shared/retryable';
import { rejected } from './step-errors';

/**
 * A handler of one kind of call: checks its event and runs the call.
 * @throws ProviderRequestRejected on a malformed event, AwsServiceUnavailable on a passing fault of an AWS service; else
 *   what the call throws
 */
export function makeStepHandler<Event, Result>(
  schema: z.ZodMiniType<Event>,
  call: (event: Event) => Promise<Result>,
) {
  return async (event: unknown): Promise<Result> => {
    const parsed = z.safeParse(schema, event);
    if (!parsed.success) {
      throw rejected(`event is malformed: ${describeIssues(parsed.error).join('; ')}`);
    }
    return retryable(SAGA_ERRORS.awsServiceUnavailable, () => call(parsed.data));
  };
}
