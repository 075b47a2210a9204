/**
 * List prices of Step Functions in us-east-1 and most other regions, in US dollars, as of 2026-11-20. Some regions cost
 * more, up to half as much again; the monthly free allowance is left out.
 *
 * Source: https://aws.amazon.com/step-functions/pricing/
 */
export const PRICES = {
  asOf: '2026-11-20',
  standardPerTransition: 0.025 / 1000,
  expressPerRequest: 1 / 1_000_000,
  /** Of the first 3.6 million GB-seconds of a month; what comes after costs less. */
  expressPerGbSecond: 0.00001667,
} as const;

/** US dollars for the billed state transitions of Standard executions. */
export function standardPriceUsd(transitions: number): number {
  return transitions * PRICES.standardPerTransition;
}

/**
 * US dollars for Express executions.
 * @param gbSeconds of all of them: durations rounded up to 100 ms, times memory rounded up to 64 MB
 * @param requests @default 1
 */
export function expressPriceUsd(gbSeconds: number, requests = 1): number {
  return requests * PRICES.expressPerRequest + gbSeconds * PRICES.expressPerGbSecond;
}
