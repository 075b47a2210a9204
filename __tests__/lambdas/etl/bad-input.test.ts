import '../../support/handler-environment';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { ListedObject } from '../../../lambdas/etl/object-store';
import { makePlanRunHandler } from '../../../lambdas/etl/plan-run';
import { BAD_VALUES, badEvents, isUnpolluted } from '../../support/bad-input';
import { makeFakeObjects } from '../../support/fake-objects';

const DAY = '2026-01-31';
const FOLDER = `sales/${DAY}/`;
const FILE: ListedObject = { key: `${FOLDER}ber.csv`, etag: '"1"', size: 1 };

/** The handler before a source that lists these files whatever it is asked for; what it planned, and under which name it failed. */
async function plan(event: unknown, files: readonly ListedObject[] = [FILE]) {
  const asked: string[] = [];
  const data = makeFakeObjects();
  const handler = makePlanRunHandler({
    source: {
      list: async (prefix) => {
        asked.push(prefix);
        return files;
      },
    },
    data,
    timeZone: 'Europe/Berlin',
    leaseSeconds: 100,
    now: () => 0,
  });
  const outcome = await handler(event).then(
    ({ runDate }) => runDate,
    ({ name }: Error) => name,
  );
  return { outcome, asked, data };
}

afterEach(() => {
  expect(isUnpolluted()).toBe(true);
});

describe('the input of an execution', () => {
  const inputs = [
    ...badEvents({ runDate: DAY, rerun: false }, ['runDate', 'rerun']),
    ...badEvents({ scheduledTime: '2026-02-01T01:30:00Z' }, ['scheduledTime']),
  ];

  test('there are more than 240 cases', () => {
    expect(inputs.length).toBeGreaterThan(240);
  });

  test('is refused as InvalidRun before anything is listed, or names the day that it says', async () => {
    const taken: string[] = [];
    for (const { name, event } of inputs) {
      const { outcome, asked, data } = await plan({ input: event });

      if (outcome === DAY) {
        taken.push(name);
        expect(asked).toEqual([FOLDER]);
      } else {
        expect([name, outcome, asked, data.changes]).toEqual([name, 'InvalidRun', [], []]);
      }
    }

    expect(taken.sort()).toEqual(['rerun: missing', 'rerun: true']);
  });

  test.each([
    ['before the first day', { runDate: '1999-12-31' }],
    ['in the year 0', { runDate: '0000-01-01' }],
    ['after the last day', { runDate: '3000-01-01' }],
    ['at a moment of the year 0', { scheduledTime: '0000-01-01T00:30:00Z' }],
    ['at a moment of the year 1', { scheduledTime: '0001-01-02T00:00:00Z' }],
    ['at the last moment of all', { scheduledTime: '9999-12-31T23:30:00Z' }],
    ['at a moment whose day has five digits', { scheduledTime: '9999-12-31T23:30:00-12:00' }],
    ['in a leap second', { scheduledTime: '2026-06-30T23:59:60Z' }],
    ['on 29 February of another year', { runDate: '2026-02-29' }],
  ])('is refused as InvalidRun when it is %s', async (_, input) => {
    expect(await plan({ input })).toMatchObject({ outcome: 'InvalidRun', asked: [] });
  });

  test.each([
    ['2000-01-01', { runDate: '2000-01-01' }],
    ['2999-12-31', { runDate: '2999-12-31' }],
    ['1999-12-31', { scheduledTime: '2000-01-01T01:30:00Z' }],
    ['2999-12-31', { scheduledTime: '2999-12-31T23:59:59-12:00' }],
  ])('is the day %s at the edge of what is allowed', async (day, input) => {
    expect(await plan({ input })).toMatchObject({ outcome: day, asked: [`sales/${day}/`] });
  });

  test.each([[undefined], [null], ['text'], [7], [[]]])(
    'is asked for by its name: an event that is %j is BrokenRun',
    async (event) => {
      expect(await plan(event)).toMatchObject({ outcome: 'BrokenRun', asked: [] });
    },
  );
});

describe('the listing of a day', () => {
  const names = BAD_VALUES.map(({ name, json }) => {
    const value: unknown = JSON.parse(json);
    return { name, file: typeof value === 'string' ? value : json };
  });

  test.each(names)('keeps a file’s name as it is: $name', async ({ file }) => {
    const key = `${FOLDER}${file}`;
    const { data, outcome } = await plan({ input: { runDate: DAY } }, [{ ...FILE, key }]);

    expect(outcome).toBe(DAY);
    expect(data.changes).toEqual([
      expect.stringMatching(/^write runs\/2026-01-31-[0-9a-f]{16}\/source\.json$/),
    ]);
    expect([...data.objects.values()].map((text) => JSON.parse(String(text)))).toEqual([
      { runDate: DAY, files: [{ key, etag: FILE.etag }] },
    ]);
  });

  test.each([0, 1, 2 ** 53 - 1, 5 * 2 ** 40])('takes a file of %d bytes', async (size) => {
    expect((await plan({ input: { runDate: DAY } }, [{ ...FILE, size }])).outcome).toBe(DAY);
  });

  test.each([
    ['a file without a name', { key: '' }],
    ['a file without an ETag', { etag: '' }],
  ])('is refused as BrokenRun with %s, and nothing is planned', async (_, change) => {
    const files = [FILE, { ...FILE, ...change }];

    const { outcome, data } = await plan({ input: { runDate: DAY } }, files);

    expect([outcome, data.changes]).toEqual(['BrokenRun', []]);
  });

  test('is refused as InvalidRun when its files are more than parts can be numbered', async () => {
    const files = Array.from({ length: 100_001 }, () => FILE);
    const input = { runDate: DAY };

    expect(await plan({ input }, files.slice(1))).toMatchObject({ outcome: DAY });
    expect(await plan({ input }, files)).toMatchObject({ outcome: 'InvalidRun' });
  });
});
