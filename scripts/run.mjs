/**
 * Bundles a TypeScript entry with esbuild and runs it in this process: `node scripts/run.mjs main.ts …`.
 * The bundle is kept under .cache/run and made again only when one of its inputs has changed, so that a
 * second run costs one Node start and no compiler; nor does V8 compile it again, whose code is kept beside it.
 * cdktf goes into the bundle too: it loads faster so.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { leanCdktf } from './lean-cdktf.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);

/** Loaded only by who needs them; esbuild and PGlite find their binaries beside their files. */
const EXTERNAL = ['esbuild', 'amazon-states-language-service', 'jsonata', '@electric-sql/pglite'];

const [entry, ...args] = process.argv.slice(2);
if (entry === undefined || !existsSync(join(root, entry))) {
  console.error(`usage: node scripts/run.mjs ENTRY.ts [ARGUMENT…]; got ${entry ?? 'no entry'}`);
  process.exit(2);
}

const bundle = join(root, '.cache', 'run', `${entry.replace(/\W+/g, '-')}.cjs`);
const record = `${bundle}.json`;
if (!isFresh()) await build();
process.argv = [process.argv[0], join(root, entry), ...args];
run();

/** Runs the bundle as Node runs a CommonJS module, with V8's code of the last run if there is any. */
function run() {
  const text = readFileSync(bundle, 'utf8');
  // V8 itself compares no more than the length of the text: the name has to tell one text from another.
  const codeFile = `${bundle}.${hash(text).slice(0, 16)}.v8`;
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${text}\n})`,
    {
      filename: bundle,
      cachedData: existsSync(codeFile) ? readFileSync(codeFile) : undefined,
    },
  );
  if (script.cachedDataRejected !== false) {
    // At the end, when the functions that a run needs have been compiled.
    process.once('exit', () => replaceFile(codeFile, script.createCachedData()));
  }
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(bundle), module, bundle, dirname(bundle));
}

/** Installed packages are known by the lock file; our own files by their contents. */
function isFresh() {
  if (!existsSync(bundle) || !existsSync(record)) return false;
  const { always, inputs } = JSON.parse(readFileSync(record, 'utf8'));
  return (
    always === alwaysKey() &&
    Object.entries(inputs).every(([file, hash]) => hashOf(join(root, file)) === hash)
  );
}

async function build() {
  const directory = dirname(bundle);
  mkdirSync(directory, { recursive: true });
  const codeFiles = readdirSync(directory).filter(
    (file) => file.startsWith(`${basename(bundle)}.`) && file.endsWith('.v8'),
  );
  for (const file of codeFiles) rmSync(join(directory, file), { force: true });
  const esbuild = require('esbuild');
  let result;
  try {
    result = await esbuild.build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      target: 'node20',
      external: EXTERNAL,
      minifySyntax: true,
      minifyWhitespace: true,
      metafile: true,
      // Written by replaceFile: another run may be reading it.
      write: false,
      logLevel: 'error',
      plugins: [leanCdktf],
    });
  } catch {
    process.exit(1); // esbuild has printed what is wrong and where.
  }
  for (const { contents } of result.outputFiles) replaceFile(bundle, contents);
  const own = Object.keys(result.metafile.inputs).filter((file) => !file.includes('node_modules/'));
  const inputs = Object.fromEntries(own.map((file) => [file, hashOf(join(root, file))]));
  replaceFile(record, JSON.stringify({ always: alwaysKey(), inputs }));
}

/** Whole or not at all, for a run beside this one. */
function replaceFile(file, content) {
  writeFileSync(`${file}.${process.pid}`, content);
  renameSync(`${file}.${process.pid}`, file);
}

/** What every bundle depends on besides its inputs: Node, the installed packages, compiler options, these scripts. */
function alwaysKey() {
  const files = ['package-lock.json', 'tsconfig.json', 'scripts/run.mjs', 'scripts/lean-cdktf.mjs'];
  return [process.version, ...files.map((file) => hashOf(join(root, file)))].join();
}

function hashOf(file) {
  return existsSync(file) ? hash(readFileSync(file)) : undefined;
}

function hash(content) {
  return createHash('sha256').update(content).digest('hex');
}
