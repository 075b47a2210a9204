import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { MAX_LINE_BYTES } from '../../../lambdas/etl/line-reader';
import { extractSchema } from '../../../lambdas/etl/run-files';
import { partOf, runKeys } from '../../../lambdas/etl/run-keys';

/** Python is not run here: its text is read for what both sides have to agree on. */
const script = readFileSync(join(__dirname, '../../../glue/extract-sales.py'), 'utf8');
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

  test('cuts parts that one invocation can hold, and lets through the longest row', () => {
    const rows = Number(once(/^ROWS_PER_PART = (.+)$/gm).replaceAll('_', ''));
    const megabytes = once(/^PART_BYTES = (\d+) \* 1024 \* 1024$/gm);

    expect(rows).toBe(10_000);
    expect(Number(megabytes) * 1024 * 1024).toBeGreaterThan(MAX_LINE_BYTES);
  });
});
