import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { buildSync } from 'esbuild';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { zip } from '../../synth/zip';
import { runNode } from '../support/project-copy';
import { PROJECT_ROOT } from '../support/source-files';
import { temporaryDirectory } from '../support/temporary-directory';

const files = { 'index.js': strToU8('exports.handler = () => 1;'), 'a.txt': strToU8('ä') };
const directory = temporaryDirectory('zip');

describe('zip', () => {
  test('holds each file as it was', () => {
    const found = unzipSync(zip(files));

    expect(Object.keys(found).sort()).toEqual(['a.txt', 'index.js']);
    expect(strFromU8(found['a.txt'] ?? new Uint8Array())).toBe('ä');
  });

  test('has the same bytes whatever the order of the files', () => {
    const turned = Object.fromEntries(Object.entries(files).reverse());

    expect(Buffer.from(zip(turned)).equals(zip(files))).toBe(true);
  });

  test('gives every file the first moment of 1980 and makes it readable', () => {
    const bytes = Buffer.from(zip({ 'index.js': strToU8('1') }));
    const central = bytes.indexOf('PK\u0001\u0002', 0, 'latin1');

    // Local header: time at 10, date at 12 (day 1, month 1, year 0 since 1980).
    expect([bytes.readUInt16LE(10), bytes.readUInt16LE(12)]).toEqual([0, 0b0000000_0001_00001]);
    // Central header: Unix in the upper byte of the maker, the file's mode in the upper half of the attributes.
    expect(bytes.readUInt8(central + 5)).toBe(3);
    expect(bytes.readUInt16LE(central + 40).toString(8)).toBe('100644');
  });

  test('has the same bytes in every time zone', async () => {
    const bundle = join(directory, 'zip.cjs');
    buildSync({
      absWorkingDir: PROJECT_ROOT,
      stdin: {
        contents: `
          import { zip } from './synth/zip';
          const bytes = zip({ 'index.js': new TextEncoder().encode('exports.handler = 1') });
          console.log(new Date(0).getHours(), Buffer.from(bytes).toString('hex'));
        `,
        resolveDir: PROJECT_ROOT,
      },
      bundle: true,
      platform: 'node',
      outfile: bundle,
    });
    const zones = ['UTC', 'Pacific/Kiritimati', 'America/St_Johns', 'Europe/Berlin'];

    const runs = await Promise.all(zones.map((TZ) => runNode(directory, [bundle], { TZ })));
    const printed = runs.map(({ stdout }) => stdout.trim().split(' '));

    expect(new Set(printed.map(([hours]) => hours)).size).toBe(zones.length);
    expect(new Set(printed.map(([, bytes]) => bytes)).size).toBe(1);
    expect(printed[0]?.[1]).toMatch(/^504b0304/);
  });
});
