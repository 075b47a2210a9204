import { describe, expect, test } from '@jest/globals';
import { importsOf, readSource, sourceFiles, specifiersIn } from './support/source-files';

/** The floors of the project, and the floors that each may stand on. */
const STANDS_ON: Readonly<Record<string, readonly string[]>> = {
  asl: [],
  config: [],
  workflows: ['asl'],
  lambdas: ['workflows'],
  simulator: ['asl'],
  constructs: ['asl', 'config'],
  stacks: ['constructs', 'workflows', 'config'],
  synth: ['constructs', 'asl'],
  scripts: ['asl', 'config', 'synth'],
  local: ['simulator', 'workflows', 'lambdas', 'config', 'asl'],
  cli: ['asl', 'config', 'workflows', 'simulator', 'local', 'constructs', 'synth'],
  bench: ['asl', 'config', 'lambdas', 'simulator', 'constructs', 'stacks', 'synth'],
};
const FOLDERS = Object.keys(STANDS_ON);

/** Floors that must survive the end of CDKTF. */
const FREE_OF_CDKTF = ['asl', 'config', 'workflows', 'lambdas', 'simulator', 'local', 'cli'];
const CDKTF = /^(cdktf|cdktn|constructs|@cdktf\/.*|@cdktn\/.*)$/;

/** Modules of workflows that hold names, of which handlers know the same. */
const NAMES_ONLY = /-(errors|status|parts)$/;

const allFiles = (folders: readonly string[]): string[] => folders.flatMap(sourceFiles);

describe('imports', () => {
  test.each(FOLDERS)('of %s go down only', (folder) => {
    const allowed = [folder, ...(STANDS_ON[folder] ?? [])];
    const upward = sourceFiles(folder)
      .flatMap(importsOf)
      .filter(({ folder: target }) => target !== undefined && !allowed.includes(target))
      .map(({ importer, specifier }) => `${importer} imports ${specifier}`);

    expect(upward).toEqual([]);
  });

  test('of the floors make no circle', () => {
    const reach = (folder: string, seen: readonly string[] = []): string[] =>
      (STANDS_ON[folder] ?? []).flatMap((below) =>
        seen.includes(below) ? [below] : [below, ...reach(below, [...seen, below])],
      );

    expect(FOLDERS.filter((folder) => reach(folder).includes(folder))).toEqual([]);
  });

  test('of lambdas take from workflows the names of errors, statuses and parts only', () => {
    const others = sourceFiles('lambdas')
      .flatMap(importsOf)
      .filter(({ folder }) => folder === 'workflows')
      .filter(({ specifier }) => !NAMES_ONLY.test(specifier))
      .map(({ importer, specifier }) => `${importer} imports ${specifier}`);

    expect(others).toEqual([]);
  });

  test('of the modules with those names are none: a handler bundles nothing of a definition', () => {
    const modules = sourceFiles('workflows').filter((file) =>
      NAMES_ONLY.test(file.replace(/\.ts$/, '')),
    );

    expect(modules.length).toBeGreaterThan(4);
    expect(modules.flatMap(importsOf)).toEqual([]);
  });

  test.each(FREE_OF_CDKTF)('of %s do without CDKTF', (folder) => {
    const bound = sourceFiles(folder)
      .flatMap(importsOf)
      .filter(({ specifier }) => CDKTF.test(specifier))
      .map(({ importer, specifier }) => `${importer} imports ${specifier}`);

    expect(bound).toEqual([]);
  });

  test('never load the whole provider: seconds, and a gigabyte', () => {
    const whole = [...allFiles([...FOLDERS, '__tests__']), 'main.ts']
      .flatMap(importsOf)
      .filter(({ specifier }) => /^@cdktf\/provider-aws(\/lib(\/index)?)?$/.test(specifier))
      .map(({ importer }) => importer);

    expect(whole).toEqual([]);
  });

  test('are found in every form by the scanner of these tests', () => {
    const text = `
import a from 'a';
import { b,
  type B } from "b";
import type * as c from 'c';
import 'd';
export * from 'e';
const f = require('f') as typeof import('g');
const h = await import('h');
export const text = 'i';
`;

    expect(specifiersIn(text).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
  });

  test('are found in the files that are there', () => {
    const found = importsOf('main.ts').map(({ specifier }) => specifier);

    expect(found).toContain('./config/check');
    expect(found).toContain('cdktf');
    expect(sourceFiles('constructs').length).toBeGreaterThan(10);
  });
});

describe('the environment of the process', () => {
  const infrastructure = ['asl', 'config', 'workflows', 'constructs', 'stacks', 'synth'];

  test('is read by main.ts and scripts alone, among infrastructure code', () => {
    const readers = allFiles(infrastructure).filter((file) =>
      /process\s*\.\s*env\b|process\[|node:process/.test(readSource(file)),
    );

    expect(readers).toEqual([]);
  });

  test('is read by handlers in one place', () => {
    const readers = sourceFiles('lambdas').filter((file) =>
      readSource(file).includes('process.env'),
    );

    expect(readers).toEqual(['lambdas/shared/environment.ts']);
  });
});

test('names of AWS are made in config/naming.ts only', () => {
  const makers = allFiles(['constructs', 'stacks']).filter((file) =>
    /[`'"]arn:/.test(readSource(file)),
  );

  expect(makers).toEqual([]);
});
