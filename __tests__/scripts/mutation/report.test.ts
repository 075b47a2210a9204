import { expect, test } from '@jest/globals';
import type { Outcome } from '../../../scripts/mutation/check-workflow';
import { outcomeLine, summary } from '../../../scripts/mutation/report';
import type { Verdict } from '../../../scripts/mutation/verdict';

const outcome = (id: string, verdict: Verdict): Outcome => ({
  mutant: {
    id,
    kind: 'retry',
    place: 'workflows/order.ts:7',
    removed: `${id} is gone`,
    edit: { file: 'workflows/order.ts', start: 0, end: 0, replacement: '' },
  },
  verdict,
  seconds: 1.25,
});
const killed = outcome('retry/A/0', { kind: 'red', by: 'asks again' });
const survivor = outcome('retry/B/0', { kind: 'green', tests: 9 });
const broken = outcome('retry/C/0', { kind: 'broken', says: 'cannot\n  load' });

test('each mutant has a line that says what noticed it', () => {
  expect([killed, survivor, broken].map(outcomeLine)).toEqual([
    'killed     1.3 s  retry/A/0  asks again',
    'SURVIVED   1.3 s  retry/B/0  no test failed',
    'BROKEN     1.3 s  retry/C/0  cannot load',
  ]);
});

test('whatever was not killed is named with its place and the command that runs it again', () => {
  expect(summary('order', [killed, survivor, broken], 61.2).split('\n')).toEqual([
    'SURVIVED: workflows/order.ts:7: retry/B/0 is gone',
    "  npm run -s test:mutation -- order --only 'retry/B/0'",
    'BROKEN: workflows/order.ts:7: retry/C/0 is gone',
    "  npm run -s test:mutation -- order --only 'retry/C/0'",
    'order: 1 of 3 killed in 61 s',
  ]);
});
