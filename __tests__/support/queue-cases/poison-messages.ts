/** A body that no producer sends. */
export interface PoisonMessage {
  readonly name: string;
  readonly body: string;
}

const MEBIBYTE = 2 ** 20;

/** Whatever may lie in a queue in the place of a message, made of a good one. */
export function poisonOf(body: string): readonly PoisonMessage[] {
  const inside = body.slice(1);
  return [
    { name: 'empty', body: '' },
    { name: 'blank', body: ' \n' },
    { name: 'null', body: 'null' },
    { name: 'true', body: 'true' },
    { name: 'a number', body: '7' },
    { name: 'a text', body: '"a"' },
    { name: 'an empty list', body: '[]' },
    { name: 'an empty object', body: '{}' },
    { name: 'half of one', body: body.slice(0, -1) },
    { name: 'two of them', body: `${body}${body}` },
    { name: 'a list of one', body: `[${body}]` },
    { name: 'encoded twice', body: JSON.stringify(body) },
    { name: 'in base64', body: Buffer.from(body).toString('base64') },
    { name: 'in the envelope of a topic', body: JSON.stringify({ Message: body }) },
    { name: 'with a byte order mark before it', body: `\uFEFF${body}` },
    { name: 'with a NUL after it', body: `${body}\0` },
    { name: 'with a comment after it', body: `${body} // now` },
    { name: 'in single quotes', body: body.replaceAll('"', "'") },
    { name: 'with a field too many', body: `{"more":1,${inside}` },
    { name: 'with a polluting field', body: `{"__proto__":{"polluted":true},${inside}` },
    { name: 'nested 10,000 deep', body: `${'['.repeat(10_000)}${']'.repeat(10_000)}` },
    { name: 'of 1 MiB', body: `{"more":"${'x'.repeat(MEBIBYTE)}",${inside}` },
  ];
}
