import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MAX_LINE_BYTES, readLines } from '../../../lambdas/etl/line-reader';
import { extractSchema } from '../../../lambdas/etl/run-files';
import { partOf, runKeys } from '../../../lambdas/etl/run-keys';
import { SALE_COLUMNS } from '../../../lambdas/etl/sale-schema';
import { isHeader } from '../../../local/etl/lines';
import { chunksOf } from '../../support/fake-objects';
import { readSource } from '../../support/source-files';

/** Python is not run here: its text is read for what both sides have to agree on. */
const script = readSource('glue/extract-sales.py');
const RUN_ID = '2026-01-31-0123456789abcdef';
const keys = runKeys(RUN_ID);

/** What the pattern's group matches, in the one place where it matches. */
function once(pattern: RegExp): string {
  const [match, ...others] = script.matchAll(pattern);
  if (match?.[1] === undefined || others.length > 0) throw new Error(`not once: ${pattern}`);
  return match[1];
}

/** What an f-string makes of its fields. */
const filled = (template: string, fields: Readonly<Record<string, string>>): string =>
  template.replaceAll(/\{(\w+)(?::05d)?\}/g, (_, name: string) => String(fields[name]));

describe('glue/extract-sales.py', () => {
  test('reads and writes under the keys that the functions know', () => {
    const folder = filled(once(/folder = f"(.+)"/g), { run_id: RUN_ID });
    const part = filled(once(/part = f"(.+)"/g), { file_index: '00000', part_index: '00001' });
    const [source, staging, extract] = [...script.matchAll(/Key=f"(.+?)"/g)].map(([, key = '']) =>
      filled(key, { folder, part }),
    );

    expect([source, extract]).toEqual([keys.source, keys.extract]);
    expect(staging).toBe(keys.staging('00000-00001'));
    expect(partOf(RUN_ID, String(staging))).toBe(part);
  });

  test('tells of each part what the functions read', () => {
    const fields = [...once(/parts\.append\(\s+\{([^}]+)\}/g).matchAll(/^\s+"(\w+)":/gm)];
    const known = { part: '00000-00001', source: 'a', firstLine: 1, rows: 1, checksum: '1' };

    expect(fields.map(([, field]) => field)).toEqual(Object.keys(known));
    expect(extractSchema.parse({ parts: [known] })).toEqual({ parts: [known] });
  });

  test('sums the first four bytes of the SHA-256 of each row, the highest first', () => {
    expect(once(/def checksum_of\(rows\):\n\s+return (.+)\n/g)).toBe(
      'sum(int.from_bytes(hashlib.sha256(row).digest()[:4], "big") for row in rows)',
    );
  });

  test('ends a line at each CR and LF, as the functions do, and keeps of a long one what tells its length', () => {
    const [factor, more] = once(/^KEPT_BYTES = 64 \* (\d+ \+ \d+)$/gm)
      .split(' + ')
      .map(Number);

    expect(64 * Number(factor) + Number(more)).toBe(MAX_LINE_BYTES + 1);
    expect(once(/rest, \*others = (.+)\n/g)).toBe('chunk.replace(b"\\r", b"\\n").split(b"\\n")');
    expect(once(/line \+= rest\[: (.+) - len\(line\)\]/g)).toBe('KEPT_BYTES');
    expect(once(/line = other\[:(.+)\]/g)).toBe('KEPT_BYTES');
  });

  test('takes a first line for a header as the functions do, and the job of the laptop too', () => {
    const columns = [...once(/^COLUMNS = \(([^)]+)\)$/gm).matchAll(/b"(\w+)"/g)];

    expect(columns.map(([, column]) => column)).toEqual(SALE_COLUMNS);
    for (const column of SALE_COLUMNS) {
      expect(isHeader(SALE_COLUMNS.join())).toBe(true);
      expect(isHeader(SALE_COLUMNS.filter((other) => other !== column).join())).toBe(false);
    }
  });

  test('ends the lines of a part so that each row is read as it was summed', async () => {
    const escaped = once(/ {12}text = b"(.+)"\.join\(\[header, \*rows, b""\]\)\n/g);
    // The job of the laptop does the same.
    expect(readSource('local/etl/extract-job.ts')).toContain(
      `[header, ...rows, ''].join('${escaped}')`,
    );
    const lineEnd = JSON.parse(`"${escaped}"`) as string;
    const row = fc
      .array(fc.constantFrom('a', '"', ',', 'é', '\uFEFF'), { minLength: 1, maxLength: 6 })
      .map((signs) => signs.join(''));

    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1 }), fc.nat({ max: 8 }), async (rows, more) => {
        const bytes = Buffer.from([...rows, ''].join(lineEnd));
        const read: string[] = [];
        for await (const line of readLines(chunksOf(bytes, more + 1))) read.push(`${line.bytes}`);

        expect(read).toEqual(rows);
      }),
    );
  });

  test('cuts parts that one invocation can hold, and lets through the longest row', () => {
    const rows = Number(once(/^ROWS_PER_PART = (.+)$/gm).replaceAll('_', ''));
    const megabytes = once(/^PART_BYTES = (\d+) \* 1024 \* 1024$/gm);

    expect(rows).toBe(10_000);
    expect(Number(megabytes) * 1024 * 1024).toBeGreaterThan(MAX_LINE_BYTES);
  });
});
