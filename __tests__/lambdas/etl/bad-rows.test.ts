import { describe, expect, test } from '@jest/globals';
import { MAX_LINE_BYTES } from '../../../lambdas/etl/line-reader';
import { type TransformedPart, transformPart } from '../../../lambdas/etl/transform-part';
import { BAD_VALUES, isUnpolluted } from '../../support/bad-input';
import { chunksOf } from '../../support/fake-objects';
import { SALES_HEADER, saleLine } from '../../support/sales';

/** What becomes of the rows of a file. */
function transformed(rows: string | Buffer): Promise<TransformedPart> {
  const bytes = Buffer.concat([Buffer.from(`${SALES_HEADER}\n`), Buffer.from(rows as string)]);
  return transformPart('00000-00000', '2026-01-31', chunksOf(bytes, 512));
}

/** The code of the fault of one row; undefined for a row that is a sale. */
async function codeOf(row: string | Buffer): Promise<string | undefined> {
  const { summary } = await transformed(row);
  expect(summary.clean.rows + summary.quarantined.rows).toBe(1);
  return Object.keys(summary.codes)[0];
}

const columns = SALES_HEADER.split(',');
/** What no column takes. */
const NEVER: Readonly<Record<string, string>> = {
  nothing: '',
  'a formula': '=cmd|',
  'a formula, quoted': '"=HYPERLINK(""http://x"")"',
  NUL: 'a\0b',
  'an override of direction': 'a\u202Eb',
  'a byte-order mark': '\uFEFFa',
  'a line separator': 'a\u2028b',
  'a control character': 'a\u0001b',
  'a path upward': '@../',
};

describe('a row with a bad field', () => {
  test.each(columns.flatMap((column) => Object.keys(NEVER).map((what) => [column, what] as const)))(
    'is quarantined for %s: %s',
    async (column, what) => {
      const row = saleLine({ [column]: NEVER[what] ?? '' });

      expect(await codeOf(row)).toBe(`invalid-${column}`);
    },
  );

  test.each([
    ['line_no', ['0', '10000', '-1', '1.0', '1e3', '01', '+1', ' 1', '١', '0x1', '9'.repeat(29)]],
    ['quantity', ['0', '-0', '1000', '-1000', '1.5', 'NaN', 'Infinity', '1e309', '"1,000"']],
    ['unit_price_minor', ['-1', '100000001', '4.50', '9007199254740993', '2,5']],
    ['sold_at', ['2026-01-31', '2026-01-31T18:03:11', '31.01.2026', '2026-02-30T00:00:00Z', 'now']],
    [
      'sold_at',
      [
        '2026-01-31T18:03Z',
        '2026-01-31T24:00:00Z',
        '2026-01-31T18:03:60Z',
        '2026-01-31T18:03:11.1234567Z',
        `2026-01-31T18:03:11.${'1'.repeat(1_000)}Z`,
        '2026-01-31T18:03:11+14:01',
        '2026-01-31T18:03:11+23:59',
        '2026-01-31T18:03:11-15:00',
      ],
    ],
    ['currency', ['eur', 'ZZZ', 'EURO', '€']],
    ['store_id', ['a b', 'a'.repeat(17), 'é', '../x', '${x}', '{{x}}']],
    ['sku', ["a'b", 'a;b', '%2e%2e', 'a'.repeat(65)]],
    ['description', ['-1+1', '+1', '@SUM(A1)', '\ta', 'x'.repeat(201)]],
  ])('is quarantined for %s: each of %j', async (column, values) => {
    for (const value of values) {
      const code = await codeOf(saleLine({ [column]: value }));
      // A comma outside quotes makes a field more.
      expect([value, code]).toEqual([
        value,
        value.includes(',') && !value.startsWith('"') ? 'wrong-columns' : `invalid-${column}`,
      ]);
    }
  });

  test.each([
    ['a quoted comma', { description: '"Tea, green"' }],
    ['doubled quotes', { description: '"the ""best"" tea"' }],
    ['another script', { description: '緑茶 100 g' }],
    ['markup, which stays text', { description: '<script>alert(1)</script>' }],
    ['what looks like an expression', { description: '$.x ${y} %{z} {{a}} States.Format' }],
    ['a return', { quantity: '-1' }],
    ['the last second of the day', { sold_at: '2026-01-31T23:59:59.999-05:00' }],
    ['microseconds', { sold_at: '2026-01-31T18:03:11.123456Z' }],
    ['the easternmost time', { sold_at: '2026-01-31T23:59:59+14:00' }],
    ['the westernmost time', { sold_at: '2026-01-31T00:00:00-12:00' }],
    ['nothing to pay', { unit_price_minor: '0' }],
  ])('is a sale with %s', async (_what, changes: Readonly<Record<string, string>>) => {
    expect(await codeOf(saleLine(changes))).toBeUndefined();
  });
});

describe('a cell', () => {
  /** As a program writes it that quotes every field. */
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const texts = BAD_VALUES.map(({ name, json }) => {
    const value: unknown = JSON.parse(json);
    return { name, text: typeof value === 'string' ? value : json };
  });

  test.each(columns)(
    'of %s is exactly what was given, or its row is quarantined',
    async (column) => {
      for (const { name, text } of texts) {
        const row = saleLine({ [column]: quoted(text) });
        const { clean, quarantine, summary } = await transformed(row);
        // A line break ends a row, wherever it stands.
        const rows = text.split('\n').length;

        expect([name, summary.clean.rows + summary.quarantined.rows]).toEqual([name, rows]);
        if (clean !== '') {
          const cell = (JSON.parse(clean) as Readonly<Record<string, unknown>>)[column];
          // UTF-8 has no half of a character: what was written is what is read.
          expect([name, String(cell)]).toEqual([name, Buffer.from(text).toString()]);
        } else if (rows === 1) {
          expect([name, JSON.parse(quarantine)]).toEqual([
            name,
            expect.objectContaining({
              code: `invalid-${column}`,
              raw: Buffer.from(row).toString(),
            }),
          ]);
        }
        expect(isUnpolluted()).toBe(true);
      }
    },
  );

  test('is judged in more than 500 cases', () => {
    expect(columns.length * texts.length).toBeGreaterThan(500);
  });
});

describe('a row that is no row', () => {
  test.each([
    ['too few fields', 'a,b', 'wrong-columns'],
    ['too many fields', `${saleLine()},x`, 'wrong-columns'],
    ['a blank', ' ', 'wrong-columns'],
    ['an open quote', saleLine({ description: '"tea' }), 'malformed-quotes'],
    ['a quote in the middle', saleLine({ description: '5" nails' }), 'malformed-quotes'],
    ['a sale of another day', saleLine({ sold_at: '2026-02-01T00:00:00+01:00' }), 'other-day'],
    ['a huge field', saleLine({ description: 'x'.repeat(MAX_LINE_BYTES) }), 'too-long'],
    ['JSON', '{"store_id":"x"}', 'malformed-quotes'],
    ['keys of a prototype', '__proto__,constructor', 'wrong-columns'],
  ])('is quarantined: %s', async (_what, row, code) => {
    expect(await codeOf(row)).toBe(code);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test.each([
    ['a lone surrogate in UTF-8', [0xed, 0xa0, 0x80]],
    ['an overlong NUL', [0xc0, 0x80]],
    ['half of a character', [0xe2, 0x82]],
    ['Latin-1', [0x65, 0xe9]],
  ])('is quarantined: bytes of %s', async (_what, bytes) => {
    expect(await codeOf(Buffer.from(bytes))).toBe('not-utf8');
  });
});
