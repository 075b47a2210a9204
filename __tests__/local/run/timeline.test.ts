import { describe, expect, test } from '@jest/globals';
import { PLAIN } from '../../../local/run/paint';
import { Timeline } from '../../../local/run/timeline';
import { TimelineText } from '../../../local/run/timeline-text';
import { type SimulateOptions, simulate } from '../../../simulator/simulate';
import { failure, sequence } from '../../../simulator/tasks/handler';

const LAMBDA = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'arn:aws:lambda:eu-west-1:1:function:work:live' },
};
const PUBLISH = { Type: 'Task', Resource: 'arn:aws:states:::sns:publish' };

/** The timeline of a run as its lines, blanks at the ends taken away. */
async function linesOf(definition: object, options: SimulateOptions = {}): Promise<string[]> {
  const timeline = new Timeline();
  const text = new TimelineText(definition, PLAIN);
  const lines: string[] = [];
  await simulate(definition, {
    ...options,
    onEvent: (event) => lines.push(...timeline.tell(event).map((entry) => text.line(entry))),
  });
  return lines.map((line) => line.trim().replace(/ {2,}/g, '  '));
}

describe('a timeline', () => {
  test('tells what each state did, when, and where it went', async () => {
    const lines = await linesOf(
      {
        StartAt: 'Pay',
        States: {
          Pay: { ...LAMBDA, OutputPath: '$.Payload', Next: 'Rest' },
          Rest: { Type: 'Wait', Seconds: 90, Next: 'Which' },
          Which: {
            Type: 'Choice',
            Choices: [{ Variable: '$.id', NumericEquals: 1, Next: 'Shape' }],
            Default: 'Bad',
          },
          Shape: { Type: 'Pass', Next: 'Good' },
          Good: { Type: 'Succeed' },
          Bad: { Type: 'Fail' },
        },
      },
      { tasks: { Pay: { id: 1 } } },
    );

    expect(lines).toEqual([
      '0.000 s  Pay  lambda:invoke work → {"id":1}',
      '1 min 30 s  Rest  waited 1 min 30 s',
      '1 min 30 s  Which  chose Shape',
      '1 min 30 s  Shape  Pass',
      '1 min 30 s  Good  Succeed',
    ]);
  });

  test('tells each attempt, how long it waited, and what caught the last one', async () => {
    const lines = await linesOf(
      {
        StartAt: 'Pay',
        States: {
          Pay: {
            ...PUBLISH,
            Retry: [{ ErrorEquals: ['Slow'], IntervalSeconds: 2 }],
            Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Undo' }],
            End: true,
          },
          Undo: { Type: 'Fail', Error: 'Undone' },
        },
      },
      { tasks: { Pay: sequence(failure('Slow', 'down'), failure('Gone')) } },
    );

    expect(lines).toEqual([
      '0.000 s  Pay  sns:publish failed: Slow: down',
      '2.000 s  Pay  attempt 2, 2.000 s later: sns:publish failed: Gone',
      '2.000 s  Pay  caught, goes on at Undo',
      '2.000 s  Undo  Fail',
    ]);
  });

  test('shows what a function said, not the JSON around it', async () => {
    const fails = (): never => {
      throw Object.assign(new Error('no "funds"'), { name: 'Declined' });
    };

    const [line] = await linesOf(
      { StartAt: 'Pay', States: { Pay: { ...LAMBDA, End: true } } },
      { tasks: { Pay: fails } },
    );

    expect(line).toBe('0.000 s  Pay  lambda:invoke work failed: Declined: no "funds"');
  });

  test('sets items of a Map and branches of a Parallel apart, one inside the other too', async () => {
    const map = {
      Type: 'Map',
      MaxConcurrency: 1,
      ItemProcessor: { StartAt: 'Each', States: { Each: { ...PUBLISH, End: true } } },
      End: true,
    };
    const lines = await linesOf(
      {
        StartAt: 'Both',
        States: {
          Both: {
            Type: 'Parallel',
            Branches: [
              { StartAt: 'Items', States: { Items: map } },
              { StartAt: 'Other', States: { Other: { Type: 'Pass', End: true } } },
            ],
            Next: 'After',
          },
          After: { Type: 'Pass', End: true },
        },
      },
      { input: [1, 2], tasks: { Each: {} } },
    );

    expect(lines.sort()).toEqual(
      [
        '0.000 s  Both  Parallel',
        '0.000 s  branch 0 Items  Map of 2 items',
        '0.000 s  branch 1 Other  Pass',
        '0.000 s  item 0 Each  sns:publish',
        '0.000 s  item 1 Each  sns:publish',
        '0.000 s  After  Pass',
      ].sort(),
    );
  });

  test('tells of a Map that fails, and finds its way out of it', async () => {
    const lines = await linesOf(
      {
        StartAt: 'Items',
        States: {
          Items: {
            Type: 'Map',
            ItemProcessor: { StartAt: 'Each', States: { Each: { ...PUBLISH, End: true } } },
            Retry: [{ ErrorEquals: ['Slow'], IntervalSeconds: 1, MaxAttempts: 1 }],
            Catch: [{ ErrorEquals: ['States.ALL'], Next: 'After' }],
            End: true,
          },
          After: { Type: 'Pass', End: true },
        },
      },
      { input: [1], tasks: { Each: failure('Slow') } },
    );

    expect(lines).toEqual([
      '0.000 s  Items  Map of 1 item',
      '0.000 s  item 0 Each  sns:publish failed: Slow',
      '0.000 s  Items  Map failed',
      '1.000 s  Items  attempt 2, 1.000 s later: Map of 1 item',
      '1.000 s  item 0 Each  sns:publish failed: Slow',
      '1.000 s  Items  Map failed',
      '1.000 s  Items  caught, goes on at After',
      '1.000 s  After  Pass',
    ]);
  });

  test('tells of a distributed Map, whose items have histories of their own', async () => {
    const items = (fields: object) => ({
      StartAt: 'Items',
      States: {
        Items: {
          Type: 'Map',
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            StartAt: 'Each',
            States: { Each: { ...PUBLISH, End: true } },
          },
          ...fields,
          End: true,
        },
      },
    });

    const done = await linesOf(items({}), { input: [1, 2], tasks: { Each: {} } });
    const failed = await linesOf(items({}), { input: [1], tasks: { Each: failure('Slow') } });

    expect(done).toEqual([
      '0.000 s  Items  Map of 2 items',
      '0.000 s  Items  every item is an execution of its own',
    ]);
    expect(failed).toContain(
      '0.000 s  Items  failed: States.ExceedToleratedFailureThreshold: The specified tolerated failure threshold was exceeded',
    );
  });

  test('tells of an expression that fails', async () => {
    const pay = { ...PUBLISH, Parameters: undefined, Arguments: '{% $lost %}', End: true };

    const [line] = await linesOf(
      { QueryLanguage: 'JSONata', StartAt: 'Pay', States: { Pay: pay } },
      { tasks: { Pay: {} } },
    );

    expect(line).toContain('Pay  failed: States.QueryEvaluationError: An error occurred while');
    expect(line).toContain("The JSONata expression '$lost' specified for the field 'Arguments'");
  });

  test('tells of plain functions and activities by their names, and of an error without one', async () => {
    const lines = await linesOf(
      {
        StartAt: 'Pay',
        States: {
          Pay: {
            Type: 'Task',
            Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:work',
            Next: 'Call',
          },
          Call: { ...LAMBDA, Parameters: { Payload: {} }, Next: 'Work' },
          Work: {
            Type: 'Task',
            Resource: 'arn:aws:states:eu-west-1:123456789012:activity:dig',
            Next: 'Ask',
          },
          Ask: { ...PUBLISH, Resource: `${PUBLISH.Resource}.waitForTaskToken`, End: true },
        },
      },
      {
        tasks: {
          Pay: 5,
          Call: {},
          Work: null,
          Ask: (_input, call) => call.sendTaskFailure(),
        },
      },
    );

    expect(lines).toEqual([
      '0.000 s  Pay  function work → 5',
      '0.000 s  Call  lambda:invoke',
      '0.000 s  Work  activity dig → null',
      '0.000 s  Ask  sns:publish.waitForTaskToken: sent, waits for its end',
      '0.000 s  Ask  sns:publish.waitForTaskToken failed: without an error',
    ]);
  });

  test('tells when a callback task was sent, and when it was answered', async () => {
    const lines = await linesOf(
      {
        StartAt: 'Ask',
        States: {
          Ask: { ...PUBLISH, Resource: `${PUBLISH.Resource}.waitForTaskToken`, End: true },
        },
      },
      { tasks: { Ask: (_input, call) => call.sendTaskSuccess({ ok: true }, 3000) } },
    );

    expect(lines).toEqual([
      '0.000 s  Ask  sns:publish.waitForTaskToken: sent, waits for its end',
      '3.000 s  Ask  sns:publish.waitForTaskToken → {"ok":true}',
    ]);
  });

  test('shortens long answers and causes, and neutralises what a terminal would act on', async () => {
    const lines = await linesOf(
      {
        StartAt: 'A\u001b[2J',
        States: {
          'A\u001b[2J': { ...PUBLISH, Next: 'B' },
          B: { ...PUBLISH, End: true },
        },
      },
      {
        tasks: {
          'A\u001b[2J': { text: 'x'.repeat(100) },
          B: failure('E', `\u001b]0;title\u0007${'y'.repeat(500)}`),
        },
      },
    );

    expect(lines[0]).toContain('A\\u001b[2J  sns:publish → {"text":"xxx');
    expect(lines[1]).toContain('failed: E: \\u001b]0;title\\u0007yyy');
    expect(lines.every((line) => line.length < 260 && line.endsWith('…'))).toBe(true);
  });

  test('puts what happened before the execution at its start', () => {
    const timeline = new Timeline();
    const effect = { atMs: 5000, afterEvent: 0, by: 'API', says: 'answered 202' };

    const line = new TimelineText({}, PLAIN).effect(effect, timeline.sinceStart(effect.atMs));

    expect(line.trim()).toBe('0.000 s      API: answered 202');
  });
});
