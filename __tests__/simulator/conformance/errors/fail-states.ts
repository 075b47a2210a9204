import { only } from '../../../support/machines';
import { type ConformanceCase, DOCS, fails } from '../case';
import { failed } from '../events';

const SOURCE = `${DOCS}/state-fail.html`;

export const FAIL_CASES: readonly ConformanceCase[] = [
  {
    name: 'Fail ends with its Error and Cause',
    source: SOURCE,
    definition: only({ Type: 'Fail', Error: 'E', Cause: 'C' }),
    expected: fails('E', 'C'),
    events: failed('FailStateEntered'),
  },
  {
    name: 'Fail reads ErrorPath and CausePath',
    source: SOURCE,
    definition: only({
      Type: 'Fail',
      ErrorPath: '$.e',
      CausePath: "States.Format('because {}', $.c)",
    }),
    options: { input: { e: 'E', c: 'C' } },
    expected: fails('E', 'because C'),
    events: failed('FailStateEntered'),
  },
  {
    name: 'Fail may name nothing',
    source: SOURCE,
    definition: only({ Type: 'Fail' }),
    expected: fails(''),
    events: failed('FailStateEntered'),
  },
];
