/**
 * A definition as the canonical text that Terraform deploys: keys in the order written, no white space
 * (key order or a space alone would publish a new version).
 *
 * Terraform reads `${` and `%{` inside a string as a template. JSON can spell the first character as a
 * unicode escape, so the text holds neither and `JSON.parse` still gives back exactly what went in.
 *
 * @throws TypeError when a value is not JSON (undefined in a list, a function, NaN, a cycle).
 */
export function serialize(definition: object): string {
  return JSON.stringify(definition, rejectNonJson).replace(
    /[$%](?=\{)/g,
    (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`,
  );
}

function rejectNonJson(this: unknown, key: string, value: unknown): unknown {
  const optional = value === undefined && !Array.isArray(this);
  const json =
    optional ||
    value === null ||
    ['string', 'boolean', 'object'].includes(typeof value) ||
    (typeof value === 'number' && Number.isFinite(value));
  if (!json)
    throw new TypeError(`not JSON at key '${key}': ${String(value)}; allowed: JSON values`);
  return value;
}
