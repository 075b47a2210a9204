import * as z from 'zod';
import type { Demand } from './demand';

const provider = z.strictObject({
  /** Base URL of the provider's API, without a slash at the end. */
  url: z.url().refine((url) => !url.endsWith('/'), 'must not end in a slash'),
  /** Name of the secret `{ apiKey, requestSigningSecret }`; its value never passes through Terraform. */
  secretName: z.string().regex(/^[\w/+=.@-]{1,512}$/, 'must be a secret name'),
});

/** What the saga workflow is configured with. */
export const sagaSchema = z.strictObject({
  providers: z.strictObject({
    flight: provider,
    hotel: provider,
    car: provider,
    payment: provider,
    /** Takes payments while the other cannot. */
    'fallback-payment': provider,
  }),
  /** Hours that providers are asked to hold what is not confirmed. */
  holdHours: z.int().min(1).max(72),
  breaker: z.strictObject({
    /** Failed payments in a row after which the payment provider is left out. */
    failureThreshold: z.int().min(1).max(1_000),
    /** Seconds that it is left out. */
    openSeconds: z.int().min(1).max(3_600),
  }),
});

/** Hours; the longest that reservations, payment and confirmations try, rounded up. */
const LONGEST_BOOKING_HOURS = 6;

/** Checks what the schema cannot. */
export function demandOfSaga(
  saga: z.infer<typeof sagaSchema>,
  isLocal: boolean,
  demand: Demand,
): void {
  for (const [name, { url }] of Object.entries(saga.providers)) {
    demand(
      isLocal || url.startsWith('https://'),
      `saga.providers.${name}.url`,
      url,
      'must be https: it carries keys and money',
    );
  }
  demand(
    saga.holdHours >= LONGEST_BOOKING_HOURS,
    'saga.holdHours',
    saga.holdHours,
    `must be at least ${LONGEST_BOOKING_HOURS}: a hold that ends earlier may be gone before it is confirmed`,
  );
}
