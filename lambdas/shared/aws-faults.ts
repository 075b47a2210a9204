import { nameOf } from './errors';

/** Names by which AWS services say "too much at once". */
const THROTTLING: ReadonlySet<string> = new Set([
  'ExecutionLimitExceeded',
  'KmsThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ServiceQuotaExceededException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
]);

/**
 * Names of faults that pass, or that an operator mends without touching the request: the caller should come
 * again. The KMS ones say that the key is disabled or denied.
 */
const PASSING: ReadonlySet<string> = new Set([
  'InternalServerError',
  'InternalServiceError',
  'KmsAccessDeniedException',
  'KmsInvalidStateException',
  'NetworkingError',
  'RequestTimeout',
  'RequestTimeoutException',
  'ServiceUnavailable',
  'TimeoutError',
  'TransactionConflictException',
]);

const NETWORK_CODES: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** True if an AWS service refused a call because of its rate. */
export function isThrottling(error: unknown): boolean {
  return THROTTLING.has(nameOf(error));
}

/** True if the same call may succeed later: throttling, faults of the service (5xx), of the network, of a key. */
export function isTransient(error: unknown): boolean {
  if (isThrottling(error) || PASSING.has(nameOf(error))) {
    return true;
  }
  if (typeof error !== 'object' || error === null) {
    return false;
  }
  const { $fault, code } = error as { $fault?: unknown; code?: unknown };
  return $fault === 'server' || (typeof code === 'string' && NETWORK_CODES.has(code));
}
