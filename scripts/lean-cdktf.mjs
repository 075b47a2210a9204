/** cdktf without what it spends half of a synth on and nobody here needs (docs/decisions/0008). */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PLAIN_COPY = fileURLToPath(new URL('plain-copy.cjs', import.meta.url));

/**
 * Parts of cdktf that cost half of a synth and do nothing here: the stack that it records for every token (only for
 * the text of its own errors), the archiver (only for directory assets, which docs/decisions/0005 bars), and looking
 * for tokens in values that plainly have none (plain-copy.cjs).
 */
export const leanCdktf = {
  name: 'lean-cdktf',
  setup(build) {
    build.onLoad(
      { filter: /[\\/]lib[\\/]tokens[\\/]private[\\/]stack-trace\.js$/ },
      ({ path }) => ({
        contents: `${readFileSync(path, 'utf8')}\nexports.captureStackTrace = () => [];`,
      }),
    );
    build.onLoad({ filter: /[\\/]lib[\\/]tokens[\\/]private[\\/]resolve\.js$/ }, ({ path }) => ({
      // Where the text is another, nothing is replaced: slower, and as right as before.
      contents: readFileSync(path, 'utf8')
        .replace(
          'function resolve(obj, options) {',
          `const { NOT_PLAIN, plainCopy } = require(${JSON.stringify(PLAIN_COPY)});
           function resolve(obj, options) {
             const plain = plainCopy(obj, options, resolve);
             if (plain !== NOT_PLAIN) return plain;`,
        )
        .replace(
          'for (const key of Object.keys(obj)) {',
          'for (const key of Object.keys(obj)) { if (obj[key] === undefined) continue;',
        ),
    }));
    build.onResolve({ filter: /^archiver$/ }, () => ({ path: 'archiver', namespace: 'absent' }));
    build.onLoad({ filter: /.*/, namespace: 'absent' }, () => ({
      contents: `module.exports = () => { throw new Error('directory assets are not bundled: use a file asset'); };`,
    }));
  },
};
