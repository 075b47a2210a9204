import { describe, expect, test } from '@jest/globals';
import { simulate } from '../../simulator/simulate';
import type { TaskCall } from '../../simulator/tasks/task-call';
import { call, publish, SEND_AND_WAIT, sendAndWait } from '../support/machines';

describe('what a handler is told of its call', () => {
  test('names the execution and the moment', async () => {
    const calls: TaskCall[] = [];
    await simulate(publish(), {
      tasks: {
        Only: (_input: object, call: TaskCall) => {
          calls.push(call);
        },
      },
    });

    expect(calls[0]).toMatchObject({
      stateName: 'Only',
      attempt: 1,
      executionArn: 'arn:aws:states:us-east-1:123456789012:execution:machine:execution',
      executionName: 'execution',
      nowMs: Date.UTC(2026, 0, 1),
    });
  });
});

describe('a handler that answers its own token', () => {
  test.each([
    ['at once', 0],
    ['later', 5000],
  ])('succeeds its task %s', async (_when, delayMs) => {
    const result = await simulate(sendAndWait(), {
      tasks: {
        Only: (_input: object, call: TaskCall) => call.sendTaskSuccess({ yes: true }, delayMs),
      },
    });

    expect(result).toMatchObject({ output: { yes: true }, elapsedMs: delayMs });
  });

  test('fails its task', async () => {
    const result = await simulate(sendAndWait(), {
      tasks: {
        Only: (_input: object, call: TaskCall) => call.sendTaskFailure('Refused', 'no money', 10),
      },
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'Refused', cause: 'no money' });
  });

  test('keeps its task alive by heartbeats, and no longer', async () => {
    const result = await simulate(sendAndWait({ HeartbeatSeconds: 10, TimeoutSeconds: 100 }), {
      tasks: {
        Only: (_input: object, call: TaskCall) => {
          call.sendTaskHeartbeat(8000);
          call.sendTaskHeartbeat(16_000);
        },
      },
    });

    expect(result).toMatchObject({ error: 'States.Timeout', elapsedMs: 26_000 });
  });

  test('is not heard when its task has timed out before', async () => {
    const definition = {
      StartAt: 'Only',
      States: {
        Only: {
          ...SEND_AND_WAIT,
          TimeoutSeconds: 1,
          Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Rest' }],
          Next: 'Rest',
        },
        Rest: { Type: 'Wait', Seconds: 9, End: true },
      },
    };
    const result = await simulate(definition, {
      tasks: { Only: (_input: object, call: TaskCall) => call.sendTaskSuccess('late', 5000) },
    });

    expect(result).toMatchObject({ status: 'SUCCEEDED', elapsedMs: 10_000 });
    expect(result.output).toMatchObject({ Error: 'States.Timeout' });
  });

  test('is a fault of the script where the task waits for no token', async () => {
    const run = simulate(publish(), {
      tasks: { Only: (_input: object, call: TaskCall) => call.sendTaskSuccess('yes') },
    });

    const told = await run.catch((reason: unknown) => ({ cause: String(reason) }));
    expect(told.cause).toContain("state 'Only' waits for no token");
  });
});

const cycle = (): object => {
  const round: { self?: object } = {};
  round.self = round;
  return round;
};

describe('simulate', () => {
  test('gives tasks without a script to the runner, with their resource', async () => {
    const seen: string[] = [];

    await simulate(publish(), {
      runTask: (_input, call) => seen.push(`${call.stateName} ${call.resource} ${call.attempt}`),
    });

    expect(seen).toEqual(['Only arn:aws:states:::sns:publish 1']);
  });

  test.each([
    ['nothing', undefined, null],
    ['a date', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['numbers that JSON lacks', { n: Number.NaN, l: [1, Infinity] }, { n: null, l: [1, null] }],
  ])('takes %s from a task as JSON has it', async (_what, returned, output) => {
    const result = await simulate(publish(), { tasks: { Only: () => returned } });

    expect(result.output).toEqual(output);
  });

  test.each([
    ['a big integer', { n: 1n }, 'TypeError'],
    ['a cycle', cycle(), 'TypeError'],
  ])('fails a task that returns %s', async (_what, value, error) => {
    const result = await simulate(publish(), { tasks: { Only: () => value } });

    expect(result).toMatchObject({ status: 'FAILED', error });
  });

  test.each([
    [null, 'null'],
    ['words', 'string'],
  ])('fails a task that throws %p, which is no error', async (value, error) => {
    const Only = (): never => {
      throw value;
    };

    const result = await simulate(publish(), { tasks: { Only } });

    expect(result).toMatchObject({ status: 'FAILED', error, cause: String(value) });
  });

  test('calls a service that it does not know by its whole resource', async () => {
    const resource = 'arn:aws:states:::mystery';

    const { history } = await simulate(call(resource), { tasks: { Only: 1 } });

    expect(history[2]?.['taskScheduledEventDetails']).toMatchObject({
      resource,
      resourceType: 'unknown',
    });
  });
});
