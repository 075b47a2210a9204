import { isTransient } from '../shared/aws-faults';
import { nameOf } from '../shared/errors';
import { unavailable } from './provider-http';

/**
 * Runs a step of a payment. A passing fault of an AWS service is thrown as PaymentProviderUnavailable: it
 * means the same to the workflow (nothing is decided, ask again), which then needs no list of the SDK's names.
 */
export async function retryable<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw isTransient(error) ? unavailable(`a service did not answer: ${nameOf(error)}`) : error;
  }
}
