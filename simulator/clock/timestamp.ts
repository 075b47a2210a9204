/**
 * A moment as the service writes it: ISO 8601, without a fraction when that is zero.
 *
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 * @param timeMs milliseconds since the epoch
 */
export function timestamp(timeMs: number): string {
  return new Date(timeMs).toISOString().replace('.000Z', 'Z');
}
