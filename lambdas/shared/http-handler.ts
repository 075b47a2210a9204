import { isThrottling, isTransient } from './aws-faults';
import { HttpProblem, type HttpResponse, jsonResponse } from './http-response';
import type { Log } from './logger';

/** Seconds that a client is asked to wait; a little over what the SDK has already waited. */
const RETRY_AFTER = { 'retry-after': '2' };

/**
 * Runs a request and answers whatever it throws: a problem as itself, throttling with 429, another passing
 * fault with 503 (both with Retry-After), anything else with 500. Nothing of the error but its log line gets out.
 */
export async function answering(
  log: Log,
  work: () => Promise<HttpResponse>,
): Promise<HttpResponse> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HttpProblem) {
      return error.response;
    }
    if (isThrottling(error)) {
      log.warn('request throttled', { error });
      return jsonResponse(429, { error: 'TooManyRequests' }, RETRY_AFTER);
    }
    log.error('request failed', { error });
    return isTransient(error)
      ? jsonResponse(503, { error: 'ServiceUnavailable' }, RETRY_AFTER)
      : jsonResponse(500, { error: 'InternalError' });
  }
}
