import { invoke, machine, map, only, PASS, type RulePair } from './rule-pair';

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

/** Where an execution begins, goes on and ends. */
export const FLOW_PAIRS: readonly RulePair[] = [
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
    rule: 'next-or-end',
    because: 'neither',
    broken: only({ Type: 'Pass' }),
    mended: only(PASS),
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
