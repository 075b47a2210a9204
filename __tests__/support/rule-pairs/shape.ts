import { invoke, machine, map, only, PASS, type RulePair, task } from './rule-pair';

const good = only(PASS);

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = [value];
  return only({ ...PASS, Result: value });
}

/** Definition, fields, targets and flow. */
export const SHAPE_PAIRS: readonly RulePair[] = [
  { rule: 'definition-object', broken: [], mended: good, path: '' },
  {
    rule: 'definition-object',
    because: 'depth',
    broken: nested(500),
    mended: nested(400),
    path: '',
  },
  {
    rule: 'definition-size',
    broken: only(PASS, { Comment: 'é'.repeat(524_288) }),
    mended: only(PASS, { Comment: 'é'.repeat(524_000) }),
    path: '',
  },
  {
    rule: 'duplicate-key',
    broken: good,
    brokenText: '{"StartAt":"A","States":{"A":{"Type":"Fail"},"A":{"Type":"Pass","End":true}}}',
    mended: good,
    path: 'States.A',
  },
  {
    rule: 'version',
    broken: only(PASS, { Version: '2.0' }),
    mended: only(PASS, { Version: '1.0' }),
    path: 'Version',
  },
  {
    rule: 'machine-shape',
    because: 'no StartAt',
    broken: { States: { A: PASS } },
    mended: good,
    path: '',
  },
  {
    rule: 'machine-shape',
    because: 'no states',
    broken: only(PASS, { States: {} }),
    mended: good,
    path: 'States',
  },
  {
    rule: 'machine-shape',
    because: 'a state is text',
    broken: { StartAt: 'A', States: { A: 'Pass' } },
    mended: good,
    path: 'States.A',
  },
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
    mended: only(PASS, { QueryLanguage: 'JSONata' }),
    path: 'QueryLanguage',
  },
  {
    rule: 'query-language',
    because: 'JSONPath within JSONata',
    broken: only({ ...PASS, QueryLanguage: 'JSONPath' }, { QueryLanguage: 'JSONata' }),
    mended: only({ ...PASS, QueryLanguage: 'JSONata' }, { QueryLanguage: 'JSONPath' }),
    path: 'States.A.QueryLanguage',
  },
  {
    rule: 'state-type',
    broken: only({ ...PASS, Type: 'Pas' }),
    mended: good,
    path: 'States.A.Type',
  },
  {
    rule: 'state-type',
    because: 'none',
    broken: only({ End: true }),
    mended: good,
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
    mended: only({
      Type: 'Parallel',
      Branches: [{ StartAt: 'B', States: { B: PASS } }],
      End: true,
    }),
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
    broken: only({
      Type: 'Parallel',
      Branches: [{ StartAt: 'B', TimeoutSeconds: 5, States: { B: PASS } }],
      End: true,
    }),
    mended: only({
      Type: 'Parallel',
      Branches: [{ StartAt: 'B', States: { B: PASS } }],
      End: true,
    }),
    path: 'States.A.Branches[0].TimeoutSeconds',
  },
  {
    rule: 'jsonpath-field',
    broken: only({ ...PASS, InputPath: '$.a' }, { QueryLanguage: 'JSONata' }),
    mended: only({ ...PASS, Output: '{% $states.input.a %}' }, { QueryLanguage: 'JSONata' }),
    path: 'States.A.InputPath',
  },
  {
    rule: 'jsonpath-field',
    because: 'in a catcher',
    broken: machine(jsonataCatch({ ResultPath: '$.e' }), { QueryLanguage: 'JSONata' }),
    mended: machine(jsonataCatch({ Output: '{% $states.errorOutput %}' }), {
      QueryLanguage: 'JSONata',
    }),
    path: 'States.A.Catch[0].ResultPath',
  },
  {
    rule: 'jsonata-field',
    broken: only({ ...PASS, Output: { a: 1 } }),
    mended: only({ ...PASS, Parameters: { a: 1 } }),
    path: 'States.A.Output',
  },
  {
    rule: 'start-at-exists',
    broken: only(PASS, { StartAt: 'toString' }),
    mended: only(PASS, { StartAt: 'A' }),
    path: 'StartAt',
  },
  {
    rule: 'start-at-exists',
    because: 'in a Map',
    broken: only(map({ ItemProcessor: { StartAt: 'A', States: { Inner: PASS } } })),
    mended: only(map()),
    path: 'States.A.ItemProcessor.StartAt',
  },
  {
    rule: 'target-exists',
    because: 'Next',
    broken: machine({ A: { Type: 'Pass', Next: 'C' }, B: PASS }),
    mended: machine({ A: { Type: 'Pass', Next: 'B' }, B: PASS }),
    path: 'States.A.Next',
  },
  {
    rule: 'target-exists',
    because: 'Default',
    broken: machine({ A: choice('B', 'C'), B: PASS }),
    mended: machine({ A: choice('B', 'B'), B: PASS }),
    path: 'States.A.Default',
  },
  {
    rule: 'target-exists',
    because: 'Next of a Choice rule',
    broken: machine({ A: choice('constructor', 'B'), B: PASS }),
    mended: machine({ A: choice('B', 'B'), B: PASS }),
    path: 'States.A.Choices[0].Next',
  },
  {
    rule: 'target-exists',
    because: 'Next of a catcher',
    broken: machine({ A: invoke({ Catch: [caught('C')] }), B: PASS }, { StartAt: 'B' }),
    mended: machine({ A: invoke({ Catch: [caught('B')] }), B: PASS }),
    path: 'States.A.Catch[0].Next',
  },
  {
    rule: 'target-exists',
    because: 'out of a Map',
    broken: machine({ A: map({}, undefined, { Type: 'Pass', Next: 'A' }) }),
    mended: machine({ A: map() }),
    path: 'States.A.ItemProcessor.States.Inner.Next',
  },
  {
    rule: 'unique-name',
    broken: only(map({ ItemProcessor: { StartAt: 'A', States: { A: PASS } } })),
    mended: only(map()),
    path: 'States.A.ItemProcessor.States.A',
  },
  {
    rule: 'name-length',
    broken: machine({ ['n'.repeat(81)]: PASS }),
    mended: machine({ ['é'.repeat(80)]: PASS }),
    path: `States.${'n'.repeat(81)}`,
  },
  {
    rule: 'next-or-end',
    because: 'neither',
    broken: only({ Type: 'Pass' }),
    mended: good,
    path: 'States.A',
  },
  {
    rule: 'next-or-end',
    because: 'both',
    broken: machine({ A: { Type: 'Pass', Next: 'B', End: true }, B: PASS }),
    mended: machine({ A: { Type: 'Pass', Next: 'B' }, B: PASS }),
    path: 'States.A',
  },
  {
    rule: 'no-transition',
    broken: only({ Type: 'Succeed', End: true }),
    mended: only({ Type: 'Succeed' }),
    path: 'States.A.End',
  },
  {
    rule: 'no-transition',
    because: 'of a Choice',
    broken: machine({ A: { ...choice('B', 'B'), Next: 'B' }, B: PASS }),
    mended: machine({ A: choice('B', 'B'), B: PASS }),
    path: 'States.A.Next',
  },
  {
    rule: 'choice-default',
    broken: machine({ A: choice('B', undefined), B: PASS }),
    mended: machine({ A: choice('B', 'B'), B: PASS }),
    path: 'States.A',
  },
  {
    rule: 'reachable-state',
    because: 'a cycle apart',
    broken: machine({ A: PASS, B: { Type: 'Pass', Next: 'C' }, C: { Type: 'Pass', Next: 'B' } }),
    mended: machine({ A: choice('B', 'C'), B: { Type: 'Pass', Next: 'C' }, C: PASS }),
    path: 'States.B',
  },
  {
    rule: 'terminal-state',
    broken: machine({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' }, C: PASS }),
    mended: machine({ A: { Type: 'Pass', Next: 'B' }, B: PASS }),
    path: 'States',
  },
  {
    rule: 'endless-loop',
    broken: machine({ A: choice('B', 'C'), B: { Type: 'Wait', Seconds: 5, Next: 'B' }, C: PASS }),
    mended: machine({ A: choice('B', 'C'), B: { Type: 'Wait', Seconds: 5, Next: 'A' }, C: PASS }),
    path: 'States.B',
  },
];

function choice(next: string, otherwise: string | undefined) {
  const rule = { Variable: '$.a', IsPresent: true, Next: next };
  return {
    Type: 'Choice',
    Choices: [rule],
    ...(otherwise === undefined ? {} : { Default: otherwise }),
  };
}

function caught(next: string) {
  return { ErrorEquals: ['States.ALL'], ResultPath: '$.failure', Next: next };
}

function jsonataCatch(fields: object) {
  const catcher = { ErrorEquals: ['States.ALL'], Next: 'B', ...fields };
  const call = task('lambda:invoke', undefined, {
    Arguments: { FunctionName: 'f' },
    Catch: [catcher],
  });
  return { A: call, B: PASS };
}
