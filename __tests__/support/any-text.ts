import fc from 'fast-check';

const FIRST_SURROGATE = 0xd800;
const SURROGATES = 0x800;

/**
 * Any code point but a lone surrogate, as fast-check's `unit: 'binary'`; that one makes a table of all the million in
 * every suite, which takes half a second.
 */
const codePoint = fc
  .integer({ min: 0, max: 0x10ffff - SURROGATES })
  .map(
    (index) => String.fromCodePoint(index < FIRST_SURROGATE ? index : index + SURROGATES),
    indexOf,
  );

/** @throws Error when the value is not one code point; fast-check takes that for "not of mine" */
function indexOf(value: unknown): number {
  const [first, ...others] = typeof value === 'string' ? value : [];
  const point = first?.codePointAt(0);
  if (point === undefined || others.length > 0 || /\p{Surrogate}/u.test(first ?? '')) {
    throw new Error('not one code point');
  }
  return point < FIRST_SURROGATE ? point : point - SURROGATES;
}

/** Text of any code points, and now and then what is dangerous as a key: `__proto__`, `toString` and their like. */
export const anyText = (length: { readonly maxLength?: number } = {}): fc.Arbitrary<string> =>
  fc.string({ ...length, unit: codePoint });
