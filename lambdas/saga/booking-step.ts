import * as z from 'zod/mini';
import type { BookingStep } from '../../workflows/saga-parts';
import { executionNameSchema } from '../shared/execution-name';

/** Key of a step's row. */
export interface StepKey {
  readonly bookingId: string;
  readonly step: BookingStep;
}

/** Names a booking, and its execution. */
export const bookingIdSchema = executionNameSchema;

/** Seconds since 1970, as DynamoDB's time to live wants them. */
export const expiresAtSchema = z.int().check(z.minimum(1));
