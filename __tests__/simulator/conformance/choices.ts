import type { Json } from '../../../asl/json';
import { type ConformanceCase, DOCS, fails } from './case';
import { failed, succeeded, through } from './events';

const SOURCE = `${DOCS}/state-choice.html`;
const INPUT = {
  s: 'abc',
  t: 'b',
  n: 5,
  m: 5.5,
  yes: true,
  no: false,
  nul: null,
  l: [1],
  o: {},
  numeral: '5',
  early: '2026-01-01T00:00:00Z',
  late: '2026-01-01T02:00:00+01:00',
  same: '2026-01-01T00:00:00.000Z',
  star: 'a*b',
  slash: 'a\\b',
  thirteenth: '2026-13-01T00:00:00Z',
};
const v = (name: string, test: object): object => ({ Variable: `$.${name}`, ...test });

/** A rule, and whether it holds on the input. */
const RULES: readonly [rule: object, holds: boolean][] = [
  [v('s', { StringEquals: 'abc' }), true],
  [v('s', { StringEquals: 'ABC' }), false],
  [v('n', { StringEquals: '5' }), false],
  [v('s', { StringEqualsPath: '$.s' }), true],
  [v('s', { StringEqualsPath: '$.n' }), false],
  [v('s', { StringLessThan: 'abd' }), true],
  [v('s', { StringLessThan: 'abc' }), false],
  [v('n', { StringLessThan: '9' }), false],
  [v('s', { StringLessThanPath: '$.t' }), true],
  [v('s', { StringGreaterThan: 'abb' }), true],
  [v('s', { StringGreaterThanPath: '$.t' }), false],
  [v('s', { StringLessThanEquals: 'abc' }), true],
  [v('s', { StringLessThanEqualsPath: '$.t' }), true],
  [v('s', { StringGreaterThanEquals: 'abc' }), true],
  [v('t', { StringGreaterThanEqualsPath: '$.s' }), true],
  [v('n', { NumericEquals: 5 }), true],
  [v('n', { NumericEquals: 5.0 }), true],
  [v('numeral', { NumericEquals: 5 }), false],
  [v('numeral', { NumericGreaterThan: 1 }), false],
  [v('yes', { NumericEquals: 1 }), false],
  [v('nul', { NumericLessThan: 1 }), false],
  [v('n', { NumericEqualsPath: '$.n' }), true],
  [v('n', { NumericLessThan: 5.1 }), true],
  [v('n', { NumericLessThanPath: '$.m' }), true],
  [v('n', { NumericGreaterThan: 5 }), false],
  [v('m', { NumericGreaterThanPath: '$.n' }), true],
  [v('n', { NumericLessThanEquals: 5 }), true],
  [v('n', { NumericLessThanEqualsPath: '$.m' }), true],
  [v('n', { NumericGreaterThanEquals: 5 }), true],
  [v('n', { NumericGreaterThanEqualsPath: '$.m' }), false],
  [v('yes', { BooleanEquals: true }), true],
  [v('no', { BooleanEquals: false }), true],
  [v('s', { BooleanEquals: true }), false],
  [v('nul', { BooleanEquals: false }), false],
  [v('yes', { BooleanEqualsPath: '$.no' }), false],
  [v('early', { TimestampEquals: '2026-01-01T01:00:00+01:00' }), true],
  [v('early', { TimestampEqualsPath: '$.same' }), true],
  [v('s', { TimestampEquals: '2026-01-01T00:00:00Z' }), false],
  [v('early', { TimestampLessThan: '2026-01-01T00:00:00.001Z' }), true],
  [v('early', { TimestampLessThanPath: '$.late' }), true],
  [v('late', { TimestampGreaterThan: '2026-01-01T00:59:59Z' }), true],
  [v('late', { TimestampGreaterThanPath: '$.early' }), true],
  [v('early', { TimestampLessThanEquals: '2026-01-01T00:00:00Z' }), true],
  [v('early', { TimestampLessThanEqualsPath: '$.same' }), true],
  [v('early', { TimestampGreaterThanEquals: '2026-01-01T00:00:00Z' }), true],
  [v('early', { TimestampGreaterThanEqualsPath: '$.late' }), false],
  [v('s', { StringMatches: 'a*' }), true],
  [v('s', { StringMatches: '*b*' }), true],
  [v('s', { StringMatches: 'a?c' }), false],
  [v('s', { StringMatches: 'a.c' }), false],
  [v('star', { StringMatches: 'a\\*b' }), true],
  [v('s', { StringMatches: 'a\\*c' }), false],
  [v('slash', { StringMatches: 'a\\\\b' }), true],
  [v('n', { StringMatches: '*' }), false],
  [v('nul', { IsNull: true }), true],
  [v('nul', { IsNull: false }), false],
  [v('n', { IsNull: false }), true],
  [v('n', { IsPresent: true }), true],
  [v('lost', { IsPresent: true }), false],
  [v('lost', { IsPresent: false }), true],
  [v('nul', { IsPresent: true }), true],
  [v('lost.deep', { IsPresent: false }), true],
  [v('n', { IsNumeric: true }), true],
  [v('numeral', { IsNumeric: true }), false],
  [v('numeral', { IsNumeric: false }), true],
  [v('s', { IsString: true }), true],
  [v('l', { IsString: true }), false],
  [v('no', { IsBoolean: true }), true],
  [v('nul', { IsBoolean: true }), false],
  [v('early', { IsTimestamp: true }), true],
  [v('s', { IsTimestamp: true }), false],
  [v('n', { IsTimestamp: false }), true],
  [v('thirteenth', { IsTimestamp: true }), false],
  [{ And: [v('n', { NumericEquals: 5 }), v('yes', { BooleanEquals: true })] }, true],
  [{ And: [v('n', { NumericEquals: 5 }), v('yes', { BooleanEquals: false })] }, false],
  [{ And: [v('lost', { IsPresent: true }), v('lost', { NumericEquals: 1 })] }, false],
  [{ Or: [v('n', { NumericEquals: 6 }), v('yes', { BooleanEquals: true })] }, true],
  [{ Or: [v('n', { NumericEquals: 6 }), v('no', { BooleanEquals: true })] }, false],
  [{ Not: v('n', { NumericEquals: 6 }) }, true],
  [{ Not: { And: [v('n', { NumericEquals: 5 })] } }, false],
  [{ Variable: '$$.Execution.Name', StringEquals: 'execution' }, true],
];

const choice = (rules: readonly object[], more: object = {}): object => ({
  StartAt: 'Choose',
  States: {
    Choose: { Type: 'Choice', Choices: rules, ...more },
    Yes: { Type: 'Succeed' },
    No: { Type: 'Succeed' },
  },
});
const went = (to: 'Yes' | 'No'): object => ({ Type: 'Pass', Result: to, End: true });

function ruleCase([rule, holds]: readonly [object, boolean]): ConformanceCase {
  return {
    name: `${JSON.stringify(rule)} is ${holds}`,
    source: SOURCE,
    definition: {
      StartAt: 'Choose',
      States: {
        Choose: { Type: 'Choice', Choices: [{ ...rule, Next: 'Yes' }], Default: 'No' },
        Yes: went('Yes'),
        No: went('No'),
      },
    },
    options: { input: INPUT as Json },
    expected: { output: holds ? 'Yes' : 'No' },
    events: succeeded(...through('Choice'), ...through('Pass')),
  };
}

const refused = (
  name: string,
  rules: readonly object[],
  error: string,
  cause: string,
): ConformanceCase => ({
  name,
  source: SOURCE,
  definition: choice(rules),
  options: { input: INPUT as Json },
  expected: fails(error, cause),
  events: failed('ChoiceStateEntered'),
});

export const CHOICE_CASES: readonly ConformanceCase[] = [
  ...RULES.map(ruleCase),
  refused(
    'a rule on a variable that is not there ends the execution',
    [v('lost', { NumericEquals: 1, Next: 'Yes' })],
    'States.Runtime',
    "Invalid path '$.lost': The choice state's condition path references an invalid value.",
  ),
  refused(
    'a rule with an operand path that leads nowhere ends the execution',
    [v('n', { NumericEqualsPath: '$.lost', Next: 'Yes' })],
    'States.Runtime',
    "Invalid path '$.lost'",
  ),
  refused(
    'no rule and no Default is States.NoChoiceMatched',
    [v('n', { NumericEquals: 1, Next: 'Yes' })],
    'States.NoChoiceMatched',
    'Failed to transition out of the state. The state does not point to a next state.',
  ),
  {
    name: 'the first rule that holds is taken',
    source: SOURCE,
    definition: {
      StartAt: 'Choose',
      States: {
        Choose: {
          Type: 'Choice',
          Choices: [
            v('n', { NumericEquals: 5, Next: 'Yes' }),
            v('n', { NumericEquals: 5, Next: 'No' }),
          ],
        },
        Yes: went('Yes'),
        No: went('No'),
      },
    },
    options: { input: INPUT as Json },
    expected: { output: 'Yes' },
    events: succeeded(...through('Choice'), ...through('Pass')),
  },
  {
    name: 'InputPath and OutputPath work on a Choice',
    source: SOURCE,
    definition: choice([{ Variable: '$.k', NumericEquals: 1, Next: 'Yes' }], {
      InputPath: '$.in',
      OutputPath: '$.k',
      Default: 'No',
    }),
    options: { input: { in: { k: 1 } } },
    expected: { output: 1 },
    events: succeeded(...through('Choice'), ...through('Succeed')),
  },
];
