import { type Fields, invoke, machine, only, PASS, type RulePair, task } from './rule-pair';

function parallel(branch: Fields) {
  return only({ Type: 'Parallel', Branches: [branch], End: true });
}

const JSONATA = { QueryLanguage: 'JSONata' };

function jsonataCatch(fields: object) {
  const catcher = { ErrorEquals: ['States.ALL'], Next: 'B', ...fields };
  const call = task('lambda:invoke', undefined, {
    Arguments: { FunctionName: 'f' },
    Catch: [catcher],
  });
  return machine({ A: call, B: PASS }, JSONATA);
}

/** Fields: which a state must have, which it may, and in which query language. */
export const FIELD_PAIRS: readonly RulePair[] = [
  {
    rule: 'comment-text',
    broken: only({ ...PASS, Comment: 5 }),
    mended: only({ ...PASS, Comment: '5' }),
    path: 'States.A.Comment',
  },
  {
    rule: 'query-language',
    because: 'an unknown one',
    broken: only(PASS, { QueryLanguage: 'JQ' }),
    mended: only(PASS, JSONATA),
    path: 'QueryLanguage',
  },
  {
    rule: 'query-language',
    because: 'JSONPath within JSONata',
    broken: only({ ...PASS, QueryLanguage: 'JSONPath' }, JSONATA),
    mended: only({ ...PASS, QueryLanguage: 'JSONata' }, { QueryLanguage: 'JSONPath' }),
    path: 'States.A.QueryLanguage',
  },
  {
    rule: 'state-type',
    broken: only({ ...PASS, Type: 'Pas' }),
    mended: only(PASS),
    path: 'States.A.Type',
  },
  {
    rule: 'state-type',
    because: 'none',
    broken: only({ End: true }),
    mended: only(PASS),
    path: 'States.A',
  },
  {
    rule: 'required-field',
    broken: only({ Type: 'Task', TimeoutSeconds: 5, End: true }),
    mended: only(invoke()),
    path: 'States.A',
  },
  {
    rule: 'required-field',
    because: 'empty',
    broken: only({ Type: 'Parallel', Branches: [], End: true }),
    mended: parallel({ StartAt: 'B', States: { B: PASS } }),
    path: 'States.A.Branches',
  },
  {
    rule: 'unknown-field',
    because: 'of a state',
    broken: only({ ...invoke(), Timeout: 5 }),
    mended: only({ ...invoke(), TimeoutSeconds: 5 }),
    path: 'States.A.Timeout',
  },
  {
    rule: 'unknown-field',
    because: 'of a retrier',
    broken: only(invoke({ Retry: [{ ErrorEquals: ['E'], MaxRetries: 2 }] })),
    mended: only(invoke({ Retry: [{ ErrorEquals: ['E'], MaxAttempts: 2 }] })),
    path: 'States.A.Retry[0].MaxRetries',
  },
  {
    rule: 'unknown-field',
    because: 'of a nested machine',
    broken: parallel({ StartAt: 'B', TimeoutSeconds: 5, States: { B: PASS } }),
    mended: parallel({ StartAt: 'B', States: { B: PASS } }),
    path: 'States.A.Branches[0].TimeoutSeconds',
  },
  {
    rule: 'jsonpath-field',
    broken: only({ ...PASS, InputPath: '$.a' }, JSONATA),
    mended: only({ ...PASS, Output: '{% $states.input.a %}' }, JSONATA),
    path: 'States.A.InputPath',
  },
  {
    rule: 'jsonpath-field',
    because: 'in a catcher',
    broken: jsonataCatch({ ResultPath: '$.e' }),
    mended: jsonataCatch({ Output: '{% $states.errorOutput %}' }),
    path: 'States.A.Catch[0].ResultPath',
  },
  {
    rule: 'jsonata-field',
    broken: only({ ...PASS, Output: { a: 1 } }),
    mended: only({ ...PASS, Parameters: { a: 1 } }),
    path: 'States.A.Output',
  },
  {
    rule: 'value-and-path',
    broken: only(invoke({ TimeoutSecondsPath: '$.t' })),
    mended: only(invoke()),
    path: 'States.A.TimeoutSecondsPath',
  },
  {
    rule: 'value-and-path',
    because: 'of a Fail',
    broken: only({ Type: 'Fail', Error: 'E', ErrorPath: '$.e' }),
    mended: only({ Type: 'Fail', Error: 'E', CausePath: '$.e' }),
    path: 'States.A.ErrorPath',
  },
];
