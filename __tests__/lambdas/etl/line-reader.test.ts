import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MAX_LINE_BYTES, type RawLine, readLines } from '../../../lambdas/etl/line-reader';
import { chunksOf } from '../../support/fake-objects';

async function linesOf(bytes: Uint8Array, chunkBytes: number): Promise<RawLine[]> {
  const lines: RawLine[] = [];
  for await (const line of readLines(chunksOf(bytes, chunkBytes))) lines.push(line);
  return lines;
}

const texts = async (text: string, chunkBytes = 3): Promise<string[]> =>
  (await linesOf(Buffer.from(text), chunkBytes)).map(({ bytes }) => bytes.toString());
const checksumOf = (bytes: Uint8Array): number =>
  createHash('sha256').update(bytes).digest().readUInt32BE();

describe('readLines', () => {
  test.each([
    ['LF', 'a\nb\n', ['a', 'b']],
    ['CRLF', 'a\r\nb\r\n', ['a', 'b']],
    ['no end of the last line', 'a\nb', ['a', 'b']],
    ['empty lines', '\n\r\na\n\n\nb\n\n', ['a', 'b']],
    ['CR', 'a\rb\r', ['a', 'b']],
    ['CR CR LF', 'a\r\r\nb\r\r\n', ['a', 'b']],
    ['a BOM, which belongs to the line', '\uFEFFa\rb', ['\uFEFFa', 'b']],
    ['nothing', '', []],
    ['a quoted line break, which ends the row as well', '"a\nb"\n', ['"a', 'b"']],
  ])('reads %s', async (_what, text, expected) => {
    expect(await texts(text)).toEqual(expected);
  });

  test('does not depend on where the chunks end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', '\r', '\n', 'é'), { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        async (signs, chunkBytes) => {
          const bytes = Buffer.from(signs.join(''));

          expect(await linesOf(bytes, chunkBytes)).toEqual(await linesOf(bytes, 1_000));
        },
      ),
    );
  });

  test('reads its own lines again when they are joined, whatever they were ended by', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', '"', ',', '\r', '\n', '\r\n', '\r\r\n', 'é', '\uFEFF')),
        fc.constantFrom('\n', '\r', '\r\n', '\r\r\n'),
        fc.boolean(),
        async (signs, end, isEnded) => {
          const read = await linesOf(Buffer.from(signs.join('')), 5);
          const joined = read.map(({ bytes }) => bytes.toString()).join(end) + (isEnded ? end : '');

          expect(await linesOf(Buffer.from(joined), 5)).toEqual(read);
        },
      ),
    );
  });

  test('sums the bytes of a line without its end', async () => {
    const [line] = await linesOf(Buffer.from('2026,é\r\n'), 2);

    expect(line?.checksum).toBe(checksumOf(Buffer.from('2026,é')));
  });

  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['nothing', ''],
  ])(
    'holds no more of a huge line, ended by %s, than its beginning, and sums it all',
    async (_what, end) => {
      const huge = Buffer.alloc(MAX_LINE_BYTES * 3, 'x');
      const bytes = Buffer.concat([huge, Buffer.from(`${end}next`)]);
      const [line, ...rest] = await linesOf(end === '' ? huge : bytes, 1_000);

      expect(line).toMatchObject({ isTooLong: true, checksum: checksumOf(huge) });
      expect(line?.bytes).toHaveLength(MAX_LINE_BYTES);
      expect(rest.map(({ bytes: next }) => next.toString())).toEqual(end === '' ? [] : ['next']);
    },
  );

  test.each([
    ['as long as allowed', MAX_LINE_BYTES, false],
    ['a byte longer', MAX_LINE_BYTES + 1, true],
    ['two bytes longer', MAX_LINE_BYTES + 2, true],
  ])('judges a line that is %s, with its CR or without', async (_what, length, isTooLong) => {
    const bytes = Buffer.alloc(length, 'x');
    for (const end of ['\n', '\r\n']) {
      const [line] = await linesOf(Buffer.concat([bytes, Buffer.from(end)]), 997);

      expect(line).toMatchObject({ isTooLong, checksum: checksumOf(bytes) });
    }
  });
});
