import { readFileSync } from 'node:fs';
import { UsageError } from './usage-error';

const STDIN = 0;

/** What a file is called in messages: `-` is stdin. */
export function fileTitle(file: string): string {
  return file === '-' ? 'stdin' : file;
}

/**
 * Reads a file of UTF-8 text, or standard input when the name is `-`. A byte order mark, which some editors write
 * and JSON does not know, is left out.
 *
 * @throws UsageError when the name is empty, or the file cannot be read or is in another encoding.
 */
export function readTextFile(file: string): string {
  if (file === '') throw new UsageError('an empty file name; give a path, or - for stdin');
  const bytes = readBytes(file);
  const encoding = utf16(bytes);
  if (encoding !== undefined) {
    throw new UsageError(`${fileTitle(file)}: ${encoding}; save it as UTF-8`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${fileTitle(file)}: not text in UTF-8`);
  }
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file === '-' ? STDIN : file);
  } catch (error) {
    throw new UsageError(`cannot read ${fileTitle(file)}: ${reason(error)}`);
  }
}

/** UTF-16 by its byte order mark or, without one, by the zero byte beside the first sign, which JSON has in ASCII. */
function utf16(bytes: Buffer): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'UTF-16 (little endian)';
  if (first === 0xfe && second === 0xff) return 'UTF-16 (big endian)';
  if (first !== 0 && second === 0) return 'UTF-16 (little endian)';
  return first === 0 && second !== undefined && second !== 0 ? 'UTF-16 (big endian)' : undefined;
}

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'no such file',
    EISDIR: 'it is a directory',
    EACCES: 'permission denied',
  };
  return known[code] ?? code;
}
