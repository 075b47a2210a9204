import { only } from '../../../support/machines';
import { type ConformanceCase, fails, passCase } from '../case';
import { failed, succeeded, through } from '../events';
import { JSONATA, JSONATA_PAGE } from './jsonata-case';

/** States without parts: their language, and fields that take expressions. */
export const STATE_CASES: readonly ConformanceCase[] = [
  passCase(
    'a state may choose JSONata for itself',
    JSONATA_PAGE,
    { QueryLanguage: 'JSONata', Output: '{% $states.input.a %}' },
    { a: 1 },
    1,
  ),
  {
    name: 'a state may choose JSONPath for itself',
    source: JSONATA_PAGE,
    definition: only({ Type: 'Pass', QueryLanguage: 'JSONPath', InputPath: '$.a' }, JSONATA),
    options: { input: { a: 1 } },
    expected: { output: 1 },
    events: succeeded(...through('Pass')),
  },
  {
    name: 'Wait takes an expression',
    source: JSONATA_PAGE,
    definition: only({ Type: 'Wait', Seconds: '{% $states.input.s %}' }, JSONATA),
    options: { input: { s: 3 } },
    expected: { output: { s: 3 } },
    events: succeeded(...through('Wait')),
  },
  {
    name: 'Fail takes expressions',
    source: JSONATA_PAGE,
    definition: only(
      { Type: 'Fail', Error: '{% $states.input.e %}', Cause: "{% 'because ' & $states.input.c %}" },
      JSONATA,
    ),
    options: { input: { e: 'E', c: 'C' } },
    expected: fails('E', 'because C'),
    events: failed('FailStateEntered'),
  },
];
