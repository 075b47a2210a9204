import * as z from 'zod/mini';

/** An id that is also an execution's name, hence these characters; AWS would allow 80 of them. */
export const executionNameSchema = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 of A-Z, a-z, 0-9, _ and -'));
