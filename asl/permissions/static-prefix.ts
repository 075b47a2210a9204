/** A template's placeholder (`${bucket}`): fixed before the definition is deployed, so as good as a literal. */
const PLACEHOLDER = String.raw`\$\{[^{}]+\}`;

/**
 * What a dynamic value is certain to begin with: `reports/` for `States.Format('reports/{}.json', $.id)` and
 * for the JSONata `{% 'reports/' & $states.input.id %}`. Empty when nothing is certain.
 */
export function staticPrefix(expression: string): string {
  return formatPrefix(expression) ?? concatenationPrefix(expression) ?? '';
}

/**
 * The text of a JSONata expression that is one literal and nothing else: `jobs` for `{% 'jobs' %}`. Undefined for
 * any other, and for a literal with an escape.
 */
export function constantText(expression: string): string | undefined {
  const [, single, double] = /^\{%\s*(?:'([^'\\]*)'|"([^"\\]*)")\s*%\}$/.exec(expression) ?? [];
  return single ?? double;
}

const CERTAIN = new RegExp(String.raw`^(?:${PLACEHOLDER}|[^{}\\]|\\.)*`, 's');

function formatPrefix(expression: string): string | undefined {
  const template = /^States\.Format\(\s*'((?:[^'\\]|\\.)*)'/.exec(expression)?.[1];
  if (template === undefined) return undefined;
  const certain = CERTAIN.exec(template)?.[0] ?? '';
  return certain.replaceAll(/\\(.)/g, '$1');
}

/**
 * The first literal of a JSONata concatenation. Operators that bind more loosely than `&` (conditions,
 * comparisons, chains, bindings) would make the literal a part of something else: then nothing is certain.
 */
function concatenationPrefix(expression: string): string | undefined {
  const match = /^\{%\s*(?:'([^'\\]*)'|"([^"\\]*)")\s*&(.*)%\}$/s.exec(expression);
  if (match === null) return undefined;
  const [, single, double, rest = ''] = match;
  const plain = rest.replaceAll(/'[^'\\]*'|"[^"\\]*"/g, '');
  if (/[?;<>=!{}^~'"]|\b(?:and|or|in)\b|\/\*/.test(plain)) return undefined;
  return single ?? double;
}
