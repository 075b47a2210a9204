import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../asl/json';
import type { BrokenInvariant } from '../../local/local-workflow';
import type { Session, SessionOptions } from '../../local/world/session';
import type { Execution } from '../../simulator/execution';
import { NO_OBJECTS } from '../support/bad-input';

/** Executions on one engine, started as they are told. */
interface Started {
  readonly session: Session;
  start(executionName: string, input: Json): Execution;
  finish(): Promise<void>;
  brokenInvariants(): Promise<readonly BrokenInvariant[]>;
}

/** How a workflow refuses what it cannot read. */
interface Refusal {
  /** Its first Task. */
  readonly first: string;
  /** The Task that has the last effect. */
  readonly last: string;
  readonly error: string;
}

/** Tests that an execution ends as it should, and leaves nothing open, whatever JSON it is started with. */
export function describeNoObjects(
  begin: (options: SessionOptions) => Started,
  { first, last, error }: Refusal,
): void {
  let executions = 0;

  const ended = async (input: Json, faults: SessionOptions['faults'] = []) => {
    const started = begin({ faults });
    executions += 1;
    const execution = started.start(`no-object-${executions}`, input);
    await started.finish();
    expect(await started.brokenInvariants()).toEqual([]);
    return {
      status: execution.status,
      error: execution.error,
      last: started.session.effects.at(-1)?.by,
    };
  };

  describe('an input that is no object', () => {
    test.each(NO_OBJECTS)('is refused, and leaves nothing open: $json', async ({ value }) => {
      expect(await ended(value)).toEqual({ status: 'FAILED', error, last });
    });

    test.each(
      NO_OBJECTS.flatMap((input) =>
        (['before', 'after'] as const).map((when) => ({ ...input, when })),
      ),
    )(`leaves nothing open when ${first} fails $when its effect: $json`, async (one) => {
      const fault = { state: first, attempt: 'every', error: 'Broken', when: one.when } as const;

      expect(await ended(one.value, [fault])).toEqual({ status: 'FAILED', error: 'Broken', last });
    });
  });
}
