/**
 * A shortcut for cdktf's `resolve`, which makes closures for every key and value that it looks at, although nearly all
 * of them hold no token: more than half of the time of a synth. `lean-cdktf.mjs` puts this in front of it.
 */
const NOT_PLAIN = Symbol('not plain');

const NUMBER_MAP_TOKEN = -123456789;

/** Whether cdktf might read a text as more than itself: tokens, Terraform's expressions, numbers that are tokens. */
function mayHoldToken(text) {
  return (
    text.includes('${') ||
    text.includes('TfToken[') ||
    text.endsWith('Map Token Value') ||
    /[-|\d.+]e[-|\d.eE+]/.test(text)
  );
}

/** A scalar that stands for itself. */
function isPlain(value) {
  if (typeof value === 'string') return !mayHoldToken(value);
  if (typeof value === 'number') {
    return Math.abs(value) <= Number.MAX_SAFE_INTEGER && value !== NUMBER_MAP_TOKEN;
  }
  return value === null || typeof value === 'boolean';
}

/**
 * What `resolve` makes of a value, or NOT_PLAIN where that is for `resolve` itself to say. Lists and objects are taken
 * apart here; what in them is not plain goes back to `resolve`.
 */
function plainCopy(value, options, resolve) {
  if (value === undefined || isPlain(value)) return value;
  if (typeof value !== 'object') return NOT_PLAIN;
  const inside = (key, inner) =>
    isPlain(inner)
      ? inner
      : resolve(inner, { ...options, prefix: [...(options.prefix ?? []), key] });
  if (Array.isArray(value)) return plainArray(value, inside);
  return Object.getPrototypeOf(value) === Object.prototype && typeof value.resolve !== 'function'
    ? plainObject(value, inside)
    : NOT_PLAIN;
}

function plainArray(values, inside) {
  // A list may be a token as a whole, which its elements tell.
  if (values.some((value) => typeof value !== 'object' && !isPlain(value))) return NOT_PLAIN;
  return values
    .map((value, index) => inside(String(index), value))
    .filter((value) => value !== undefined);
}

function plainObject(object, inside) {
  const copy = {};
  for (const key of Object.keys(object)) {
    if (mayHoldToken(key)) return NOT_PLAIN;
    if (object[key] === undefined) continue;
    const value = inside(key, object[key]);
    if (value !== undefined) copy[key] = value;
  }
  return copy;
}

module.exports = { NOT_PLAIN, plainCopy };
