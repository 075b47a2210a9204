import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MAX_LINE_BYTES, readLines } from '../../../lambdas/etl/line-reader';
import { addUp, tallyOf } from '../../../lambdas/etl/tally';
import { quarantinePart, transformPart } from '../../../lambdas/etl/transform-part';
import { anyText } from '../../support/any-text';
import { chunksOf } from '../../support/fake-objects';
import { SALES_HEADER, saleLine } from '../../support/sales';

const PART = '00000-00000';
const transform = (text: string | Buffer) =>
  transformPart(PART, '2026-01-31', chunksOf(Buffer.from(text as string), 64));
const jsonLines = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const fileOf = (...lines: readonly string[]): string => `${[SALES_HEADER, ...lines].join('\n')}\n`;

/** The tally of a file's rows, by the reader alone. */
async function cameIn(bytes: Buffer) {
  const checksums: number[] = [];
  for await (const { checksum } of readLines(chunksOf(bytes, 64))) checksums.push(checksum);
  return tallyOf(checksums.slice(1));
}

describe('transformPart', () => {
  test('writes a sale with its fields in order, its checksum and its place', async () => {
    const { clean, quarantine, summary } = await transform(fileOf(saleLine()));

    expect(quarantine).toBe('');
    expect(clean).toBe(
      '{"sale_date":"2026-01-31","store_id":"BER-1","receipt_no":"R1000","line_no":1,' +
        '"sold_at":"2026-01-31T18:03:11+01:00","sku":"tea-01","description":"Green tea 100 g",' +
        `"quantity":2,"unit_price_minor":450,"currency":"EUR","row_checksum":${summary.clean.checksum},` +
        '"part":"00000-00000","line":1}\n',
    );
    expect(summary).toMatchObject({
      part: PART,
      clean: { rows: 1 },
      quarantined: { rows: 0, checksum: '0' },
      cleanBytes: Buffer.byteLength(clean),
      codes: {},
    });
  });

  test('keeps a bad row as it came, with its place and the reason, and goes on', async () => {
    const bad = saleLine({ quantity: 'two', line_no: '2' });
    const { clean, quarantine, summary } = await transform(
      fileOf(saleLine(), bad, saleLine({ line_no: '3' })),
    );

    expect(jsonLines(clean).map(({ line }) => line)).toEqual([1, 3]);
    expect(jsonLines(quarantine)).toEqual([
      {
        part: PART,
        line: 2,
        code: 'invalid-quantity',
        reason: 'quantity: must be a whole number',
        row_checksum: expect.any(Number),
        truncated: false,
        raw: bad,
      },
    ]);
    expect(summary.codes).toEqual({ 'invalid-quantity': 1 });
  });

  test('keeps bytes that are no text in base64', async () => {
    const bytes = Buffer.concat([Buffer.from(`${SALES_HEADER}\nabc`), Buffer.from([0xff, 0xfe])]);
    const [record] = jsonLines((await transform(bytes)).quarantine);

    expect(record).toMatchObject({ code: 'not-utf8' });
    expect(Buffer.from(String(record?.['raw_base64']), 'base64')).toEqual(bytes.subarray(-5));
  });

  test.each([
    ['a byte-order mark before the header', `\uFEFF${SALES_HEADER}`],
    ['blanks around the names', SALES_HEADER.replaceAll(',', ' , ')],
    ['quoted names', SALES_HEADER.replace('store_id', '"store_id"')],
    ['CRLF', `${SALES_HEADER}\r`],
  ])('reads a file with %s', async (_what, header) => {
    expect((await transform(`${header}\n${saleLine()}\n`)).summary.clean.rows).toBe(1);
  });

  test('finds the columns by name, in any order, and passes over others', async () => {
    const columns = ['note', ...SALES_HEADER.split(',').reverse()];
    const fields = ['a note', ...saleLine().split(',').reverse()];
    const { clean } = await transform(`${columns.join(',')}\n${fields.join(',')}\n`);

    expect(jsonLines(clean)[0]).toMatchObject({ store_id: 'BER-1', quantity: 2 });
  });

  test.each([
    ['lacks a column', SALES_HEADER.replace(',sku', '')],
    ['names a column twice', `${SALES_HEADER},sku`],
    ['is not CSV', '"store_id'],
    ['is longer than a row can be', `${SALES_HEADER},${'x'.repeat(MAX_LINE_BYTES)}`],
    ['is not UTF-8', Buffer.from([...Buffer.from(SALES_HEADER), 0xff])],
  ])('quarantines every row below a header that %s', async (_what, header) => {
    const rows = Buffer.from(`\n${saleLine()}\n${saleLine()}\n`);
    const { summary, quarantine } = await transform(
      Buffer.concat([Buffer.from(header as string), rows]),
    );

    expect(summary.codes).toEqual({ 'bad-header': 2 });
    expect(jsonLines(quarantine)).toHaveLength(2);
  });

  test('writes the same bytes for the same part', async () => {
    const text = fileOf(saleLine(), 'poison', saleLine({ line_no: '3' }));

    expect(await transform(text)).toEqual(await transform(text));
  });

  test('loses no row, whatever the file holds: in = clean + quarantined, counted and summed', async () => {
    const line = fc.oneof(
      fc.constant(saleLine()),
      fc.record({ line_no: fc.integer({ min: -5, max: 20_000 }).map(String) }).map(saleLine),
      anyText({ maxLength: 60 }),
      fc.constantFrom('"', ',', '""', '\r', ',,,,,,,,', saleLine({ description: '"a,b"' })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 30 }), async (lines) => {
        const bytes = Buffer.from(fileOf(...lines));
        const { summary, clean, quarantine } = await transform(bytes);

        expect(addUp([summary.clean, summary.quarantined])).toEqual(await cameIn(bytes));
        expect(jsonLines(clean)).toHaveLength(summary.clean.rows);
        expect(jsonLines(quarantine)).toHaveLength(summary.quarantined.rows);
        expect(Object.values(summary.codes).reduce((sum, rows) => sum + rows, 0)).toBe(
          summary.quarantined.rows,
        );
      }),
    );
  });

  test('lets a bad row stop nothing else: every good row around it stays', async () => {
    const poison = fc.oneof(anyText(), fc.constantFrom('"', '"a', 'a"b', '\0'));
    await fc.assert(
      fc.asyncProperty(poison, async (bad) => {
        const isOneLine = !/[\r\n]/.test(bad) && bad !== '';
        fc.pre(isOneLine);
        const { summary } = await transform(fileOf(saleLine(), bad, saleLine({ line_no: '2' })));

        expect(summary).toMatchObject({ clean: { rows: 2 }, quarantined: { rows: 1 } });
      }),
    );
  });
});

describe('quarantinePart', () => {
  test('keeps every row, good ones too, and not the header', async () => {
    const text = fileOf(saleLine(), 'poison');
    const records = await quarantinePart(PART, chunksOf(Buffer.from(text), 10), {
      code: 'part-failed',
      reason: 'because',
    });

    expect(jsonLines(records)).toMatchObject([
      { line: 1, code: 'part-failed', raw: saleLine() },
      { line: 2, code: 'part-failed', raw: 'poison' },
    ]);
  });
});
