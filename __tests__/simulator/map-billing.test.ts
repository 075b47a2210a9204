import { describe, expect, test } from '@jest/globals';
import { simulate } from '../../simulator/simulate';
import { failure, taking } from '../../simulator/tasks/handler';
import { innerTask, only } from '../support/machines';

/** A distributed Map whose children have one Task. */
const distributed = (type: string, fields: object = {}, child: object = innerTask()): object =>
  only({
    Type: 'Map',
    ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: type }, ...child },
    ...fields,
  });

describe('a map run bills', () => {
  test('a start and its states for each Standard child', async () => {
    const { billing } = await simulate(distributed('STANDARD'), {
      input: [1, 2],
      tasks: { In: 1 },
    });

    expect(billing).toEqual({ type: 'STANDARD', transitions: 1 + 2 * 2 });
  });

  test.each([
    [0, 100],
    [100, 100],
    [101, 200],
  ])('a start, a request and %d ms as %d for each Express child', async (latencyMs, durationMs) => {
    const { billing } = await simulate(distributed('EXPRESS'), {
      input: [1, 2],
      tasks: { In: taking(latencyMs, 1) },
    });

    expect(billing).toEqual({
      type: 'STANDARD',
      transitions: 1 + 2,
      express: {
        requests: 2,
        durationMs: 2 * durationMs,
        gbSeconds: (2 * durationMs * 64) / 1000 / 1024,
      },
    });
  });

  test('children that failed or were stopped too', async () => {
    const { billing } = await simulate(distributed('EXPRESS'), {
      input: [1, 2, 3],
      tasks: { In: failure('E') },
      faults: [{ state: 'In', item: 0, latencyMs: 5_000 }],
    });

    expect(billing).toMatchObject({ transitions: 1 + 3, express: { requests: 3 } });
  });

  test('the children of its children', async () => {
    const inner = {
      StartAt: 'Inner',
      States: {
        Inner: { ...(distributed('EXPRESS') as { States: { Only: object } }).States.Only },
      },
    };
    const { billing } = await simulate(distributed('STANDARD', {}, inner), {
      input: [[1, 2], [3]],
      tasks: { In: 1 },
    });

    // The Map; a start and a Map for each child; a start for each of theirs.
    expect(billing).toMatchObject({ transitions: 1 + 2 * 2 + 3, express: { requests: 3 } });
  });
});
