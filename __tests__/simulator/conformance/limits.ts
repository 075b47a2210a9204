import { only, PUBLISH, publish } from '../../support/machines';
import { type ConformanceCase, DOCS, fails, passCase } from './case';
import { attempt, failed, inTask, succeeded, through } from './events';

const SOURCE = `${DOCS}/service-quotas.html`;
const TOO_LARGE = fails(
  'States.DataLimitExceeded',
  "The state/task 'Only' returned a result with a size exceeding the maximum number of bytes service limit.",
);
/** Text whose JSON has that many bytes. */
const bytes = (count: number): string => 'x'.repeat(count - 2);
const VARIABLES = `${DOCS}/workflow-variables.html`;
/** Sets a variable to the input, that many times. */
const assigning = (times: number, variable = (n: number) => `v${n}`): object => ({
  StartAt: 'S1',
  States: Object.fromEntries(
    Array.from({ length: times }, (_, index) => {
      const next = index + 1 < times ? { Next: `S${index + 2}` } : { End: true };
      return [
        `S${index + 1}`,
        { Type: 'Pass', Assign: { [`${variable(index)}.$`]: '$' }, ...next },
      ];
    }),
  ),
});
const spin = { StartAt: 'Spin', States: { Spin: { Type: 'Pass', Next: 'Spin' } } };
const rounds = (events: number): string[] =>
  Array.from({ length: events }, (_, index) =>
    index % 2 === 0 ? 'PassStateEntered' : 'PassStateExited',
  );

export const LIMIT_CASES: readonly ConformanceCase[] = [
  passCase(
    'an output of 262,144 bytes is let through',
    SOURCE,
    { Result: bytes(262_144) },
    {},
    bytes(262_144),
  ),
  passCase('an output of 262,145 bytes is not', SOURCE, { Result: bytes(262_145) }, {}, TOO_LARGE),
  passCase(
    'bytes are counted, not characters',
    SOURCE,
    { Result: 'ž'.repeat(131_072) },
    {},
    TOO_LARGE,
  ),
  passCase(
    'half as many two-byte characters fit',
    SOURCE,
    { Result: 'ž'.repeat(131_071) },
    {},
    'ž'.repeat(131_071),
  ),
  passCase(
    'what a state adds to its input counts',
    SOURCE,
    { Result: bytes(200_000), ResultPath: '$.r' },
    { a: bytes(100_000) },
    TOO_LARGE,
  ),
  {
    name: 'a result of 262,144 bytes is let through',
    source: SOURCE,
    definition: publish(),
    options: { tasks: { Only: bytes(262_144) } },
    expected: { output: bytes(262_144) },
    events: inTask(...attempt('Succeeded')),
  },
  {
    name: 'a result of 262,145 bytes is not',
    source: `recorded: ${SOURCE}`,
    definition: publish(),
    options: { tasks: { Only: bytes(262_145) } },
    expected: fails('States.DataLimitExceeded', "The state/task 'sns' returned"),
    events: failed('TaskStateEntered', ...attempt('Failed')),
  },
  {
    name: 'variables of one Assign may take 262,144 bytes together',
    source: VARIABLES,
    definition: only({ Type: 'Pass', Assign: { a: bytes(131_072), b: bytes(131_072) } }),
    expected: { output: {} },
    events: succeeded(...through('Pass')),
  },
  {
    name: 'and not more',
    source: VARIABLES,
    definition: only({ Type: 'Pass', Assign: { a: bytes(131_072), b: bytes(131_073) } }),
    expected: fails(
      'States.DataLimitExceeded',
      'The variables of one Assign take 262145 bytes; allowed: 262144.',
    ),
    events: failed('PassStateEntered'),
  },
  {
    name: 'an Assign that is too large can be caught by its name, and has set nothing',
    source: VARIABLES,
    definition: {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { x: 'before' }, Next: 'B' },
        B: {
          ...PUBLISH,
          Assign: { x: bytes(262_145) },
          Catch: [{ ErrorEquals: ['States.DataLimitExceeded'], Next: 'C' }],
          End: true,
        },
        C: { Type: 'Pass', InputPath: '$x', End: true },
      },
    },
    options: { tasks: { B: 1 } },
    expected: { output: 'before' },
    events: succeeded(
      ...through('Pass'),
      'TaskStateEntered',
      ...attempt('Succeeded'),
      'TaskStateExited',
      ...through('Pass'),
    ),
  },
  {
    name: 'variables of an execution may take 10 MiB',
    source: VARIABLES,
    definition: assigning(40),
    options: { input: bytes(262_144) },
    expected: { output: bytes(262_144) },
    events: succeeded(...rounds(80)),
  },
  {
    name: 'and not more, in all of its variables',
    source: VARIABLES,
    definition: assigning(41),
    options: { input: bytes(262_144) },
    expected: fails(
      'States.DataLimitExceeded',
      'The variables of an execution take 10747904 bytes; allowed: 10485760.',
    ),
    events: failed(...rounds(81)),
  },
  {
    name: 'a variable that is set again takes no more',
    source: VARIABLES,
    definition: assigning(41, () => 'v'),
    options: { input: bytes(262_144) },
    expected: { output: bytes(262_144) },
    events: succeeded(...rounds(82)),
  },
  {
    name: 'a history is full at its limit: the last event is the failure',
    source: `recorded: ${SOURCE}`,
    definition: spin,
    options: { maxEvents: 10 },
    expected: fails(
      'States.Runtime',
      'The execution reached the maximum number of history events (10).',
    ),
    events: failed(...rounds(8)),
  },
  {
    name: 'a Standard history holds 25,000 events',
    source: `recorded: ${SOURCE}`,
    definition: spin,
    expected: fails(
      'States.Runtime',
      'The execution reached the maximum number of history events (25000).',
    ),
    events: failed(...rounds(24_998)),
  },
  {
    name: 'an Express execution ends after five minutes',
    source: SOURCE,
    definition: only({ Type: 'Wait', Seconds: 301 }),
    options: { type: 'EXPRESS' },
    expected: { error: 'States.Timeout', status: 'TIMED_OUT' },
    events: ['ExecutionStarted', 'WaitStateEntered', 'ExecutionTimedOut'],
  },
  {
    name: 'a Standard execution may take a year',
    source: SOURCE,
    definition: only({ Type: 'Wait', Seconds: 31_535_999 }),
    expected: { output: {} },
    events: succeeded('WaitStateEntered', 'WaitStateExited'),
  },
  {
    name: 'and not longer',
    source: SOURCE,
    definition: only({ Type: 'Wait', Seconds: 31_536_001 }),
    expected: { error: 'States.Timeout', status: 'TIMED_OUT' },
    events: ['ExecutionStarted', 'WaitStateEntered', 'ExecutionTimedOut'],
  },
];
