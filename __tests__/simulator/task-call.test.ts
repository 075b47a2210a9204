import { describe, expect, test } from '@jest/globals';
import { simulate } from '../../simulator/simulate';
import type { TaskCall } from '../../simulator/tasks/task-call';

const machine = (fields: object): object => ({
  StartAt: 'Ask',
  States: { Ask: { Type: 'Task', End: true, ...fields } },
});
const asking = (fields: object = {}): object =>
  machine({ Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', ...fields });

describe('what a handler is told of its call', () => {
  test('names the execution and the moment', async () => {
    const calls: TaskCall[] = [];
    await simulate(machine({ Resource: 'arn:aws:states:::sns:publish' }), {
      tasks: {
        Ask: (_input: object, call: TaskCall) => {
          calls.push(call);
        },
      },
    });

    expect(calls[0]).toMatchObject({
      stateName: 'Ask',
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
    const result = await simulate(asking(), {
      tasks: {
        Ask: (_input: object, call: TaskCall) => call.sendTaskSuccess({ yes: true }, delayMs),
      },
    });

    expect(result).toMatchObject({ output: { yes: true }, elapsedMs: delayMs });
  });

  test('fails its task', async () => {
    const result = await simulate(asking(), {
      tasks: {
        Ask: (_input: object, call: TaskCall) => call.sendTaskFailure('Refused', 'no money', 10),
      },
    });

    expect(result).toMatchObject({ status: 'FAILED', error: 'Refused', cause: 'no money' });
  });

  test('keeps its task alive by heartbeats, and no longer', async () => {
    const result = await simulate(asking({ HeartbeatSeconds: 10, TimeoutSeconds: 100 }), {
      tasks: {
        Ask: (_input: object, call: TaskCall) => {
          call.sendTaskHeartbeat(8000);
          call.sendTaskHeartbeat(16_000);
        },
      },
    });

    expect(result).toMatchObject({ error: 'States.Timeout', elapsedMs: 26_000 });
  });

  test('is not heard when its task has timed out before', async () => {
    const definition = {
      StartAt: 'Ask',
      States: {
        Ask: {
          ...{ Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken' },
          TimeoutSeconds: 1,
          Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Rest' }],
          Next: 'Rest',
        },
        Rest: { Type: 'Wait', Seconds: 9, End: true },
      },
    };
    const result = await simulate(definition, {
      tasks: { Ask: (_input: object, call: TaskCall) => call.sendTaskSuccess('late', 5000) },
    });

    expect(result).toMatchObject({ status: 'SUCCEEDED', elapsedMs: 10_000 });
    expect(result.output).toMatchObject({ Error: 'States.Timeout' });
  });

  test('is a fault of the script where the task waits for no token', async () => {
    const run = simulate(machine({ Resource: 'arn:aws:states:::sns:publish' }), {
      tasks: { Ask: (_input: object, call: TaskCall) => call.sendTaskSuccess('yes') },
    });

    const told = await run.catch((reason: unknown) => ({ cause: String(reason) }));
    expect(told.cause).toContain("state 'Ask' waits for no token");
  });
});
