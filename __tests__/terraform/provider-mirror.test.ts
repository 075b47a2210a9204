import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findMirror } from './provider-mirror';

const PROVIDER = 'registry.terraform.io/hashicorp/aws/5.100.0';
const PLATFORM = 'linux_amd64';

describe('findMirror', () => {
  let machine = '';
  const at = (...path: readonly string[]) => join(machine, ...path);
  const addMirror = (directory: string, platform = PLATFORM): string => {
    mkdirSync(join(directory, PROVIDER, platform), { recursive: true });
    return directory;
  };
  const find = (environment: Readonly<Record<string, string>> = {}) =>
    findMirror({
      provider: PROVIDER,
      platform: PLATFORM,
      // So that what the machine of the test has in /usr/share does not count.
      environment: { XDG_DATA_DIRS: at('share'), ...environment },
      home: at('home'),
      roots: [at('opt'), at('home')],
    });

  beforeEach(() => {
    machine = mkdtempSync(join(tmpdir(), 'mirror-test-'));
  });
  afterEach(() => rmSync(machine, { recursive: true, force: true }));

  test('gives nothing where no directory holds the provider', () => {
    mkdirSync(at('opt', 'something', 'else'), { recursive: true });

    expect(find()).toBeUndefined();
  });

  test('takes the directory of TF_PLUGIN_MIRROR before every other', () => {
    addMirror(at('home', '.terraform.d', 'plugins'));
    const named = addMirror(at('named'));

    expect(find({ TF_PLUGIN_MIRROR: named })).toBe(named);
  });

  test('looks on when TF_PLUGIN_MIRROR names a directory without the provider', () => {
    const implied = addMirror(at('home', '.terraform.d', 'plugins'));

    expect(find({ TF_PLUGIN_MIRROR: at('nowhere') })).toBe(implied);
  });

  test.each([
    ['the home directory', ['home', '.local', 'share', 'terraform', 'plugins']],
    ['the shared data directories', ['share', 'terraform', 'plugins']],
  ])('finds the mirror that Terraform implies in %s', (_, path) => {
    const implied = addMirror(at(...path));
    addMirror(at('opt', 'a'));

    expect(find()).toBe(implied);
  });

  test('finds the plugin cache of Terraform', () => {
    const cache = addMirror(at('cache'));

    expect(find({ TF_PLUGIN_CACHE_DIR: cache })).toBe(cache);
  });

  test('searches the roots, nearest first', () => {
    addMirror(at('opt', 'a', 'deep', 'mirror'));
    const near = addMirror(at('opt', 'z'));

    expect(find()).toBe(near);
  });

  test('passes over a mirror for another platform', () => {
    addMirror(at('opt', 'other'), 'darwin_arm64');

    expect(find()).toBeUndefined();
  });

  test('passes over node_modules, links and what lies deeper than six directories', () => {
    addMirror(at('opt', 'node_modules', 'mirror'));
    addMirror(at('opt', '1', '2', '3', '4', '5', '6', '7'));
    symlinkSync(addMirror(at('elsewhere')), at('opt', 'link'));

    expect(find()).toBeUndefined();
  });
});
