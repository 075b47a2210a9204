import type { Json } from '../../../asl/json';
import { type ConformanceCase, DOCS, type Failing, fails, passCase } from './case';

/** A path into the context object, with what it gives. */
const ROWS: readonly [name: string, path: string, expected: Json | Failing][] = [
  [
    'names the execution',
    '$$.Execution.Id',
    'arn:aws:states:us-east-1:123456789012:execution:machine:execution',
  ],
  ['has the input of the execution', '$$.Execution.Input', { a: 1 }],
  ['has the start of the execution', '$$.Execution.StartTime', '2026-01-01T00:00:00Z'],
  ['has the role', '$$.Execution.RoleArn', 'arn:aws:iam::123456789012:role/machine'],
  [
    'names the state and when it was entered',
    '$$.State',
    { Name: 'Only', EnteredTime: '2026-01-01T00:00:00Z' },
  ],
  [
    'names the machine',
    '$$.StateMachine',
    { Id: 'arn:aws:states:us-east-1:123456789012:stateMachine:machine', Name: 'machine' },
  ],
  ['has no item outside a Map', '$$.Map.Item.Index', fails('States.Runtime', '$$.Map.Item.Index')],
];

const contextCase = (name: string, path: string, expected: Json | Failing): ConformanceCase =>
  passCase(
    `the context object ${name}`,
    `${DOCS}/input-output-contextobject.html`,
    { Parameters: { 'v.$': path }, OutputPath: '$.v' },
    { a: 1 },
    expected,
  );

/** A moment that the execution starts at, with its text. */
const STARTS = [
  ['2026-01-01T00:00:00.120Z', '2026-01-01T00:00:00.120Z'],
  ['2026-01-01T00:00:00.001Z', '2026-01-01T00:00:00.001Z'],
  ['2026-01-01T00:00:10.000Z', '2026-01-01T00:00:10Z'],
] as const;

export const CONTEXT_OBJECT_CASES: readonly ConformanceCase[] = [
  ...ROWS.map((row) => contextCase(...row)),
  ...STARTS.map(([startTime, text]) => {
    const row = contextCase(`writes ${startTime} as ${text}`, '$$.Execution.StartTime', text);
    return { ...row, options: { ...row.options, startTime } };
  }),
];
