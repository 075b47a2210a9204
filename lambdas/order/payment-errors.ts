import { ORDER_ERRORS, PASSING_PAYMENT_ERRORS } from '../../workflows/order-errors';
import { errorNamed, nameOf } from '../shared/errors';
import { retryable } from '../shared/retryable';

const PASSING: ReadonlySet<string> = new Set(PASSING_PAYMENT_ERRORS);

/** The provider's fault, and one that passes: the workflow asks again, under the same idempotency key. */
export function providerUnavailable(message: string): Error {
  return errorNamed(ORDER_ERRORS.paymentProviderUnavailable, message);
}

/** A fault of ours, which asking again would not mend. */
export function rejected(message: string): Error {
  return errorNamed(ORDER_ERRORS.paymentRequestRejected, message);
}

/** More rounds were lost to other writers than there can be. */
export function contended(orderId: string): Error {
  return errorNamed(ORDER_ERRORS.paymentContended, `payment of order ${orderId} kept changing`);
}

/** Runs a step of a payment; a passing fault of an AWS service is thrown as AwsServiceUnavailable. */
export function paymentStep<T>(step: () => Promise<T>): Promise<T> {
  return retryable(ORDER_ERRORS.awsServiceUnavailable, step);
}

/** True if the step that threw this may be asked for again. */
export function isPassing(error: unknown): boolean {
  return PASSING.has(nameOf(error));
}
