import '../../support/handler-environment';
import { describe, expect, test } from '@jest/globals';
import { makeCollectResultsHandler } from '../../../lambdas/etl/collect-results';
import { readLines } from '../../../lambdas/etl/line-reader';
import { addUp, tallyOf } from '../../../lambdas/etl/tally';
import { makeTransformPartsHandler } from '../../../lambdas/etl/transform-parts';
import { chunksOf, type FakeObjects, makeFakeObjects } from '../../support/fake-objects';
import { SALES_HEADER, saleLine } from '../../support/sales';

const RUN = '2026-01-31-0123456789abcdef';
const MANIFEST = `runs/${RUN}/results/uuid/manifest.json`;
const texts: Readonly<Record<string, string>> = {
  '00000-00000': `${SALES_HEADER}\n${saleLine()}\n${saleLine({ line_no: '2' })}\n`,
  '00000-00001': `${SALES_HEADER}\nbad\n${saleLine({ line_no: '3' })}\n`,
  '00001-00000': `${SALES_HEADER}\nworse,\n`,
};

/** A run whose parts were transformed, all but those that failed. */
const runWithFailed = (...failed: readonly string[]): Promise<FakeObjects> =>
  transformed(makeFakeObjects(), failed);

/** Transforms the parts of a run, another time if the bucket has an attempt of it already. */
async function transformed(
  store: FakeObjects,
  failed: readonly string[] = [],
): Promise<FakeObjects> {
  const parts: object[] = [];
  for (const [part, text] of Object.entries(texts)) {
    store.objects.set(`runs/${RUN}/staging/${part}.csv`, text);
    const checksums: number[] = [];
    for await (const { checksum } of readLines(chunksOf(Buffer.from(text), 99))) {
      checksums.push(checksum);
    }
    parts.push({ part, source: 'sales/x.csv', firstLine: 1, ...tallyOf(checksums.slice(1)) });
  }
  const files = ['sales/x.csv', 'sales/empty.csv'].map((key) => ({ key, etag: '"etag"' }));
  store.objects.set(`runs/${RUN}/source.json`, JSON.stringify({ files }));
  store.objects.set(`runs/${RUN}/extract.json`, JSON.stringify({ parts }));
  const transform = makeTransformPartsHandler(store);
  const outputs: object[] = [];
  for (const part of Object.keys(texts).filter((name) => !failed.includes(name))) {
    const batch = {
      BatchInput: { runId: RUN, runDate: '2026-01-31' },
      Items: [{ key: `runs/${RUN}/staging/${part}.csv` }],
    };
    outputs.push({ Output: JSON.stringify(await transform(batch)), Status: 'SUCCEEDED' });
  }
  const results = `runs/${RUN}/results/uuid/SUCCEEDED_0.json`;
  store.objects.set(results, JSON.stringify(outputs));
  store.objects.set(
    MANIFEST,
    JSON.stringify({
      ResultFiles: { FAILED: [], PENDING: [], SUCCEEDED: [{ Key: results, Size: 1 }] },
    }),
  );
  store.changes.length = 0;
  return store;
}

const collect = (store: FakeObjects, changes: { compaction?: boolean } = {}) =>
  makeCollectResultsHandler({
    store,
    bucket: 'data',
    maxQuarantinedPercent: 50,
    compaction: true,
    ...changes,
  })({ runId: RUN, resultManifestKey: MANIFEST });
const lines = (store: FakeObjects, prefix: string): number =>
  [...store.objects]
    .filter(([key]) => key.startsWith(prefix))
    .reduce((sum, [, body]) => sum + String(body).split('\n').length - 1, 0);

describe('collectResults', () => {
  test('adds up what came in, what is clean and what may be bad', async () => {
    const store = await runWithFailed();
    const collected = await collect(store);
    const summary = store.json(`runs/${RUN}/summary.json`) as Record<
      'in' | 'clean' | 'quarantined',
      never
    >;

    expect(collected).toMatchObject({ rowsIn: 5, cleanRows: 3, maxQuarantinedRows: 2 });
    expect(summary).toMatchObject({
      sourceFiles: 2,
      emptyFiles: ['sales/empty.csv'],
      codes: { 'wrong-columns': 2 },
      failedParts: [],
    });
    expect(addUp([summary.clean, summary.quarantined])).toEqual(summary.in);
  });

  test('quarantines a part that failed as a whole, and takes away what it may have left', async () => {
    const store = await runWithFailed('00000-00000');
    store.objects.set(`runs/${RUN}/clean/00000-00000.jsonl`, 'left behind');

    const collected = await collect(store);

    expect(collected).toMatchObject({ rowsIn: 5, cleanRows: 1 });
    expect(store.objects.has(`runs/${RUN}/clean/00000-00000.jsonl`)).toBe(false);
    expect(store.json(`runs/${RUN}/summary.json`)).toMatchObject({
      codes: { 'part-failed': 2, 'wrong-columns': 2 },
      failedParts: ['00000-00000'],
    });
    // No row is lost: each is in the one place or in the other.
    expect(lines(store, `runs/${RUN}/clean/`) + lines(store, `quarantine/${RUN}/`)).toBe(5);
  });

  test('counts each row once when a part that had failed is good in the next attempt', async () => {
    const store = await runWithFailed('00000-00000');
    await collect(store);
    const good = await transformed(store);

    expect(await collect(good)).toEqual(await collect(await runWithFailed()));
    expect(lines(good, `runs/${RUN}/clean/`)).toBe(3);
    expect(lines(good, `quarantine/${RUN}/`)).toBe(2);
  });

  test('counts each row once when a part that was good fails in the next attempt', async () => {
    const store = await runWithFailed();
    await collect(store);
    await collect(await transformed(store, ['00000-00001']));

    expect(lines(store, `runs/${RUN}/clean/`)).toBe(2);
    expect(lines(store, `quarantine/${RUN}/`)).toBe(3);
  });

  test('takes away joined objects that an earlier attempt named and this one does not', async () => {
    const store = await runWithFailed();
    const joined = (group: string): string => `runs/${RUN}/compacted/${group}.jsonl`;
    for (const group of ['00000', '00001', '00002']) store.objects.set(joined(group), 'earlier\n');
    await collect(store);

    expect(store.changes.filter((change) => change.startsWith('remove'))).toEqual([
      `remove ${joined('00001')}`,
      `remove ${joined('00002')}`,
    ]);
  });

  test('passes over a part of another cut, and takes away what became of it', async () => {
    const store = await runWithFailed();
    const stale = '00000-00007';
    const outputs = store.json(`runs/${RUN}/results/uuid/SUCCEEDED_0.json`) as { Output: string }[];
    const [{ Output = '' } = {}] = outputs;
    const results = [...outputs, { Output: Output.replaceAll('00000-00000', stale) }];
    store.objects.set(`runs/${RUN}/results/uuid/SUCCEEDED_0.json`, JSON.stringify(results));
    const left = [`runs/${RUN}/clean/${stale}.jsonl`, `quarantine/${RUN}/${stale}.jsonl`];
    for (const key of left) store.objects.set(key, 'of another cut\n');

    expect(await collect(store)).toEqual(await collect(await runWithFailed()));
    expect(store.changes.filter((change) => change.startsWith('remove'))).toEqual(
      left.map((key) => `remove ${key}`),
    );
  });

  test('writes the same whatever the order in which the batches ended', async () => {
    const inOrder = await runWithFailed();
    await collect(inOrder);
    const store = await runWithFailed();
    const results = `runs/${RUN}/results/uuid/SUCCEEDED_0.json`;
    const outputs = store.json(results) as readonly object[];
    store.objects.set(results, JSON.stringify(outputs.toReversed()));
    await collect(store);

    for (const file of ['summary.json', 'load.manifest', 'compaction.txt']) {
      const key = `runs/${RUN}/${file}`;
      expect(store.objects.get(key)).toBe(inOrder.objects.get(key));
    }
  });

  test('counts bad rows by their fault, in the order of the faults', async () => {
    const store = await runWithFailed();
    const results = `runs/${RUN}/results/uuid/SUCCEEDED_0.json`;
    const text = String(store.objects.get(results)).replace('wrong-columns', 'bad-header');
    store.objects.set(results, text);
    await collect(store);

    const { codes } = store.json(`runs/${RUN}/summary.json`) as { readonly codes: object };
    expect(Object.entries(codes)).toEqual([
      ['bad-header', 1],
      ['wrong-columns', 1],
    ]);
  });

  test('names the joined objects for the load, and what each is joined of', async () => {
    const store = await runWithFailed();
    await collect(store);

    expect(store.json(`runs/${RUN}/load.manifest`)).toEqual({
      entries: [{ url: `s3://data/runs/${RUN}/compacted/00000.jsonl`, mandatory: true }],
    });
    // A part without a clean row is not joined.
    expect(store.objects.get(`runs/${RUN}/compaction.txt`)).toBe(
      ['00000-00000', '00000-00001']
        .map((part) => `runs/${RUN}/compacted/00000.jsonl runs/${RUN}/clean/${part}.jsonl\n`)
        .join(''),
    );
  });

  test('names the clean objects themselves where nothing is joined', async () => {
    const store = await runWithFailed();
    await collect(store, { compaction: false });

    expect(store.json(`runs/${RUN}/load.manifest`)).toEqual({
      entries: ['00000-00000', '00000-00001'].map((part) => ({
        url: `s3://data/runs/${RUN}/clean/${part}.jsonl`,
        mandatory: true,
      })),
    });
    expect(store.objects.has(`runs/${RUN}/compaction.txt`)).toBe(false);
  });

  test('writes the same bytes when it is repeated', async () => {
    const store = await runWithFailed('00000-00001');
    const first = await collect(store);
    const objects = new Map(store.objects);

    expect(await collect(store)).toEqual(first);
    expect(store.objects).toEqual(objects);
  });

  test('refuses a day without a row', async () => {
    const store = await runWithFailed();
    store.objects.set(`runs/${RUN}/extract.json`, '{"parts":[]}');

    await expect(collect(store)).rejects.toMatchObject({ name: 'NoRows' });
    expect(store.changes).toEqual([]);
  });

  test.each([
    ['extract.json', 'not JSON'],
    ['extract.json', '{"parts":[{"part":"../x","rows":1,"checksum":"1"}]}'],
    ['results/uuid/manifest.json', '{}'],
    ['results/uuid/SUCCEEDED_0.json', '[{"Output":"{}"}]'],
    ['results/uuid/SUCCEEDED_0.json', '[{"Output":"{"}]'],
  ])('refuses a run whose %s is %s', async (name, text) => {
    const store = await runWithFailed();
    store.objects.set(`runs/${RUN}/${name}`, text);

    await expect(collect(store)).rejects.toMatchObject({ name: 'BrokenRun' });
    expect(store.changes).toEqual([]);
  });
});
