/**
 * A shortcut for cdktf's `resolve`, which makes closures for every key and value that it looks at, although nearly all
 * of them hold no token: more than half of the time of a synth. `lean-cdktf.mjs` puts this in front of it.
 */
const NOT_PLAIN = Symbol('not plain');

const NUMBER_MAP_TOKEN = -123456789;
/** As deep as cdktf follows a value before it calls it circular. */
const DEEPEST_LEVEL = 200;
/** Tokens in a text: by their marker; as a number, which is so great that its text is `-1.88…e+289`; as a map. */
const TOKEN_IN_TEXT = /TfToken\[|e\+|Map Token Value$/;
const WHOLE_TOKEN = /^\$\{TfToken\[([\w:.-]+)\]\}$/;

/** A scalar that stands for itself. */
function isPlain(value) {
  if (typeof value === 'string') return !TOKEN_IN_TEXT.test(value);
  if (typeof value === 'number') {
    return Math.abs(value) <= Number.MAX_SAFE_INTEGER && value !== NUMBER_MAP_TOKEN;
  }
  return value === undefined || value === null || typeof value === 'boolean';
}

function isPlainObject(value) {
  return Object.getPrototypeOf(value) === Object.prototype && typeof value.resolve !== 'function';
}

/**
 * What `resolve` makes of a value, or NOT_PLAIN where that is for `resolve` itself to say. Lists and objects are taken
 * apart here; what in them is not plain goes back to `resolve`, with true for "not plain, and so no need to ask".
 */
function plainCopy(value, options, resolve, path = []) {
  if (isPlain(value)) return value;
  if (typeof value !== 'object' || path.length > DEEPEST_LEVEL) return NOT_PLAIN;
  const inside = (key, inner) => {
    if (isPlain(inner)) return inner;
    path.push(key);
    const plain = plainCopy(inner, options, resolve, path);
    const copy =
      plain === NOT_PLAIN
        ? resolve(inner, { ...options, prefix: [...(options.prefix ?? []), ...path] }, true)
        : plain;
    path.pop();
    return copy;
  };
  if (Array.isArray(value)) return plainArray(value, inside);
  return isPlainObject(value) ? plainObject(value, inside) : NOT_PLAIN;
}

function plainArray(values, inside) {
  if (values.some(isTokenOfList)) return NOT_PLAIN;
  return values
    .map((value, index) => inside(String(index), value))
    .filter((value) => value !== undefined);
}

/** A list may be a token as a whole, which its elements tell. */
function isTokenOfList(value) {
  return typeof value === 'string'
    ? value.includes('#{TfToken[')
    : typeof value === 'number' && !isPlain(value);
}

function plainObject(object, inside) {
  const copy = {};
  for (const key of Object.keys(object)) {
    if (TOKEN_IN_TEXT.test(key)) return NOT_PLAIN;
    const value = inside(key, object[key]);
    if (value !== undefined) copy[key] = value;
  }
  return copy;
}

/** The key of the token that a text is, from the first letter to the last. */
function wholeToken(value) {
  return typeof value === 'string' ? WHOLE_TOKEN.exec(value)?.[1] : undefined;
}

/** Whether `resolve` would change nothing in a value that is written as JSON. */
function holdsNoToken(value) {
  if (typeof value !== 'object' || value === null) return isPlain(value);
  if (Array.isArray(value)) return value.every((item) => item !== undefined && holdsNoToken(item));
  return (
    isPlainObject(value) &&
    Object.entries(value).every(([key, item]) => !TOKEN_IN_TEXT.test(key) && holdsNoToken(item))
  );
}

module.exports = { NOT_PLAIN, holdsNoToken, plainCopy, wholeToken };
