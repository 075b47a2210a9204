import { afterEach, describe, expect, test } from '@jest/globals';
import { badEvents, isUnpolluted } from '../../support/bad-input';
import {
  BATCH,
  COLLECT,
  collectStep,
  type EtlStep,
  MANIFEST_KEY,
  makeRun,
  REPORT,
  reportStep,
  transformStep,
} from '../../support/etl-steps';

const FOREIGN_MANIFEST_KEY = MANIFEST_KEY.replace('2026-01-31', '2026-01-30');

/** Numbers that may be 0. */
const MINUS_ZERO = ['duplicateRows', 'conflictRows'].map((field) => `load.${field}: minus zero`);

afterEach(() => {
  expect(isUnpolluted()).toBe(true);
});

describe('the event of a step', () => {
  test.each<[string, EtlStep, object, readonly string[]]>([
    [
      'a batch of parts',
      transformStep,
      BATCH,
      ['BatchInput', 'BatchInput.runId', 'BatchInput.runDate', 'Items', 'Items.0', 'Items.0.key'],
    ],
    ['the results of the map', collectStep, COLLECT, ['runId', 'resultManifestKey']],
    [
      'a load',
      reportStep,
      REPORT,
      ['runId', 'runDate', 'load', ...Object.keys(REPORT.load).map((field) => `load.${field}`)],
    ],
  ])('that is not %s is refused as BrokenRun, and nothing is written', async (...row) => {
    const [, step, good, fields] = row;
    for (const { name, event } of badEvents(good, fields)) {
      const store = makeRun();
      const outcome = await step(store, event).catch((error: Error) => error.name);

      // What else stands in an event is left out; and JSON has but one zero.
      if (name.startsWith('with ') || MINUS_ZERO.includes(name)) {
        expect([name, outcome]).toEqual([name, await step(makeRun())]);
      } else {
        expect([name, outcome, store.changes]).toEqual([name, 'BrokenRun', []]);
      }
    }
  });

  test.each<[string, EtlStep, object]>([
    [
      'a batch to another day',
      transformStep,
      { ...BATCH, BatchInput: { ...BATCH.BatchInput, runDate: '2026-01-30' } },
    ],
    ['a load to another day', reportStep, { ...REPORT, runDate: '2026-01-30' }],
    [
      'the results to another run',
      collectStep,
      { ...COLLECT, resultManifestKey: FOREIGN_MANIFEST_KEY },
    ],
  ])('that joins %s is refused as BrokenRun', async (_, step, event) => {
    const store = makeRun();
    store.objects.set(FOREIGN_MANIFEST_KEY, store.objects.get(MANIFEST_KEY) ?? '');

    await expect(step(store, event)).rejects.toMatchObject({ name: 'BrokenRun' });
    expect(store.changes).toEqual([]);
  });
});
