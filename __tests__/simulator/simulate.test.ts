import { describe, expect, test } from '@jest/globals';
import { DefinitionError } from '../../simulator/compile';
import { MissingTaskError } from '../../simulator/missing-tasks';
import { simulate } from '../../simulator/simulate';
import { failure, sequence, taking } from '../../simulator/tasks/handler';
import type { TaskCall } from '../../simulator/tasks/task-call';

const publish = { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', End: true };
const one = (state: object): object => ({ StartAt: 'Only', States: { Only: state } });

describe('simulate', () => {
  test('runs a definition given as text', async () => {
    const result = await simulate(JSON.stringify(one({ Type: 'Pass', Result: 1, End: true })));

    expect(result).toMatchObject({ status: 'SUCCEEDED', output: 1, transitions: 1, elapsedMs: 0 });
  });

  test('does not change the definition or the input', async () => {
    const definition = one({
      Type: 'Pass',
      Parameters: { 'a.$': '$.a' },
      ResultPath: '$.r',
      End: true,
    });
    const input = { a: [1] };
    const before = JSON.stringify([definition, input]);

    await simulate(definition, { input });

    expect(JSON.stringify([definition, input])).toBe(before);
  });

  test('sees a change made to a definition since its last run', async () => {
    const state = { Type: 'Pass', Result: 1, End: true };
    await simulate(one(state));
    state.Result = 2;

    const { output } = await simulate(one(state));

    expect(output).toBe(2);
  });

  test('names every task that nothing stands for, before anything runs', async () => {
    const definition = {
      StartAt: 'A',
      States: {
        A: { ...publish, End: undefined, Next: 'M' },
        M: {
          Type: 'Map',
          ItemProcessor: one(publish),
          ItemReader: { Resource: 'arn:aws:states:::s3:getObject' },
          End: true,
        },
      },
    };
    let called = false;

    const run = simulate(definition, {
      tasks: {
        A: () => {
          called = true;
        },
      },
    });

    await expect(run).rejects.toThrow(MissingTaskError);
    await expect(run).rejects.toThrow(
      "no task for 'M.ItemReader' (arn:aws:states:::s3:getObject), 'Only' (arn:aws:states:::sns:publish)",
    );
    expect(called).toBe(false);
  });

  test('gives tasks without a script to the runner, with their resource', async () => {
    const seen: string[] = [];

    await simulate(one(publish), {
      runTask: (_input, call) => seen.push(`${call.stateName} ${call.resource} ${call.attempt}`),
    });

    expect(seen).toEqual(['Only arn:aws:states:::sns:publish 1']);
  });

  test('refuses an input that the service would refuse', async () => {
    const run = simulate(one({ Type: 'Pass', End: true }), { input: 'x'.repeat(262_143) });

    await expect(run).rejects.toThrow(RangeError);
  });

  test.each([
    ['null', 'the definition is null'],
    ['[]', 'the definition is []'],
    ['{', 'the definition is not JSON'],
    ['{"StartAt":"A"}', 'has States undefined'],
    ['{"StartAt":"B","States":{"A":{"Type":"Succeed"}}}', 'has StartAt "B"'],
    ['{"StartAt":"A","States":{"A":{"Type":"Nap"}}}', 'States.A.Type is "Nap"'],
    ['{"StartAt":"A","States":{"A":{"Type":"Pass"}}}', 'States.A has neither Next nor End'],
    ['{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"}}}', 'States.A.Next is "B"'],
    ['{"StartAt":"A","States":{"A":{"Type":"Pass","InputPath":"$[","End":true}}}', 'States.A: '],
    [
      '{"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"a.$":"States.Nope()"},"End":true}}}',
      "unknown intrinsic function 'States.Nope'",
    ],
    [
      '{"StartAt":"A","States":{"A":{"Type":"Pass","ResultPath":"$.a[*]","End":true}}}',
      'not a reference path',
    ],
    ['{"StartAt":"A","States":{"A":{"Type":"Wait","End":true}}}', 'has no duration'],
    ['{"StartAt":"A","States":{"A":{"Type":"Map","End":true}}}', 'has no ItemProcessor'],
    [
      '{"QueryLanguage":"jq","StartAt":"A","States":{"A":{"Type":"Succeed"}}}',
      'QueryLanguage is "jq"',
    ],
    [
      '{"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Pass","Output":"{% ( %}","End":true}}}',
      'holds the JSONata expression',
    ],
  ])('refuses %s', async (definition, message) => {
    const run = simulate(definition);

    await expect(run).rejects.toThrow(DefinitionError);
    await expect(run).rejects.toThrow(message);
  });

  test('counts a retry as a transition', async () => {
    const state = { ...publish, Retry: [{ ErrorEquals: ['States.ALL'] }] };

    const result = await simulate(one(state), {
      tasks: { Only: sequence(failure('E'), failure('E'), 1) },
    });

    expect(result.transitions).toBe(3);
    expect(result.billing).toEqual({ type: 'STANDARD', transitions: 3 });
  });

  test('bills an Express execution by duration and memory, rounded up', async () => {
    const result = await simulate(one({ Type: 'Wait', Seconds: 2, End: true }), {
      type: 'EXPRESS',
    });

    expect(result.billing).toEqual({
      type: 'EXPRESS',
      requests: 1,
      durationMs: 2000,
      memoryMb: 64,
      gbSeconds: 0.125,
    });
  });

  test('begins when it is told to', async () => {
    const { history } = await simulate(one({ Type: 'Wait', Seconds: 90, End: true }), {
      startTime: '2030-05-05T05:05:05Z',
    });

    expect(history.map(({ timestamp }) => timestamp)).toEqual([
      '2030-05-05T05:05:05.000Z',
      '2030-05-05T05:05:05.000Z',
      '2030-05-05T05:06:35.000Z',
      '2030-05-05T05:06:35.000Z',
    ]);
  });

  test('waits thirty days in no time', async () => {
    const started = performance.now();

    const { elapsedMs } = await simulate(one({ Type: 'Wait', Seconds: 2_592_000, End: true }));

    expect(elapsedMs).toBe(2_592_000_000);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test('lets real work finish before it moves time', async () => {
    const state = {
      ...publish,
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      TimeoutSeconds: 1,
    };
    let answer: Promise<void> = Promise.resolve();

    const result = await simulate(one(state), {
      tasks: {
        Only: (_input, call) => {
          answer = new Promise((resolve) => {
            setImmediate(() => {
              call.sendTaskSuccess('in time');
              resolve();
            });
          });
        },
      },
      beforeTimeMoves: () => answer,
    });

    expect(result).toMatchObject({ status: 'SUCCEEDED', output: 'in time', elapsedMs: 0 });
  });

  test('hands on what breaks outside of any state', async () => {
    const run = simulate(one({ ...publish, TimeoutSeconds: 60 }), {
      tasks: {
        Only: taking(10, (_input: object, call: TaskCall) => {
          call.after(5, () => {
            throw new SyntaxError('in a callback');
          });
        }),
      },
    });

    await expect(run).rejects.toThrow(SyntaxError);
  });
});
