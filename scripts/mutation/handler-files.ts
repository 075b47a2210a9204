import { readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { nameOf, Source } from './source';

/** The sources of some folders of handlers and, of other folders, what these import; each once. */
export function handlerSources(root: string, folders: readonly string[]): Source[] {
  const sources = new Map<string, Source>();
  const waiting = folders.flatMap((folder) =>
    readdirSync(posix.join(root, folder))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => posix.join(folder, file)),
  );
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    if (sources.has(file)) continue;
    const source = new Source(root, file);
    sources.set(file, source);
    waiting.push(...importsOf(source).filter((imported) => imported.startsWith('lambdas/')));
  }
  return [...sources.values()];
}

function importsOf({ file, nodes }: Source): string[] {
  return nodes
    .filter(({ type }) => type === 'ImportDeclaration')
    .map(({ source }) => nameOf(source) ?? '')
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => `${posix.join(posix.dirname(file), specifier)}.ts`);
}
