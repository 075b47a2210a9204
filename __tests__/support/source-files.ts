import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';

export const PROJECT_ROOT = join(__dirname, '..', '..');

/** An import of a file: of ours (a path from the project's root), or of a package. */
export interface ImportedModule {
  readonly importer: string;
  readonly specifier: string;
  /** The first folder of the file that is imported; undefined for a package or a file of the root. */
  readonly folder: string | undefined;
}

/** The TypeScript and JavaScript files under a folder, as paths from the project's root; none if it is not there. */
export function sourceFiles(folder: string): string[] {
  if (!existsSync(join(PROJECT_ROOT, folder))) return [];
  return readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|mjs|cjs)$/.test(file))
    .map((file) => posix.join(folder, file.replaceAll('\\', '/')))
    .sort();
}

export function readSource(file: string): string {
  return readFileSync(join(PROJECT_ROOT, file), 'utf8');
}

/** What a text imports: statements, type imports, re-exports, dynamic imports and requires. */
export function specifiersIn(text: string): string[] {
  const statements = text.matchAll(
    /(?:^|;)\s*(?:import\s*|(?:import|export)\b[^;'"=]*?\bfrom\s*)['"]([^'"]+)['"]/gm,
  );
  const calls = text.matchAll(/\b(?:import|require)\(\s*['"]([^'"]+)['"]/g);
  return [...statements, ...calls].map(([, specifier = '']) => specifier);
}

/** Every import of a file. */
export function importsOf(file: string): ImportedModule[] {
  return specifiersIn(readSource(file)).map((specifier) => ({
    importer: file,
    specifier,
    folder: specifier.startsWith('.') ? folderOf(file, specifier) : undefined,
  }));
}

function folderOf(file: string, specifier: string): string | undefined {
  const target = relative(PROJECT_ROOT, join(PROJECT_ROOT, dirname(file), specifier));
  const [folder, ...rest] = target.split(/[\\/]/);
  return rest.length > 0 ? folder : undefined;
}
