import { describe, expect, test } from '@jest/globals';
import { DefinitionError } from '../../simulator/compile';
import { MissingTaskError } from '../../simulator/missing-tasks';
import { simulate } from '../../simulator/simulate';
import { failure, sequence, taking } from '../../simulator/tasks/handler';
import type { TaskCall } from '../../simulator/tasks/task-call';

const publish = { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', End: true };
const one = (state: object): object => ({ StartAt: 'Only', States: { Only: state } });

const cycle = (): object => {
  const round: { self?: object } = {};
  round.self = round;
  return round;
};

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
    [
      '{"StartAt":"A","States":{"A":{"Type":"Choice","Choices":{}}}}',
      'States.A.Choices is {}; allowed: a list of rules',
    ],
    [
      '{"StartAt":"A","States":{"A":{"Type":"Choice","Choices":[5],"Default":"A"}}}',
      'States.A.Choices[0].Next is null; allowed: the name of a state',
    ],
    [
      '{"StartAt":"A","States":{"A":{"Type":"Choice","Choices":[{"Variable":"$","Is":1,"Next":"A"}]}}}',
      'a choice rule without an operator',
    ],
    [
      '{"StartAt":"A","States":{"A":{"Type":"Pass","Catch":[{}],"End":true}}}',
      'States.A.Catch[0].Next is null',
    ],
    [
      '{"StartAt":"A","States":{"A":{"Type":"Pass","QueryLanguage":"jq","End":true}}}',
      'States.A.QueryLanguage is "jq"; allowed: JSONPath, JSONata',
    ],
    [
      '{"StartAt":"A","States":{"A":{"Type":"Pass","Assign":[1],"End":true}}}',
      'States.A: Assign is [1]; allowed: an object',
    ],
    ['{"StartAt":"A","States":{"A":5}}', 'States.A is 5; allowed: a state'],
    ['{"StartAt":"A","States":{"A":{"Type":"Task","End":true}}}', 'Resource is undefined'],
    [
      '{"StartAt":"A","States":{"A":{"Type":"Pass","InputPath":5,"End":true}}}',
      'InputPath is 5; allowed: a path or null',
    ],
    [
      '{"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"a.$":"States.ArrayLength()"},"End":true}}}',
      'States.ArrayLength takes 1 to 1 arguments, got 0',
    ],
    [
      `{"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"a.$":"${'States.Array('.repeat(11)}${')'.repeat(11)}"},"End":true}}}`,
      'functions nested 11 deep; allowed: 10',
    ],
    [
      '{"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Choice","Choices":[{"Condition":"true","Next":"A"}]}}}',
      'Choices[0]/Condition is "true"; allowed: {% an expression %}',
    ],
  ])('refuses %s', async (definition, message) => {
    const run = simulate(definition);

    await expect(run).rejects.toThrow(DefinitionError);
    await expect(run).rejects.toThrow(message);
  });

  test.each([
    [null, 'the definition is null'],
    [() => 1, 'the definition is null'],
  ])('refuses what is no definition at all: %p', async (definition, message) => {
    const run = simulate(definition as unknown as object);

    await expect(run).rejects.toThrow(message);
  });

  test.each(['tomorrow', Number.NaN])('refuses to begin at %p', async (startTime) => {
    const run = simulate(one({ Type: 'Succeed' }), { startTime });

    await expect(run).rejects.toThrow(
      `startTime is ${startTime}; allowed: ISO text or milliseconds`,
    );
  });

  test('refuses a sequence of nothing', () => {
    expect(() => sequence()).toThrow('a sequence of no outcomes; allowed: one or more');
  });

  test.each([
    ['nothing', undefined, null],
    ['a date', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['numbers that JSON lacks', { n: Number.NaN, l: [1, Infinity] }, { n: null, l: [1, null] }],
  ])('takes %s from a task as JSON has it', async (_what, returned, output) => {
    const result = await simulate(one(publish), { tasks: { Only: () => returned } });

    expect(result.output).toEqual(output);
  });

  test.each([
    ['a big integer', { n: 1n }, 'TypeError'],
    ['a cycle', cycle(), 'TypeError'],
  ])('fails a task that returns %s', async (_what, value, error) => {
    const result = await simulate(one(publish), { tasks: { Only: () => value } });

    expect(result).toMatchObject({ status: 'FAILED', error });
  });

  test.each([
    [null, 'null'],
    ['words', 'string'],
  ])('fails a task that throws %p, which is no error', async (value, error) => {
    const Only = (): never => {
      throw value;
    };

    const result = await simulate(one(publish), { tasks: { Only } });

    expect(result).toMatchObject({ status: 'FAILED', error, cause: String(value) });
  });

  test('runs a Parallel of two thousand branches', async () => {
    const branch = { StartAt: 'B', States: { B: { Type: 'Wait', Seconds: 1, End: true } } };
    const Branches = Array.from({ length: 2_000 }, () => branch);

    const { output, elapsedMs } = await simulate(one({ Type: 'Parallel', Branches, End: true }), {
      input: 1,
    });

    expect(output).toEqual(Branches.map(() => 1));
    expect(elapsedMs).toBe(1_000);
  });

  test('does not move time when the work before it has woken a task', async () => {
    const resource = 'arn:aws:states:::sqs:sendMessage.waitForTaskToken';
    const answers: (() => void)[] = [];

    const result = await simulate(one({ ...publish, Resource: resource, HeartbeatSeconds: 1 }), {
      tasks: { Only: (_input, call) => answers.push(() => call.sendTaskSuccess('awake')) },
      beforeTimeMoves: () => answers.pop()?.(),
    });

    expect(result).toMatchObject({ output: 'awake', elapsedMs: 0 });
  });

  test('is not told the end of a callback that is still being sent when another branch fails', async () => {
    const resource = 'arn:aws:states:::sqs:sendMessage.waitForTaskToken';
    const branches = [
      { StartAt: 'Ask', States: { Ask: { ...publish, Resource: resource } } },
      { StartAt: 'Break', States: { Break: publish } },
    ];
    const Break = async (): Promise<never> => {
      throw new RangeError('first');
    };
    const definition = one({ Type: 'Parallel', Branches: branches, End: true });

    const { error, history } = await simulate(definition, {
      tasks: { Ask: taking(60_000, 'sent'), Break },
    });

    expect(error).toBe('RangeError');
    expect(history.map(({ type }) => type)).not.toContain('TaskSubmitted');
  });

  test('calls a service that it does not know by its whole resource', async () => {
    const Resource = 'arn:aws:states:::mystery';

    const { history } = await simulate(one({ ...publish, Resource }), { tasks: { Only: 1 } });

    expect(history[2]?.['taskScheduledEventDetails']).toMatchObject({
      resource: Resource,
      resourceType: 'unknown',
    });
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

  test('bills an Express execution that failed without an output', async () => {
    const result = await simulate(one({ Type: 'Fail' }), { type: 'EXPRESS' });

    expect(result.billing).toMatchObject({ type: 'EXPRESS', durationMs: 100, memoryMb: 64 });
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
