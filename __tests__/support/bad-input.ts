/**
 * Bad input, generated: whatever can be put in place of a field, and whole bodies that are no object. Used at every
 * entry, where each case is refused with a reason or, if it happens to be allowed there, stays plain data.
 */
import type { Json } from '../../asl/json';

/** One thing put in place of a field. */
export interface BadValue {
  readonly name: string;
  /** As JSON text, because `__proto__`, 1e309 and repeated keys exist only there. */
  readonly json: string;
}

const value = (name: string, json: string): BadValue => ({ name, json });
const text = (name: string, content: string) => value(name, JSON.stringify(content));

const TYPES: readonly BadValue[] = [
  value('null', 'null'),
  value('true', 'true'),
  value('a number', '7.5'),
  value('an empty text', '""'),
  value('a list', '[]'),
  value('a list of itself', '[["a"]]'),
  value('an object', '{}'),
  value('an operator object', '{"$gt":""}'),
];

const NUMBERS: readonly BadValue[] = [
  value('minus one', '-1'),
  value('minus zero', '-0'),
  value('0.1 + 0.2', '0.30000000000000004'),
  value('infinity', '1e309'),
  value('2^53 + 1', '9007199254740993'),
  value('29 digits', '12345678901234567890123456789'),
  value('a very small number', '5e-324'),
  text('NaN as text', 'NaN'),
  text('a number as text', '1'),
  text('a grouped number', '1,000'),
  text('Arabic digits', '\u0661\u0662'),
];

const TEXTS: readonly BadValue[] = [
  text('blanks', '   '),
  text('a NUL', 'a\u0000b'),
  value('a lone surrogate', '"\\ud800"'),
  text('a right-to-left override', 'a\u202Eb'),
  text('a line separator', 'a\u2028b'),
  text('a zero-width joiner', 'a\u200Db'),
  text('a composed letter', 'Zo\u00EB'),
  text('a decomposed letter', 'Zoe\u0308'),
  text('a homoglyph', '\u0430bc'),
  text('an emoji', '\u{1F600}'),
  text('a byte order mark', '\uFEFFa'),
  text('a line break', 'a\r\nx-header: 1'),
  text('1,000 characters', 'x'.repeat(1_000)),
  text('30,000 characters', 'x'.repeat(30_000)),
];

const INJECTIONS: readonly BadValue[] = [
  '$',
  '$$.Task.Token',
  '$$.Execution.RoleArn',
  '$.x[?(@.y)]',
  '{% $states.context %}',
  "States.Format('{}', $)",
  '\\{\\}',
  "'; DROP TABLE orders; --",
  '${aws_iam_role.x.arn}',
  '%{ if true }',
  '{{x}}',
  '#{x}',
  '../../etc/passwd',
  '%2e%2e/',
  '=cmd|calc',
  '${jndi:ldap://x}',
  'http://169.254.169.254/',
  'file:///etc/passwd',
  'arn:aws:states:us-east-1:999999999999:execution:other:x',
  '<script>alert(1)</script>',
].map((content) => text(`injection ${content}`, content));

const OBJECTS: readonly BadValue[] = [
  value('a polluting object', '{"__proto__":{"polluted":true}}'),
  value('a polluting constructor', '{"constructor":{"prototype":{"polluted":true}}}'),
  value('a JSONPath key', '{"a.$":"$.b"}'),
];

/** Everything that can stand in place of a field. */
export const BAD_VALUES: readonly BadValue[] = [
  ...TYPES,
  ...NUMBERS,
  ...TEXTS,
  ...INJECTIONS,
  ...OBJECTS,
];

/** Whole bodies that are no object of the right shape. */
export const BAD_BODIES: readonly BadValue[] = [
  value('nothing', ''),
  value('half an object', '{"orderId":'),
  value('a comment', '{} // yes'),
  value('single quotes', "{'a':1}"),
  value('a depth of 1,000', `${'['.repeat(1_000)}${']'.repeat(1_000)}`),
  value('a depth of 30,000', `${'['.repeat(30_000)}`),
  value('1,000 keys', `{${Array.from({ length: 1_000 }, (_, index) => `"k${index}":1`)}}`),
  value('an empty key', '{"":1}'),
  ...BAD_VALUES,
];

/** Inputs that are JSON and no object: there is no place in them for a field. */
export const NO_OBJECTS: readonly { readonly json: string; readonly value: Json }[] = [
  [],
  'x',
  1,
  null,
  true,
].map((value) => ({ json: JSON.stringify(value), value }));

/** Keys that no object may have here; some are dangerous, some merely unknown. */
const BAD_KEYS = [
  '"__proto__":{"polluted":true}',
  '"constructor":{"prototype":{"polluted":true}}',
  '"prototype":{"polluted":true}',
  '"toString":1',
  '"hasOwnProperty":1',
  '"":1',
  '"orderId.$":"$$.Execution.Name"',
];

/** A bad body for an entry: its text, and what was done to it. */
export interface BadBody {
  readonly name: string;
  readonly body: string;
}

/**
 * Every bad body made of a good one: each bad value in place of each field (paths such as `items.0.sku`),
 * each field left out, and each bad key added to the outermost object.
 */
export function badVariants(good: object, fields: readonly string[]): readonly BadBody[] {
  const MARK = '@@mark@@';
  const open = JSON.stringify(good).slice(1);

  return fields
    .flatMap((field) => [
      ...BAD_VALUES.map(({ name, json }) => ({
        name: `${field}: ${name}`,
        body: JSON.stringify(replaced(good, field, MARK)).replace(`"${MARK}"`, () => json),
      })),
      { name: `${field}: missing`, body: JSON.stringify(replaced(good, field, undefined)) },
    ])
    .concat(BAD_KEYS.map((key) => ({ name: `with ${key}`, body: `{${key},${open}` })));
}

/** Everything that can come in the place of a good body: what is made of it, and what is no object of its shape. */
export function badBodies(good: object, fields: readonly string[]): readonly BadBody[] {
  return [
    ...badVariants(good, fields),
    ...BAD_BODIES.map(({ name, json }) => ({ name, body: json })),
  ];
}

/** The same as values, without what is no JSON: Step Functions and EventBridge hand over nothing else. */
export function badEvents(
  good: object,
  fields: readonly string[],
): readonly { readonly name: string; readonly event: Json }[] {
  return badBodies(good, fields).flatMap(({ name, body }) => {
    try {
      return [{ name, event: JSON.parse(body) as Json }];
    } catch {
      return [];
    }
  });
}

function replaced(good: object, field: string, by: unknown): object {
  const copy: Record<string, unknown> = structuredClone({ ...good });
  const path = field.split('.');
  const last = path.pop() ?? '';
  let place = copy;
  for (const key of path) {
    place = place[key] as Record<string, unknown>;
  }
  place[last] = by;
  return copy;
}

/** True if the prototype of all objects is as it was. */
export function isUnpolluted(): boolean {
  return !('polluted' in {}) && Object.keys(Object.prototype).length === 0;
}
