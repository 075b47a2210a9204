import { describe, expect, test } from '@jest/globals';
import { PLAIN } from '../../../local/run/paint';
import { Timeline } from '../../../local/run/timeline';
import { TimelineText } from '../../../local/run/timeline-text';
import { failure, sequence } from '../../../simulator/tasks/handler';
import { one, PUBLISH } from '../../support/machines';
import { timelineOf } from '../../support/timeline-lines';

const LAMBDA = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'arn:aws:lambda:eu-west-1:1:function:work:live' },
};
const ASK = { ...PUBLISH, Resource: `${PUBLISH.Resource}.waitForTaskToken`, End: true };

describe('a timeline', () => {
  test('tells what each state did, when, and where it went', async () => {
    const lines = await timelineOf(
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
    const lines = await timelineOf(
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

    const [line] = await timelineOf(one('Pay', { ...LAMBDA, End: true }), {
      tasks: { Pay: fails },
    });

    expect(line).toBe('0.000 s  Pay  lambda:invoke work failed: Declined: no "funds"');
  });

  test('tells of an expression that fails', async () => {
    const pay = { ...PUBLISH, Arguments: '{% $lost %}', End: true };

    const [line] = await timelineOf(
      { QueryLanguage: 'JSONata', ...one('Pay', pay) },
      { tasks: { Pay: {} } },
    );

    expect(line).toContain('Pay  failed: States.QueryEvaluationError: An error occurred while');
    expect(line).toContain("The JSONata expression '$lost' specified for the field 'Arguments'");
  });

  test('tells of plain functions and activities by their names, and of an error without one', async () => {
    const lines = await timelineOf(
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
          Ask: ASK,
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
    const lines = await timelineOf(one('Ask', ASK), {
      tasks: { Ask: (_input, call) => call.sendTaskSuccess({ ok: true }, 3000) },
    });

    expect(lines).toEqual([
      '0.000 s  Ask  sns:publish.waitForTaskToken: sent, waits for its end',
      '3.000 s  Ask  sns:publish.waitForTaskToken → {"ok":true}',
    ]);
  });

  test('shortens long answers and causes, and neutralises what a terminal would act on', async () => {
    const lines = await timelineOf(
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
