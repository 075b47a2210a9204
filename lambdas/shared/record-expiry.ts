/** Seconds in 90 days: as long as Step Functions keeps an execution, and with it the claim on its name. */
const RETENTION_SECONDS = 90 * 24 * 60 * 60;

/** When a row written now may be forgotten, in seconds since 1970, as DynamoDB's time to live wants it. */
export function expiryAfter(nowMs: number): number {
  return Math.floor(nowMs / 1000) + RETENTION_SECONDS;
}
