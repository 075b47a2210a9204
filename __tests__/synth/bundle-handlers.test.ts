import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import type { HandlerCatalog } from '../../constructs/handler-code';
import { type BundlePlaces, bundleHandlers, findHandlers } from '../../synth/bundle-handlers';
import { HandlerError } from '../../synth/handler-error';
import { temporaryDirectory } from '../support/temporary-directory';

const scratch = temporaryDirectory('bundle');
let count = 0;
let places: BundlePlaces;

/** A project of two handlers that share a file. */
const SOURCES = {
  'package-lock.json': '{ "lockfileVersion": 3 }',
  'tsconfig.json': '{ "compilerOptions": { "target": "es2022" } }',
  'lambdas/shop/greet.ts':
    "import { text } from '../shared/text';\nexport const handler = (name: string): string => text(name);\n",
  'lambdas/shop/fail.ts':
    "import { OutOfStock as other } from '../shared/errors';\nclass OutOfStock extends Error {}\nexport const handler = (): string[] => [OutOfStock.name, other.name];\n",
  'lambdas/shared/errors.ts': 'export class OutOfStock extends Error {}\n',
  'lambdas/shared/text.ts': 'export const text = (name: string): string => `hello ${name}`;\n',
} as const;

function write(file: string, content: string): void {
  mkdirSync(dirname(join(places.root, file)), { recursive: true });
  writeFileSync(join(places.root, file), content);
}

function newProject(): BundlePlaces {
  count += 1;
  const root = join(scratch, `project ${count}`);
  places = { root, cacheDirectory: join(root, '.cache'), outputDirectory: join(root, 'out') };
  for (const [file, content] of Object.entries(SOURCES)) write(file, content);
  return places;
}

const assets = (): string[] => readdirSync(join(places.outputDirectory, 'assets')).sort();
const zipOf = (filename: string): Buffer =>
  readFileSync(join(places.outputDirectory, 'assets', basename(filename)));

/** The code in a zip. */
function sourceOf(filename: string): string {
  const { 'index.js': source = new Uint8Array() } = unzipSync(zipOf(filename));
  return strFromU8(source);
}

/** The handler that Lambda would call. */
function handlerIn(filename: string): (input?: string) => unknown {
  const module = { exports: { handler: (_input?: string): unknown => 'no handler' } };
  new Function('module', 'exports', sourceOf(filename))(module, module.exports);
  return module.exports.handler;
}

/** Bundles as a synth does that goes well. */
function bundled(): HandlerCatalog {
  const handlers = bundleHandlers(places);
  handlers.writeAssets();
  return handlers.code;
}

/** Marks the record of the last bundling; a bundling writes it anew, without the mark. */
function mark(): () => boolean {
  const file = join(places.cacheDirectory, 'manifest.json');
  const record = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...record, marked: true }));
  return () => readFileSync(file, 'utf8').includes('"marked":true');
}

beforeEach(() => {
  newProject();
});

describe('findHandlers', () => {
  test('names the files that export a handler, in order', () => {
    expect(findHandlers(places.root)).toEqual(['shop/fail', 'shop/greet']);
  });
});

describe('bundleHandlers', () => {
  test('gives a zip for each handler, named and hashed by its contents', () => {
    const code = bundled()('shop/greet');
    const hash = createHash('sha256').update(zipOf(code.filename));

    expect(code.sourceCodeHash).toBe(hash.copy().digest('base64'));
    expect(code.filename).toBe(`../../assets/shop-greet-${hash.digest('hex').slice(0, 16)}.zip`);
    expect(assets()).toHaveLength(2);
  });

  test('puts a handler that runs into the zip, with what it imports', () => {
    const { filename } = bundled()('shop/greet');

    expect(handlerIn(filename)('you')).toBe('hello you');
    expect(Object.keys(unzipSync(zipOf(filename)))).toEqual(['index.js']);
  });

  test.each(['function', 'async function'])('finds a handler that is a %s', (kind) => {
    write('lambdas/shop/wave.ts', `export ${kind} handler(): unknown {\n  return 1;\n}\n`);

    expect(bundled()('shop/wave').filename).toMatch(/shop-wave-/);
  });

  test('keeps the names of errors, which workflows match, also of two with one name', () => {
    const { filename } = bundled()('shop/fail');

    expect(handlerIn(filename)()).toEqual(['OutOfStock', 'OutOfStock']);
  });

  test('gives event streams only to a handler that cannot load without them', () => {
    const streams = 'node_modules/@smithy/core/event-streams.js';
    write(streams, "export const marshaller = () => 'marshalled';\n");
    write(
      'lambdas/shop/greet.ts',
      "export const handler = async () => (await import('@smithy/core/event-streams')).marshaller();\n",
    );
    write(
      'lambdas/shop/watch.ts',
      "import { marshaller } from '@smithy/core/event-streams';\nexport const handler = () => marshaller();\n",
    );
    const code = bundled();

    expect(handlerIn(code('shop/watch').filename)()).toBe('marshalled');
    expect(sourceOf(code('shop/greet').filename)).not.toContain('marshalled');
  });

  test('bundles nothing again when nothing has changed', () => {
    const first = bundled()('shop/greet');
    const untouched = mark();

    expect(bundled()('shop/greet')).toEqual(first);
    expect(untouched()).toBe(true);
  });

  test('fetches the zips from the cache when the output is gone', () => {
    const { filename } = bundled()('shop/greet');
    const untouched = mark();
    rmSync(places.outputDirectory, { recursive: true });

    bundled();

    expect(assets()).toContain(basename(filename));
    expect(untouched()).toBe(true);
  });

  test.each([
    ['a file that a handler imports', 'lambdas/shared/text.ts', 'export const text = String;\n'],
    ['the installed packages', 'package-lock.json', '{ "lockfileVersion": 4 }'],
    ['the settings of the compiler', 'tsconfig.json', '{ "compilerOptions": {} }'],
    ['the list of handlers', 'lambdas/shop/more.ts', 'export const handler = 1;\n'],
  ])('bundles again when this changes: %s', (_what, file, content) => {
    bundled();
    const untouched = mark();
    write(file, content);

    bundled();

    expect(untouched()).toBe(false);
  });

  test('bundles again when a zip has been lost from the cache', () => {
    const { filename } = bundled()('shop/greet');
    rmSync(join(places.cacheDirectory, basename(filename)));
    rmSync(places.outputDirectory, { recursive: true });

    expect(bundled()('shop/greet').filename).toBe(filename);
    expect(assets()).toContain(basename(filename));
  });

  test('gives new code to the changed handler and leaves the other as it is', () => {
    const older = bundled();
    write('lambdas/shared/text.ts', 'export const text = String;\n');
    const newer = bundled();

    expect(newer('shop/greet').sourceCodeHash).not.toBe(older('shop/greet').sourceCodeHash);
    expect(newer('shop/fail')).toEqual(older('shop/fail'));
  });

  test('leaves the output as it is until it is told to write', () => {
    const { filename } = bundled()('shop/greet');
    write('lambdas/shared/text.ts', 'export const text = String;\n');

    bundleHandlers(places);

    expect(assets()).toContain(basename(filename));
  });

  test('removes the zips of older code from the output', () => {
    const { filename } = bundled()('shop/greet');
    write('lambdas/shared/text.ts', 'export const text = String;\n');
    const fresh = bundled()('shop/greet').filename;

    expect(assets()).toContain(basename(fresh));
    expect(assets()).not.toContain(basename(filename));
    expect(assets()).toHaveLength(2);
  });

  test('gives the same zips in another directory and at another time', () => {
    const here = bundled();
    newProject();
    for (const file of Object.keys(SOURCES)) utimesSync(join(places.root, file), 1000, 1000);
    const there = bundled();

    expect(['shop/greet', 'shop/fail'].map(there)).toEqual(['shop/greet', 'shop/fail'].map(here));
  });

  test('knows no other handler, and says which it knows', () => {
    const code = bundled();

    expect(() => code('shop/gone')).toThrow("no handler 'shop/gone'; known: shop/fail, shop/greet");
  });

  test('tells which handler does not compile, and keeps no trace of it', () => {
    const { filename } = bundled()('shop/greet');
    write('lambdas/shop/greet.ts', 'export const handler = (: string) => 1;\n');

    expect(() => bundled()).toThrow(HandlerError);
    expect(() => bundled()).toThrow(/^handlers: 1 fault(.|\n)* lambdas\/shop\/greet\.ts:1:/);

    write('lambdas/shop/greet.ts', SOURCES['lambdas/shop/greet.ts']);
    expect(bundled()('shop/greet').filename).toBe(filename);
  });
});
