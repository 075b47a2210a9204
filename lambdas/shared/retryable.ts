import { isTransient } from './aws-faults';
import { errorNamed, nameOf } from './errors';

/**
 * Runs a step that calls AWS services. A fault of them that passes is thrown under a name of the workflow's own,
 * which it retries without a list of the SDK's names; every other error is thrown as it is.
 */
export async function retryable<T>(errorName: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw isTransient(error)
      ? errorNamed(errorName, `an AWS service did not answer: ${nameOf(error)}`)
      : error;
  }
}
