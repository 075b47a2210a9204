import * as z from 'zod/mini';

/** The moment that a schedule was to fire, as EventBridge Scheduler writes it into its target's input. */
export const scheduledTimeSchema = z.iso
  .datetime({ offset: true })
  .check(z.regex(/^2\d{3}-/, 'must be a moment of the years 2000 to 2999'));
