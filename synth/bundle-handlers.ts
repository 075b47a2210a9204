import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { HandlerCatalog } from '../constructs/handler-code';
import { compileHandlers, ESBUILD_OPTIONS } from './compile-handlers';
import { readJson, sha256, sha256OfFile } from './content-cache';
import { HandlerError } from './handler-error';
import { zip } from './zip';

/** Where things are; all paths absolute. */
export interface BundlePlaces {
  /** The project: holds `lambdas/` and `package-lock.json`. */
  readonly root: string;
  /** Bundles are kept here between synths, by content. */
  readonly cacheDirectory: string;
  /** The zips go to `assets/` under it. */
  readonly outputDirectory: string;
}

/** How a module exports its handler. */
const HANDLER = /^export (?:const|(?:async )?function) handler\b/m;

interface Manifest {
  readonly key: string;
  /** Our own source files, each with the hash it had. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly zips: Readonly<
    Record<string, { readonly file: string; readonly sourceCodeHash: string }>
  >;
}

/** The handlers of a synth. */
export interface BundledHandlers {
  /** @throws HandlerError when there is no such handler */
  readonly code: HandlerCatalog;
  /** Puts the zips where the stacks look for them, and takes away those of earlier synths. */
  writeAssets(): void;
}

/**
 * Bundles every handler (a file `lambdas/<workflow>/<handler>.ts` that exports `handler`) in one esbuild call and
 * zips each; unchanged sources are not bundled again. The zips are the same bytes on every machine.
 *
 * @throws HandlerError when a handler does not compile
 */
export function bundleHandlers(places: BundlePlaces): BundledHandlers {
  const manifest = freshManifest(places) ?? bundle(places);
  return {
    code: (handler) => {
      const found = manifest.zips[handler];
      if (!found) {
        const known = Object.keys(manifest.zips).join(', ');
        throw new HandlerError(`no handler '${handler}'; known: ${known}`);
      }
      // Terraform runs in cdktf.out/stacks/<stack>.
      return { filename: `../../assets/${found.file}`, sourceCodeHash: found.sourceCodeHash };
    },
    writeAssets: () =>
      writeAssets(
        places,
        Object.values(manifest.zips).map(({ file }) => file),
      ),
  };
}

function writeAssets(
  { cacheDirectory, outputDirectory }: BundlePlaces,
  files: readonly string[],
): void {
  const assets = join(outputDirectory, 'assets');
  mkdirSync(assets, { recursive: true });
  for (const file of readdirSync(assets)) if (!files.includes(file)) rmSync(join(assets, file));
  for (const file of files) {
    // The name holds the hash of the contents: a file that is there is the right one.
    if (!existsSync(join(assets, file)))
      copyFileSync(join(cacheDirectory, file), join(assets, file));
  }
}

/** Handlers by name, in order: `order/charge-payment` is `lambdas/order/charge-payment.ts`. */
export function findHandlers(root: string): string[] {
  const lambdas = join(root, 'lambdas');
  return readdirSync(lambdas, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => HANDLER.test(readFileSync(join(lambdas, file), 'utf8')))
    .map((file) => file.slice(0, -'.ts'.length).replaceAll('\\', '/'))
    .sort();
}

function manifestFile({ cacheDirectory }: BundlePlaces): string {
  return join(cacheDirectory, 'manifest.json');
}

/** What the bundles depend on besides our own sources: installed packages, compiler options, esbuild's options. */
function cacheKey(root: string, handlers: readonly string[]): string {
  const files = ['package-lock.json', 'tsconfig.json'].map((file) =>
    sha256OfFile(join(root, file)),
  );
  return sha256(JSON.stringify([files, ESBUILD_OPTIONS, handlers]));
}

function freshManifest(places: BundlePlaces): Manifest | undefined {
  const manifest = readJson<Manifest>(manifestFile(places));
  if (manifest?.key !== cacheKey(places.root, findHandlers(places.root))) return undefined;
  const unchanged = Object.entries(manifest.inputs).every(
    ([file, hash]) => sha256OfFile(join(places.root, file)) === hash,
  );
  const complete = Object.values(manifest.zips).every(({ file }) =>
    existsSync(join(places.cacheDirectory, file)),
  );
  return unchanged && complete ? manifest : undefined;
}

function bundle(places: BundlePlaces): Manifest {
  const handlers = findHandlers(places.root);
  const compiled = compileHandlers(places.root, handlers);
  mkdirSync(places.cacheDirectory, { recursive: true });
  const zips = Object.fromEntries(
    [...compiled.bundles].map(([handler, contents]) => [
      handler,
      store(places.cacheDirectory, handler, zip({ 'index.js': contents })),
    ]),
  );
  const inputs = Object.fromEntries(
    compiled.inputs
      .filter((file) => !file.includes('node_modules/'))
      .map((file) => [file, sha256OfFile(join(places.root, file)) ?? '']),
  );
  const manifest = { key: cacheKey(places.root, handlers), inputs, zips };
  writeFileSync(manifestFile(places), JSON.stringify(manifest));
  return manifest;
}

function store(directory: string, handler: string, bytes: Uint8Array): Manifest['zips'][string] {
  const hash = sha256(bytes);
  const file = `${handler.replaceAll('/', '-')}-${hash.slice(0, 16)}.zip`;
  writeFileSync(join(directory, file), bytes);
  return { file, sourceCodeHash: Buffer.from(hash, 'hex').toString('base64') };
}
