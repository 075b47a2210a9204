import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readJson, sha256, sha256OfFile } from '../../synth/content-cache';
import { temporaryDirectory } from '../support/temporary-directory';

const file = join(temporaryDirectory('content-cache'), 'a.json');

test('a file that is not there has neither a hash nor content', () => {
  expect(sha256OfFile(file)).toBeUndefined();
  expect(readJson(file)).toBeUndefined();
});

test('a file has the hash of its bytes, and content when it is JSON', () => {
  writeFileSync(file, '{"a":1}');
  expect(sha256OfFile(file)).toBe(sha256('{"a":1}'));
  expect(readJson(file)).toEqual({ a: 1 });

  writeFileSync(file, '{"a":');
  expect(readJson(file)).toBeUndefined();
});
