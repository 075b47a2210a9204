import { afterEach, describe, expect, test } from '@jest/globals';
import { BAD_VALUES, badBodies, isUnpolluted } from '../../support/bad-input';
import {
  collectStep,
  type EtlStep,
  EXTRACT,
  KEYS,
  MANIFEST_KEY,
  makeRun,
  OUTPUT,
  PART,
  PLAN,
  RESULTS_KEY,
  reportStep,
  SUMMARY,
  transformStep,
} from '../../support/etl-steps';

/** An object between two steps: what it holds, and what of the bad input is right after all. */
interface LeftBehind {
  readonly what: string;
  readonly key: string;
  readonly step: EtlStep;
  readonly good: object;
  readonly fields: readonly string[];
  /** The object's text around the bad one. */
  readonly written?: (text: string) => string;
  readonly taken: readonly string[];
}

const CASES: readonly LeftBehind[] = [
  {
    what: 'the extract',
    key: KEYS.extract,
    step: collectStep,
    good: EXTRACT,
    fields: [
      'parts',
      ...['', '.part', '.source', '.firstLine', '.rows', '.checksum'].map((at) => `parts.0${at}`),
    ],
    taken: ['parts.0.checksum: a number as text'],
  },
  {
    what: 'the plan',
    key: KEYS.source,
    step: collectStep,
    good: PLAN,
    fields: ['files', 'files.0', 'files.0.key', 'files.1.key'],
    // The name of a file that holds no row is any text, and nothing is made of it.
    taken: BAD_VALUES.filter(({ json }) => json.startsWith('"')).map(
      ({ name }) => `files.1.key: ${name}`,
    ),
  },
  {
    what: 'the manifest of the map',
    key: MANIFEST_KEY,
    step: collectStep,
    good: { ResultFiles: { SUCCEEDED: [{ Key: RESULTS_KEY }] } },
    fields: ['ResultFiles', ...['', '.0', '.0.Key'].map((at) => `ResultFiles.SUCCEEDED${at}`)],
    taken: ['ResultFiles.SUCCEEDED: a list'],
  },
  {
    what: 'a child of the map',
    key: RESULTS_KEY,
    step: collectStep,
    good: { Output: JSON.stringify(OUTPUT) },
    fields: ['Output'],
    written: (child) => `[${child}]`,
    // An empty list: no child has ended well.
    taken: ['nothing'],
  },
  {
    what: 'the output of a child',
    key: RESULTS_KEY,
    step: collectStep,
    good: OUTPUT,
    fields: [
      'parts',
      ...['', '.part', '.clean', '.clean.rows', '.quarantined', '.cleanBytes', '.codes'].map(
        (at) => `parts.0${at}`,
      ),
    ],
    written: (output) => JSON.stringify([{ Output: output }]),
    taken: [
      'parts: a list',
      'parts.0.cleanBytes: minus zero',
      'parts.0.codes: a polluting object',
      'parts.0.codes: an object',
    ],
  },
  {
    what: 'the summary',
    key: KEYS.summary,
    step: reportStep,
    good: SUMMARY,
    fields: [
      ...Object.keys(SUMMARY),
      'in.rows',
      'codes.not-utf8',
      'clean.checksum',
      'failedParts.0',
    ],
    taken: [
      'codes.not-utf8: missing',
      'codes: a polluting object',
      'codes: an object',
      'emptyFiles: a list',
      'failedParts: a list',
    ],
  },
];

/** Right, but of a day without a row. */
const WITHOUT_ROWS = ['the extract, parts: a list', 'the extract, parts.0.rows: minus zero'];

afterEach(() => {
  expect(isUnpolluted()).toBe(true);
});

describe('what a step leaves for the next one', () => {
  test.each(CASES)(
    '$what is refused with a name and before any write, or is plain data',
    async ({ what, key, step, good, fields, written = String, taken }) => {
      const found: string[] = [];
      for (const { name, body } of badBodies(good, fields)) {
        const store = makeRun();
        store.objects.set(key, written(body));
        const outcome = await step(store).catch((error: Error) => error.name);

        if (typeof outcome === 'string') {
          const expected = WITHOUT_ROWS.includes(`${what}, ${name}`) ? 'NoRows' : 'BrokenRun';
          expect([name, outcome, store.changes]).toEqual([name, expected, []]);
        } else if (!name.startsWith('with ')) {
          found.push(name);
        }
      }

      expect(found.sort()).toEqual([...taken].sort());
    },
  );

  test('are more than 1,900 cases', () => {
    const bodies = CASES.flatMap(({ good, fields }) => badBodies(good, fields));

    expect(bodies.length).toBeGreaterThan(1_900);
  });

  test.each([
    ['the plan', KEYS.source, collectStep],
    ['the extract', KEYS.extract, collectStep],
    ['the manifest of the map', MANIFEST_KEY, collectStep],
    ['the results of the map', RESULTS_KEY, collectStep],
    ['the summary', KEYS.summary, reportStep],
    ['the part', KEYS.staging(PART), transformStep],
  ])('%s is missed as BrokenRun when it is not there', async (_, key, step) => {
    const store = makeRun();
    store.objects.delete(key);

    await expect(step(store)).rejects.toMatchObject({ name: 'BrokenRun' });
    expect(store.changes).toEqual([]);
  });

  test('a part of a file that was not planned is refused as BrokenRun', async () => {
    const store = makeRun();
    store.objects.set(KEYS.extract, JSON.stringify(EXTRACT).replace('a.csv', 'c.csv'));

    await expect(collectStep(store)).rejects.toMatchObject({ name: 'BrokenRun' });
    expect(store.changes).toEqual([]);
  });
});
