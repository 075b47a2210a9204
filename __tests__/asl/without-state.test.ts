import { describe, expect, test } from '@jest/globals';
import { stateMachine } from '../../asl/language';
import { withoutState } from '../../asl/without-state';

const machine = stateMachine({
  StartAt: 'First',
  TimeoutSeconds: 60,
  States: {
    First: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sns:publish',
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: null, Next: 'Second' }],
      Next: 'Second',
    },
    Second: { Type: 'Pass', Result: 'Second', Next: 'Third' },
    Third: {
      Type: 'Choice',
      Choices: [{ Variable: '$', IsNull: true, Next: 'Second' }],
      Default: 'Second',
    },
  },
});

describe('withoutState', () => {
  test('leads whoever went to the state on to the one after it', () => {
    const { States } = withoutState(machine, 'Second');

    expect(States).toMatchObject({
      First: { Next: 'Third', Catch: [{ Next: 'Third' }] },
      Third: { Default: 'Third', Choices: [{ Next: 'Third' }] },
    });
    expect(Object.keys(States)).toEqual(['First', 'Third']);
  });

  test('begins with the state after it when it was the first', () => {
    expect(withoutState(machine, 'First').StartAt).toBe('Second');
  });

  test('leaves the machine that it is given alone', () => {
    const before = structuredClone(machine);

    withoutState(machine, 'Second');

    expect(machine).toEqual(before);
  });

  test.each(['Third', 'Nowhere'])('refuses %s, after which nothing comes', (name) => {
    expect(() => withoutState(machine, name as 'Third')).toThrow(`'${name}' cannot be left out`);
  });
});
