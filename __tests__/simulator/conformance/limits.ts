import { only, publish } from '../../support/machines';
import { type ConformanceCase, DOCS, fails, passCase } from './case';
import { attempt, failed, inTask, succeeded } from './events';

const SOURCE = `${DOCS}/service-quotas.html`;
const TOO_LARGE = fails(
  'States.DataLimitExceeded',
  "The state/task 'Only' returned a result with a size exceeding the maximum number of bytes service limit.",
);
/** Text whose JSON has that many bytes. */
const bytes = (count: number): string => 'x'.repeat(count - 2);
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
