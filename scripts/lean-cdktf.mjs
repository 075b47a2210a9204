/** cdktf without what it spends most of a synth on and nobody here needs (docs/decisions/0008). */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fileBeside = (name) => fileURLToPath(new URL(name, import.meta.url));
const PLAIN_COPY = JSON.stringify(fileBeside('plain-copy.cjs'));

/** Replacements in files of cdktf: [what stands there, what is to stand there]. Each does nothing but leave out work. */
const PATCHES = {
  // The stack of every token's creation, for the text of cdktf's own errors alone.
  'tokens/private/stack-trace.js': [
    ['exports.captureStackTrace = captureStackTrace;', 'exports.captureStackTrace = () => [];'],
  ],
  'tokens/private/resolve.js': [
    // The search for tokens in values that hold none, and for more tokens in a string that is one as a whole.
    [
      'function resolve(obj, options) {',
      `const { NOT_PLAIN, plainCopy, wholeToken } = require(${PLAIN_COPY});
       function resolve(obj, options, isLookedAt = false) {
         if (!isLookedAt) {
           const plain = plainCopy(obj, options, resolve);
           if (plain !== NOT_PLAIN) return plain;
         }
         const key = wholeToken(obj);
         if (key !== undefined && options.resolver.constructor === resolvable_1.DefaultTokenResolver)
           return resolve(tokenMap.lookupToken(key), options, true);`,
    ],
    ['postProcessor = pp;', 'postProcessor = pp; exports.isPostProcessed = true;'],
  ],
  'terraform-stack.js': [
    // The second look at the whole stack: all of it is resolved, but for overrides and what a post-processor may add.
    [
      'return (0, _tokens_1.resolve)(this, tf);',
      `const { holdsNoToken } = require(${PLAIN_COPY});
       const { isPostProcessed } = require('./tokens/private/resolve');
       return !isPostProcessed && holdsNoToken(tf['//']) && holdsNoToken(this.rawOverrides)
         ? tf : (0, _tokens_1.resolve)(this, tf);`,
    ],
  ],
};

const FOLDER = /[\\/]node_modules[\\/]cdktf[\\/]lib[\\/]/;

/**
 * The esbuild plugin that bundles cdktf so. It fails where a file or a text to replace is missing: another version of
 * cdktf needs another look at its patch, or none.
 */
export const leanCdktf = {
  name: 'lean-cdktf',
  setup(build) {
    build.onLoad({ filter: FOLDER }, ({ path }) => {
      const [folder, file] = [dirname(path), path.split(FOLDER)[1].replaceAll('\\', '/')];
      if (file === 'index.js') expectFiles(folder);
      if (!Object.hasOwn(PATCHES, file)) return undefined;
      return { contents: PATCHES[file].reduce(replaceOnce(path), readFileSync(path, 'utf8')) };
    });
    build.onResolve({ filter: /^json-stable-stringify$/ }, () => ({
      path: fileBeside('stable-json.cjs'),
    }));
    // Only for directory assets, which docs/decisions/0005 bars.
    build.onResolve({ filter: /^archiver$/ }, () => ({ path: 'archiver', namespace: 'absent' }));
    build.onLoad({ filter: /.*/, namespace: 'absent' }, () => ({
      contents: `module.exports = () => { throw new Error('directory assets are not bundled: use a file asset'); };`,
    }));
  },
};

function expectFiles(folder) {
  const missing = Object.keys(PATCHES).filter((file) => !existsSync(join(folder, file)));
  if (missing.length > 0) throw new Error(`${folder} has no ${missing.join(', ')} to patch`);
}

function replaceOnce(path) {
  return (text, [from, to]) => {
    const parts = text.split(from);
    if (parts.length === 2) return parts.join(to);
    throw new Error(
      `${path} holds ${parts.length - 1} times, not once, what is to be patched: ${from}`,
    );
  };
}
