import type { Json } from '../../../asl/json';
import { only } from '../../support/machines';
import { type ConformanceCase, DOCS, fails } from './case';
import { failed, succeeded, through } from './events';

const SOURCE = `${DOCS}/state-wait.html`;

const waits = (name: string, fields: object, input: Json): ConformanceCase => ({
  name: `Wait ${name}`,
  source: SOURCE,
  definition: only({ Type: 'Wait', ...fields }),
  options: { input },
  expected: { output: input },
  events: succeeded(...through('Wait')),
});
const refuses = (name: string, field: string, value: Json): ConformanceCase => ({
  name: `Wait refuses ${name}`,
  source: SOURCE,
  definition: only({ Type: 'Wait', [field]: '$.value' }),
  options: { input: { value } },
  expected: fails('States.Runtime', field),
  events: failed('WaitStateEntered'),
});

export const WAIT_CASES: readonly ConformanceCase[] = [
  waits('for seconds', { Seconds: 10 }, { a: 1 }),
  waits('for no seconds', { Seconds: 0 }, {}),
  waits('for seconds of the input', { SecondsPath: '$.s' }, { s: 5 }),
  waits('until a moment', { Timestamp: '2026-03-01T00:00:00Z' }, {}),
  waits(
    'until a moment of the input',
    { TimestampPath: '$.t' },
    { t: '2026-03-01T00:00:00+02:00' },
  ),
  waits('not for a moment that has passed', { Timestamp: '1999-01-01T00:00:00Z' }, {}),
  refuses('negative seconds', 'SecondsPath', -1),
  refuses('seconds that are text', 'SecondsPath', '5'),
  refuses('a moment that is none', 'TimestampPath', 'soon'),
];
