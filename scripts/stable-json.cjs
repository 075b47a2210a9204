/**
 * What json-stable-stringify writes for cdktf, in half of the time: JSON with its keys in order, two spaces a level,
 * an empty list or object on two lines. `lean-cdktf.mjs` puts this in its place.
 *
 * @throws Error when asked for another form than cdktf's
 */
module.exports = function stableJson(value, options) {
  const form = JSON.stringify(options);
  if (form !== '{"space":2}') throw new Error(`only the form {"space":2} is written; got ${form}`);
  return write(value, '\n');
};

/** @param {string} lineBreak with the indentation of the value's own line */
function write(given, lineBreak) {
  const value = typeof given?.toJSON === 'function' ? given.toJSON() : given;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${lineBreak}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => `${inner}${write(item, inner) ?? 'null'}`);
    return `[${items.join()}${lineBreak}]`;
  }
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const item = write(value[key], inner);
    if (item !== undefined) text += `${text && ','}${inner}${JSON.stringify(key)}: ${item}`;
  }
  return `{${text}${lineBreak}}`;
}
