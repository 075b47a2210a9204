import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { BuildFailure } from 'esbuild';
import { OptionError } from './option-error';

/** A function that a file exports. What it takes and returns is between it and its caller. */
export type ExportedHandler = (...parameters: readonly unknown[]) => unknown;

/**
 * Bundles a TypeScript or JavaScript file with what it imports, and gives the function that it exports as default or as
 * `handler`. The bundle is kept by its content.
 *
 * @throws OptionError when there is no such file, it does not compile, it breaks while it loads, or it exports no
 * function
 */
export async function loadHandler(file: string, cacheDirectory: string): Promise<ExportedHandler> {
  if (!existsSync(file)) throw new OptionError(`cannot read ${file}: no such file`);
  const bundle = await bundled(file, cacheDirectory);
  const exported = exportsOf(file, bundle);
  const main = propertyOf(exported, 'default');
  const handler = [
    exported,
    propertyOf(exported, 'handler'),
    main,
    propertyOf(main, 'handler'),
  ].find(isFunction);
  if (handler === undefined) {
    throw new OptionError(
      `${file} exports no function; allowed: export default, or export const handler`,
    );
  }
  return handler;
}

async function bundled(file: string, cacheDirectory: string): Promise<string> {
  // Loaded only here: a run without handler files does not need it.
  const { build } = require('esbuild') as typeof import('esbuild');
  const result = await build({
    entryPoints: [resolve(file)],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    keepNames: true,
    sourcemap: 'inline',
    write: false,
    logLevel: 'silent',
  }).catch((failure: BuildFailure) => {
    const [{ text, location } = { text: failure.message, location: null }] = failure.errors;
    const place = location === null ? file : `${location.file}:${location.line}:${location.column}`;
    throw new OptionError(`${file} does not compile: ${place}: ${text}`);
  });
  const text = result.outputFiles[0]?.text ?? '';
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const bundle = resolve(cacheDirectory, `${hash}.cjs`);
  mkdirSync(cacheDirectory, { recursive: true });
  if (!existsSync(bundle)) writeFileSync(bundle, text);
  return bundle;
}

function exportsOf(file: string, bundle: string): unknown {
  try {
    return createRequire(bundle)(bundle) as unknown;
  } catch (thrown) {
    const reason = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
    throw new OptionError(`${file} breaks while it loads: ${reason}`);
  }
}

function isFunction(value: unknown): value is ExportedHandler {
  return typeof value === 'function';
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
