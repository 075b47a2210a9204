import '../../support/handler-environment';
import { describe, expect, test } from '@jest/globals';
import { makeTransformPartsHandler } from '../../../lambdas/etl/transform-parts';
import { makeFakeObjects } from '../../support/fake-objects';
import { SALES_HEADER, saleLine } from '../../support/sales';

const RUN = '2026-01-31-0123456789abcdef';
const staging = (part: string): string => `runs/${RUN}/staging/${part}.csv`;
const batch = (...parts: readonly string[]) => ({
  BatchInput: { runId: RUN, runDate: '2026-01-31' },
  Items: parts.map((part) => ({ key: staging(part) })),
});
const parts = {
  [staging('00000-00000')]: `${SALES_HEADER}\n${saleLine()}\n`,
  [staging('00000-00001')]: `${SALES_HEADER}\n${saleLine({ line_no: '2' })}\nbad\n`,
};

describe('transformParts', () => {
  test('writes clean and bad rows of each part, and returns what they came to', async () => {
    const store = makeFakeObjects(parts);

    const output = await makeTransformPartsHandler(store)(batch('00000-00000', '00000-00001'));

    expect(output.parts).toMatchObject([
      { part: '00000-00000', clean: { rows: 1 }, quarantined: { rows: 0 } },
      { part: '00000-00001', clean: { rows: 1 }, quarantined: { rows: 1 } },
    ]);
    // A part that is clean has no quarantine; bad rows come before clean ones.
    expect(store.changes).toEqual([
      `remove quarantine/${RUN}/00000-00000.jsonl`,
      `write runs/${RUN}/clean/00000-00000.jsonl`,
      `write quarantine/${RUN}/00000-00001.jsonl`,
      `write runs/${RUN}/clean/00000-00001.jsonl`,
    ]);
  });

  test('writes the same bytes under the same keys when it is repeated', async () => {
    const store = makeFakeObjects(parts);
    const handler = makeTransformPartsHandler(store);
    const first = await handler(batch('00000-00000', '00000-00001'));
    const objects = new Map(store.objects);

    expect(await handler(batch('00000-00000', '00000-00001'))).toEqual(first);
    expect(store.objects).toEqual(objects);
  });

  test('takes away the quarantine that an earlier attempt left of a part that is clean', async () => {
    const stale = `quarantine/${RUN}/00000-00000.jsonl`;
    const store = makeFakeObjects({ ...parts, [stale]: 'the whole part, when it had failed\n' });
    await makeTransformPartsHandler(store)(batch('00000-00000', '00000-00001'));

    expect(store.objects.has(stale)).toBe(false);
    expect(store.objects.has(`quarantine/${RUN}/00000-00001.jsonl`)).toBe(true);
  });

  test('returns no row, however many a part has', async () => {
    const rows = Array.from({ length: 500 }, (_, index) => saleLine({ line_no: `${index + 1}` }));
    const store = makeFakeObjects({ [staging('00000-00000')]: [SALES_HEADER, ...rows].join('\n') });
    const output = await makeTransformPartsHandler(store)(batch('00000-00000'));

    expect(JSON.stringify(output).length).toBeLessThan(300);
  });

  test.each([
    ['nothing', undefined],
    ['no parts', { ...batch(), Items: [] }],
    [
      'another run’s part',
      { ...batch(), Items: [{ key: 'runs/2026-01-30-0123456789abcdef/staging/00000-00000.csv' }] },
    ],
    [
      'a key that leaves the folder',
      { ...batch(), Items: [{ key: `runs/${RUN}/staging/../x.csv` }] },
    ],
    ['what is no part', { ...batch(), Items: [{ key: `runs/${RUN}/extract.json` }] }],
    [
      'a run id that is a path',
      { BatchInput: { runId: '../..', runDate: '2026-01-31' }, Items: [{ key: 'x' }] },
    ],
  ])('refuses %s and writes nothing', async (_what, event) => {
    const store = makeFakeObjects(parts);

    await expect(makeTransformPartsHandler(store)(event)).rejects.toMatchObject({
      name: 'BrokenRun',
    });
    expect(store.changes).toEqual([]);
  });
});
