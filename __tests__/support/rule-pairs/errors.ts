import { type Fields, invoke, machine, only, PASS, type RulePair } from './rule-pair';

function retry(...retriers: Fields[]) {
  return only(invoke({ Retry: retriers }));
}

function caught(...catchers: Fields[]) {
  const full = catchers.map((catcher) => ({ ResultPath: '$.failure', Next: 'B', ...catcher }));
  return machine({ A: invoke({ Catch: full }), B: PASS });
}

function choose(rule: Fields) {
  return machine({
    A: { Type: 'Choice', Choices: [{ Next: 'B', ...rule }], Default: 'B' },
    B: PASS,
  });
}

const one = { ErrorEquals: ['E'] };

/** Choice rules, retriers and catchers. */
export const ERROR_PAIRS: readonly RulePair[] = [
  {
    rule: 'choice-rule',
    because: 'two comparisons',
    broken: choose({ Variable: '$.a', NumericEquals: 1, StringEquals: '1' }),
    mended: choose({ Variable: '$.a', NumericEquals: 1 }),
    path: 'States.A.Choices[0]',
  },
  {
    rule: 'choice-rule',
    because: 'no Variable',
    broken: choose({ NumericEquals: 1 }),
    mended: choose({ Variable: '$.a', NumericEquals: 1 }),
    path: 'States.A.Choices[0]',
  },
  {
    rule: 'choice-rule',
    because: 'Next inside And',
    broken: choose({ And: [{ Variable: '$.a', IsNull: true, Next: 'B' }] }),
    mended: choose({ And: [{ Variable: '$.a', IsNull: true }] }),
    path: 'States.A.Choices[0].And[0].Next',
  },
  {
    rule: 'choice-rule',
    because: 'a list under Not',
    broken: choose({ Not: [{ Variable: '$.a', IsNull: true }] }),
    mended: choose({ Not: { Variable: '$.a', IsNull: true } }),
    path: 'States.A.Choices[0].Not',
  },
  {
    rule: 'choice-rule',
    because: 'no Next',
    broken: choose({ Variable: '$.a', IsNull: true, Next: undefined }),
    mended: choose({ Variable: '$.a', IsNull: true }),
    path: 'States.A.Choices[0]',
  },
  {
    rule: 'choice-rule',
    because: 'no Condition in JSONata',
    broken: jsonataChoice({}),
    mended: jsonataChoice({ Condition: '{% $states.input.a %}' }),
    path: 'States.A.Choices[0]',
  },
  {
    rule: 'choice-operator',
    broken: choose({ Not: { Variable: '$.a', NumericGreater: 1 } }),
    mended: choose({ Not: { Variable: '$.a', NumericGreaterThan: 1 } }),
    path: 'States.A.Choices[0].Not.NumericGreater',
  },
  {
    rule: 'choice-operand',
    broken: choose({ Variable: '$.a', NumericEquals: '1' }),
    mended: choose({ Variable: '$.a', NumericEquals: 1 }),
    path: 'States.A.Choices[0].NumericEquals',
  },
  {
    rule: 'choice-operand',
    because: 'a day is no timestamp',
    broken: choose({ Variable: '$.a', TimestampEquals: '2026-01-31' }),
    mended: choose({ Variable: '$.a', TimestampEquals: '2026-01-31T00:00:00Z' }),
    path: 'States.A.Choices[0].TimestampEquals',
  },
  {
    rule: 'error-list',
    broken: retry({ ErrorEquals: [] }),
    mended: retry(one),
    path: 'States.A.Retry[0].ErrorEquals',
  },
  {
    rule: 'states-all-alone',
    broken: retry({ ErrorEquals: ['States.ALL', 'E'] }),
    mended: retry({ ErrorEquals: ['States.ALL'] }),
    path: 'States.A.Retry[0].ErrorEquals',
  },
  {
    rule: 'states-all-last',
    broken: caught({ ErrorEquals: ['States.ALL'] }, one),
    mended: caught(one, { ErrorEquals: ['States.ALL'] }),
    path: 'States.A.Catch[0].ErrorEquals',
  },
  {
    rule: 'error-name',
    broken: retry({ ErrorEquals: ['States.TaskFailedId'] }),
    mended: retry({ ErrorEquals: ['States.TaskFailed'] }),
    path: 'States.A.Retry[0].ErrorEquals[0]',
  },
  {
    rule: 'error-name-reserved',
    broken: caught({ ErrorEquals: ['States.CardWasDeclined'] }),
    mended: caught({ ErrorEquals: ['CardWasDeclined'] }),
    path: 'States.A.Catch[0].ErrorEquals[0]',
  },
  {
    rule: 'error-never-matched',
    because: 'repeated',
    broken: retry(one, { ErrorEquals: ['F', 'E'] }),
    mended: retry(one, { ErrorEquals: ['F'] }),
    path: 'States.A.Retry[1].ErrorEquals[1]',
  },
  {
    rule: 'error-never-matched',
    because: 'taken by States.TaskFailed',
    broken: retry({ ErrorEquals: ['States.TaskFailed'] }, one),
    mended: retry(one, { ErrorEquals: ['States.TaskFailed'] }),
    path: 'States.A.Retry[1].ErrorEquals[0]',
  },
  {
    rule: 'retry-limits',
    broken: retry({ ...one, IntervalSeconds: 0 }),
    mended: retry({ ...one, IntervalSeconds: 1 }),
    path: 'States.A.Retry[0].IntervalSeconds',
  },
  {
    rule: 'retry-limits',
    because: 'a rate below 1',
    broken: retry({ ...one, BackoffRate: 0.5 }),
    mended: retry({ ...one, BackoffRate: 1 }),
    path: 'States.A.Retry[0].BackoffRate',
  },
  {
    rule: 'retry-limits',
    because: 'an unknown jitter',
    broken: retry({ ...one, JitterStrategy: 'HALF' }),
    mended: retry({ ...one, JitterStrategy: 'FULL' }),
    path: 'States.A.Retry[0].JitterStrategy',
  },
  {
    rule: 'retry-limits',
    because: 'attempts by the half',
    broken: retry({ ...one, MaxAttempts: 1.5 }),
    mended: retry({ ...one, MaxAttempts: 0 }),
    path: 'States.A.Retry[0].MaxAttempts',
  },
  {
    rule: 'retry-max-delay',
    broken: retry({ ...one, IntervalSeconds: 5, MaxDelaySeconds: 5 }),
    mended: retry({ ...one, IntervalSeconds: 5, MaxDelaySeconds: 6 }),
    path: 'States.A.Retry[0].MaxDelaySeconds',
  },
  {
    // Waits 600 + 1,200 + 1,800 = 3,600 s, and one attempt of 60 s, against 3,600 s.
    rule: 'retry-outlasts-machine',
    because: 'the waits',
    broken: retry({ ...one, IntervalSeconds: 600, MaxDelaySeconds: 1800 }),
    mended: retry({ ...one, IntervalSeconds: 600, MaxDelaySeconds: 1700 }),
    path: 'States.A.Retry[0]',
  },
  {
    // 1 + 59 attempts of 60 s are 3,600 s, and 59 waits of 1 s come on top.
    rule: 'retry-outlasts-machine',
    because: 'attempts that time out',
    broken: retry({ ErrorEquals: ['States.Timeout'], BackoffRate: 1, MaxAttempts: 59 }),
    mended: retry({ ErrorEquals: ['States.Timeout'], BackoffRate: 1, MaxAttempts: 58 }),
    path: 'States.A.Retry[0]',
  },
  {
    rule: 'catch-result-path',
    broken: caught({ ...one, ResultPath: undefined }),
    mended: caught({ ...one, ResultPath: null }),
    path: 'States.A.Catch[0]',
  },
  {
    rule: 'catch-target',
    broken: machine({ A: invoke({ Catch: [{ ...one, ResultPath: null }] }) }),
    mended: caught(one),
    path: 'States.A.Catch[0]',
  },
  {
    rule: 'catch-misses-timeout',
    broken: caught({ ErrorEquals: ['States.TaskFailed'] }),
    mended: caught({ ErrorEquals: ['States.TaskFailed', 'States.Timeout'] }),
    path: 'States.A.Catch[0]',
  },
  {
    rule: 'handler-list',
    broken: only(invoke({ Retry: one })),
    mended: retry(one),
    path: 'States.A.Retry',
  },
];

function jsonataChoice(rule: Fields) {
  return machine(
    { A: { Type: 'Choice', Choices: [{ Next: 'B', ...rule }], Default: 'B' }, B: PASS },
    { QueryLanguage: 'JSONata' },
  );
}
