import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where to look for a filesystem mirror; all of it given, so that a test can say what the machine is like. */
export interface MirrorSearch {
  /** `registry.terraform.io/hashicorp/aws/5.100.0`. */
  readonly provider: string;
  /** As Terraform calls it: `linux_amd64`. */
  readonly platform: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Where machines keep shared files; searched last. @default the usual roots of Unix, and the home directory */
  readonly roots?: readonly string[];
}

/** Directories below a root that are looked into; a mirror is never deep. */
const DEEPEST = 6;
/** Directories looked at in all, so that a huge home cannot hold the program up. */
const MOST_DIRECTORIES = 50_000;
const USUAL_ROOTS = ['/opt', '/usr/local', '/usr/share', '/var/lib'];
const PASSED_OVER = new Set(['node_modules', '.git', 'proc', 'sys']);

/**
 * The directory of an unpacked mirror that holds the provider for this platform, or undefined.
 *
 * Looks where the variable TF_PLUGIN_MIRROR of this project says, then where Terraform itself would
 * (https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories), then in its
 * plugin cache, then below the roots, nearest first.
 */
export function findMirror(search: MirrorSearch): string | undefined {
  const { environment, home } = search;
  const named = [
    environment['TF_PLUGIN_MIRROR'],
    join(home, '.terraform.d', 'plugins'),
    join(environment['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'terraform', 'plugins'),
    ...(environment['XDG_DATA_DIRS'] ?? '/usr/local/share:/usr/share')
      .split(':')
      .filter((directory) => directory !== '')
      .map((directory) => join(directory, 'terraform', 'plugins')),
    environment['TF_PLUGIN_CACHE_DIR'],
  ];
  const holds = (directory: string) =>
    isDirectory(join(directory, search.provider, search.platform));
  const found = named.find((directory) => directory !== undefined && holds(directory));
  if (found !== undefined) return found;
  const roots = search.roots ?? [...USUAL_ROOTS, home];
  for (const directory of directoriesBelow(roots)) if (holds(directory)) return directory;
  return undefined;
}

/** The roots and what is below them, level by level; links are not followed. */
function* directoriesBelow(roots: readonly string[]): Generator<string> {
  let level = [...roots];
  let seen = 0;
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    const next: string[] = [];
    for (const directory of level) {
      seen += 1;
      if (seen > MOST_DIRECTORIES) return;
      yield directory;
      next.push(...children(directory));
    }
    level = next;
  }
}

function children(directory: string): string[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !PASSED_OVER.has(entry.name))
      .map((entry) => join(directory, entry.name))
      .sort();
  } catch {
    return []; // Not there, or not ours to read.
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
