import * as z from 'zod';
import type { LocalSample } from './local-workflow';

const schema = z.strictObject({
  input: z.json(),
  expect: z.strictObject({
    status: z.enum(['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED']),
    error: z.string().optional(),
  }),
});

/**
 * A sample out of `samples/`.
 * @throws Error naming the sample and what is wrong with it
 */
export function readSample(name: string, content: unknown): LocalSample {
  const { data, error } = schema.safeParse(content);
  if (data === undefined) throw new Error(`sample ${name}: ${z.prettifyError(error)}`);
  const { input, expect } = data;
  return {
    input,
    expect: {
      status: expect.status,
      ...(expect.error === undefined ? {} : { error: expect.error }),
    },
  };
}
