import type { ConformanceCase } from '../case';
import { failed, succeeded, through } from '../events';
import { broken, JSONATA, JSONATA_PAGE, RECORDED } from './jsonata-case';

/** A machine of one Choice: `Right` is where its case leads, `Wrong` is where it must not. */
const choice = (rules: readonly object[], otherwise?: 'Right' | 'Wrong'): object => ({
  ...JSONATA,
  StartAt: 'Choose',
  States: {
    Choose: {
      Type: 'Choice',
      Choices: rules,
      ...(otherwise === undefined ? {} : { Default: otherwise }),
    },
    Right: { Type: 'Succeed' },
    Wrong: { Type: 'Fail' },
  },
});

export const CONDITION_CASES: readonly ConformanceCase[] = [
  {
    name: 'a condition chooses',
    source: JSONATA_PAGE,
    definition: choice(
      [
        { Condition: '{% $states.input.a > 5 %}', Next: 'Wrong' },
        { Condition: '{% $states.input.a = 1 %}', Output: 'second', Next: 'Right' },
      ],
      'Wrong',
    ),
    options: { input: { a: 1 } },
    expected: { output: 'second' },
    events: succeeded(...through('Choice'), ...through('Succeed')),
  },
  {
    name: 'no condition leads to the Default',
    source: JSONATA_PAGE,
    definition: choice([{ Condition: '{% false %}', Next: 'Wrong' }], 'Right'),
    expected: { output: {} },
    events: succeeded(...through('Choice'), ...through('Succeed')),
  },
  {
    name: 'a condition may be a constant, and gives the input without an Output',
    source: JSONATA_PAGE,
    definition: choice([
      { Condition: false, Next: 'Wrong' },
      { Condition: '{% $states.input.a = 2 %}', Next: 'Wrong' },
      { Condition: true, Next: 'Right' },
    ]),
    options: { input: { a: 1 } },
    expected: { output: { a: 1 } },
    events: succeeded(...through('Choice'), ...through('Succeed')),
  },
  {
    name: 'a condition must be true or false',
    source: RECORDED,
    definition: choice([{ Condition: '{% 1 %}', Next: 'Wrong' }]),
    expected: broken("'Choices[0]/Condition' returned an unexpected result type."),
    events: failed('ChoiceStateEntered', 'EvaluationFailed'),
  },
];
