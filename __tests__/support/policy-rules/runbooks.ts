import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');

/** Whether `docs/runbooks/page.md`, and its section when the reference has one, is there. */
export function runbookExists(reference: string | undefined): boolean {
  const [page = '', anchor] = (reference ?? '').split('#');
  if (page === '' || !existsSync(join(root, page))) return false;
  return anchor === undefined || anchorsOf(readFileSync(join(root, page), 'utf8')).has(anchor);
}

/** The anchors that a Markdown viewer makes of headings. */
function anchorsOf(markdown: string): ReadonlySet<string> {
  const headings = [...markdown.matchAll(/^#+ +(.+)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .trim()
        .toLowerCase()
        .replace(/[^\w\s-]/g, '')
        .replace(/\s/g, '-'),
    ),
  );
}
