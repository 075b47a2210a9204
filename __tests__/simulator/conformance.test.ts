import { describe, expect, test } from '@jest/globals';
import { simulate } from '../../simulator/simulate';
import type { ConformanceCase } from './conformance/case';
import { CONFORMANCE_CASES } from './conformance/table';

async function run(row: ConformanceCase): Promise<void> {
  const result = await simulate(row.definition, row.options);

  const { expected } = row;
  if ('output' in expected) {
    expect(result).toMatchObject({ status: 'SUCCEEDED' });
    expect(result.output).toEqual(expected.output);
  } else {
    expect(result.status).toBe(expected.status ?? 'FAILED');
    expect(result.error).toBe(expected.error === '' ? undefined : expected.error);
    expect(result.cause ?? '').toContain(expected.cause ?? '');
  }
  expect(result.history.map(({ type }) => type)).toEqual(row.events);
}

describe('the engine conforms:', () => {
  for (const [theme, cases] of Object.entries(CONFORMANCE_CASES)) {
    describe(theme, () => {
      test.each(cases.map((row) => [row.name, row] as const))('%s', (_name, row) => run(row));
    });
  }
});

test('the table holds at least 300 cases, each with its source', () => {
  const cases = Object.values(CONFORMANCE_CASES).flat();

  expect(cases.length).toBeGreaterThanOrEqual(300);
  expect(cases.filter(({ source }) => !/^https:|^recorded/.test(source))).toEqual([]);
});
