import { type ConformanceCase, passCase } from '../case';
import { succeeded, through } from '../events';
import { broken, JSONATA, JSONATA_PAGE, RECORDED } from './jsonata-case';

const two = (first: object, second: object): object => ({
  ...JSONATA,
  StartAt: 'A',
  States: { A: { Type: 'Pass', ...first, Next: 'B' }, B: { Type: 'Pass', ...second, End: true } },
});

export const ASSIGN_CASES: readonly ConformanceCase[] = [
  passCase(
    'the cause names the variable that is assigned',
    RECORDED,
    { Assign: { x: '{% $lost %}' } },
    {},
    broken("'Assign/x'"),
    JSONATA,
  ),
  {
    name: 'variables are read by name',
    source: JSONATA_PAGE,
    definition: two({ Assign: { x: '{% $states.input.a %}' } }, { Output: '{% $x + 1 %}' }),
    options: { input: { a: 1 } },
    expected: { output: 2 },
    events: succeeded(...through('Pass'), ...through('Pass')),
  },
  {
    name: 'Assign and Output see the variables from before',
    source: JSONATA_PAGE,
    definition: two({ Assign: { x: 1 } }, { Assign: { x: 2 }, Output: '{% $x %}' }),
    expected: { output: 1 },
    events: succeeded(...through('Pass'), ...through('Pass')),
  },
  {
    name: 'a variable may be set to null',
    source: JSONATA_PAGE,
    definition: {
      ...JSONATA,
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { x: 1 }, Next: 'B' },
        B: { Type: 'Pass', QueryLanguage: 'JSONPath', Assign: { x: null }, Next: 'C' },
        C: {
          Type: 'Pass',
          QueryLanguage: 'JSONPath',
          Parameters: { 'x.$': '$x' },
          OutputPath: '$.x',
          End: true,
        },
      },
    },
    expected: { output: null },
    events: succeeded(...through('Pass'), ...through('Pass'), ...through('Pass')),
  },
];
