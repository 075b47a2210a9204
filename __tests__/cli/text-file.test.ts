import fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { readTextFile } from '../../cli/text-file';
import { temporaryDirectory } from '../support/temporary-directory';

const directory = temporaryDirectory('text-file');
const path = join(directory, 'a.txt');
fs.writeFileSync(path, 'text');

describe('a file of text', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test('is standard input under the name -', () => {
    const read = jest.spyOn(fs, 'readFileSync').mockReturnValue(Buffer.from('{}'));

    expect(readTextFile('-')).toBe('{}');
    expect(read).toHaveBeenCalledWith(0);
  });

  test('is called stdin when that cannot be read', () => {
    jest.spyOn(fs, 'readFileSync').mockImplementation(() => {
      throw Object.assign(new Error('would block'), { code: 'EAGAIN' });
    });

    expect(() => readTextFile('-')).toThrow('cannot read stdin: EAGAIN');
  });

  test.each([
    ['below another file', join(path, 'b'), 'ENOTDIR'],
    ['with a sign that no path has', 'a\0b', 'ERR_INVALID_ARG_VALUE'],
  ])('%s cannot be read, with the code of the system', (_how, file, code) => {
    expect(() => readTextFile(file)).toThrow(`cannot read ${file}: ${code}`);
  });
});
