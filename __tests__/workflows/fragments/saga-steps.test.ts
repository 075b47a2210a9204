import { describe, expect, test } from '@jest/globals';
import { stateMachine } from '../../../asl/language';
import { serialize } from '../../../asl/serialize';
import { lambdaInvoke } from '../../../asl/tasks/lambda';
import { simulate } from '../../../simulator/simulate';
import { failure } from '../../../simulator/tasks/handler';
import { fragmentOf } from '../../../workflows/fragments/fragment';
import { sagaSteps } from '../../../workflows/fragments/saga-steps';
import { entered } from '../../support/entered';

const task = (FunctionName: string) => ({ ...lambdaInvoke({ FunctionName }), Retry: [] });
const forward = (name: string) => ({ ...task(name), ResultPath: null }) as const;

const definition = serialize(
  stateMachine({
    StartAt: 'TakeA',
    TimeoutSeconds: 60,
    States: {
      ...sagaSteps(
        [
          { step: 'TakeA', forward: forward('a'), compensation: 'GiveA', undo: task('a') },
          {
            step: 'TakeB',
            // A step of two states.
            forward: (exits: { readonly next: string; readonly failed: string }) =>
              fragmentOf<'TakeB' | 'CheckB', string>([
                ['TakeB', { ...forward('b'), Next: 'CheckB' }],
                [
                  'CheckB',
                  {
                    Type: 'Choice',
                    Choices: [{ Variable: '$.refuse', IsPresent: true, Next: exits.failed }],
                    Default: exits.next,
                  },
                ],
              ]),
            compensation: 'GiveB',
            undo: task('b'),
          },
          { step: 'TakeC', forward: forward('c'), compensation: 'GiveC', undo: task('c') },
        ],
        { next: 'Done', undone: 'Undone' },
      ),
      Done: { Type: 'Succeed' },
      Undone: { Type: 'Succeed' },
    },
  }),
);
const well = { TakeA: {}, TakeB: {}, TakeC: {}, GiveA: {}, GiveB: {}, GiveC: {} };

async function pathOf(tasks: object, input: object = {}) {
  const result = await simulate(definition, {
    input: input as { readonly refuse?: boolean },
    tasks: { ...well, ...tasks },
  });
  return { entered: entered(result), output: result.output };
}

describe('the steps of a saga', () => {
  test('are written as chains: forwards in order, compensations in reverse', () => {
    expect(Object.keys(JSON.parse(definition).States)).toEqual([
      'TakeA',
      'TakeB',
      'CheckB',
      'TakeC',
      'GiveC',
      'GiveB',
      'GiveA',
      'Done',
      'Undone',
    ]);
  });

  test('lead on when nothing fails, and compensate nothing', async () => {
    const { entered } = await pathOf({});

    expect(entered).toEqual(['TakeA', 'TakeB', 'CheckB', 'TakeC', 'Done']);
  });

  test.each([
    ['TakeA', ['GiveA']],
    ['TakeC', ['GiveC', 'GiveB', 'GiveA']],
  ])('are undone from %s on, when it fails', async (state, undone) => {
    const { entered, output } = await pathOf({ [state]: failure('Broken', 'why') });

    expect(entered.slice(entered.indexOf(state) + 1)).toEqual([...undone, 'Undone']);
    expect(output).toEqual({ failure: { Error: 'Broken', Cause: 'why' } });
  });

  test('are undone when a step of several states leads to its own compensation', async () => {
    const { entered } = await pathOf({}, { refuse: true });

    expect(entered.slice(2)).toEqual(['CheckB', 'GiveB', 'GiveA', 'Undone']);
  });

  test('keep each compensation that does not succeed, by name, and run the others', async () => {
    const { entered, output } = await pathOf({
      TakeC: failure('Broken'),
      GiveC: failure('StillDown', '1'),
      GiveA: failure('Refused', '2'),
    });

    expect(entered.slice(-4)).toEqual(['GiveC', 'GiveB', 'GiveA', 'Undone']);
    expect(output).toMatchObject({
      failure: { Error: 'Broken' },
      unfinished: {
        GiveC: { Error: 'StillDown', Cause: '1' },
        GiveA: { Error: 'Refused', Cause: '2' },
      },
    });
  });

  test('cannot have a name twice: one of the states would be lost', () => {
    const pair = { step: 'A', forward: forward('a'), compensation: 'B', undo: task('a') };

    expect(() => sagaSteps([pair, pair], { next: 'N', undone: 'U' })).toThrow(
      new RangeError("state 'A' occurs twice; each needs a name of its own"),
    );
  });
});
