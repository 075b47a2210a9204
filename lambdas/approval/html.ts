import { createHash } from 'node:crypto';
import { escapeHtml } from '../shared/escape-html';
import type { HttpResponse } from '../shared/http-response';

/** Colours with a contrast of 7 to 1 and more, in light and dark; a focus that is seen; targets of 44 pixels. */
const STYLE = `
:root{color-scheme:light dark}
body{font:1.125rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:38rem;padding:1.5rem}
dt{font-weight:bold}dd{margin:0 0 .75rem;overflow-wrap:anywhere}
textarea{box-sizing:border-box;font:inherit;min-height:6rem;width:100%}
button{border:2px solid;border-radius:.25rem;font:inherit;margin:1rem 1rem 0 0;min-height:2.75rem;padding:0 1.5rem}
:focus-visible{outline:3px solid;outline-offset:3px}
`;

/**
 * Nothing is loaded, nothing runs, nobody frames the page, and its form goes to where it came from. The link is a
 * secret: no cache keeps it, no search engine lists it, no other site hears of it by a Referer.
 */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
} as const;

/** A whole page. `title` is text; `main` is HTML, in which every text is escaped already. */
export function htmlPage(
  statusCode: number,
  page: { readonly title: string; readonly main: string },
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  return {
    statusCode,
    headers: { ...HEADERS, ...headers },
    body: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(page.title)}</h1>
${page.main}
</main>
</body>
</html>
`,
  };
}
