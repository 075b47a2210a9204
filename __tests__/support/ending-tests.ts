import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../asl/json';
import type { Answers, RecordedRun } from './recorded-run';

/** An execution in which something is broken. */
export interface EndingCase<Task extends string> {
  readonly when: string;
  /** What fails for good; everything else is well. */
  readonly tasks: Partial<Answers<Task>>;
  /** The error that the execution ends with. @default it succeeds */
  readonly error?: string | undefined;
  /** The cause of that, read as JSON. @default any */
  readonly cause?: Json;
  /** The last state. @default any */
  readonly end?: string;
  /** The Tasks that reach their service, each when it does so first. */
  readonly called: readonly Task[];
}

/** A test for each case: the execution ends as it should, and by no other calls. */
export function describeEndings<Task extends string>(
  what: string,
  run: (tasks: Partial<Answers<Task>>) => Promise<RecordedRun>,
  cases: readonly EndingCase<Task>[],
): void {
  describe(what, () => {
    test.each(cases)('$when', async ({ tasks, error, cause, end, called }) => {
      const ended = await run(tasks);

      expect([ended.status, ended.error]).toEqual([error ? 'FAILED' : 'SUCCEEDED', error]);
      expect([...new Set(ended.called)]).toEqual(called);
      if (cause !== undefined) expect(JSON.parse(ended.cause ?? '')).toEqual(cause);
      if (end !== undefined) expect(ended.entered.at(-1)).toBe(end);
    });
  });
}
