import { describe, expect, test } from '@jest/globals';
import {
  DefaultTokenResolver,
  Lazy,
  StringConcat,
  TerraformStack,
  Token,
  Tokenization,
} from 'cdktf';
import * as fc from 'fast-check';
import { throwawayApp } from '../support/synth';

type Resolve = (value: unknown, options: object, isLookedAt?: boolean) => unknown;
const { NOT_PLAIN, holdsNoToken, plainCopy, wholeToken } =
  require('../../scripts/plain-copy.cjs') as {
    readonly NOT_PLAIN: symbol;
    readonly holdsNoToken: (value: unknown) => boolean;
    readonly wholeToken: (value: unknown) => string | undefined;
    readonly plainCopy: (value: unknown, options: object, resolve: Resolve) => unknown;
  };

const scope = new TerraformStack(throwawayApp(), 'test');
const resolver = new DefaultTokenResolver(new StringConcat());
const resolved = (value: unknown): unknown =>
  Tokenization.resolve(value, { scope, resolver, preparing: false });

/** JSON, with what cdktf also meets: undefined, and strings near to tokens. */
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.constantFrom('a-1e5', '${aws_x.y.arn}', '&{', 'x%{y}', '1.e', 'Map Token Value'),
    fc.integer(),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.constantFrom(null, undefined),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
  ),
})).value;

/** `resolve` with the shortcut in front of it, as the bundled cdktf has it. */
const shortened: Resolve = (value, options, isLookedAt) => {
  const plain = isLookedAt ? NOT_PLAIN : plainCopy(value, options, shortened);
  return plain === NOT_PLAIN ? resolved(value) : plain;
};

const token = Token.asString({ resolve: () => 'later', creationStack: [], toString: () => '' });

describe('plainCopy', () => {
  test('resolves every value as cdktf does', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(shortened(value, {})).toStrictEqual(resolved(value));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test('leaves out what is undefined', () => {
    const copy = shortened({ a: undefined, b: [{ c: undefined }] }, {});

    expect(copy).toStrictEqual({ b: [{}] });
  });

  test('tells cdktf where it is, for the text of its errors', () => {
    const seen: unknown[] = [];

    plainCopy({ a: [{ b: scope }] }, { prefix: ['top'] }, (...given) => seen.push(given));

    expect(seen).toEqual([[scope, { prefix: ['top', 'a', '0', 'b'] }, true]]);
  });

  test('leaves a value that holds itself to cdktf, which says so', () => {
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;

    expect(() => shortened(circular, {})).toThrow('circular');
  });

  test.each([
    ['a token in a string', `before ${token}`],
    ['a token in a key', { [token]: 1 }],
    [
      'a list of tokens',
      Token.asList({ resolve: () => ['x'], creationStack: [], toString: () => '' }),
    ],
    ['a number', Token.asNumber({ resolve: () => 1, creationStack: [], toString: () => '' })],
    ['a map', Token.asStringMap({ resolve: () => ({}), creationStack: [], toString: () => '' })],
    [
      'a map of numbers',
      Token.asNumberMap({ resolve: () => ({}), creationStack: [], toString: () => '' }),
    ],
    [
      'a map of anything',
      Token.asAnyMap({ resolve: () => ({}), creationStack: [], toString: () => '' }),
    ],
    ['a lazy value', Lazy.anyValue({ produce: () => 1 })],
    ['a function', () => 1],
    ['a construct', scope],
    ['a date', new Date(0)],
  ])('leaves to cdktf what is not plain: %s, also deep inside', (_what, value) => {
    const left: unknown[] = [];
    const recording: Resolve = (inner, options) => {
      const plain = plainCopy(inner, options, recording);
      if (plain === NOT_PLAIN) left.push(inner);
      return plain;
    };

    recording({ list: [null, { deep: value }] }, {});

    expect(left).toEqual([value]);
  });
});

describe('holdsNoToken', () => {
  test('is true only of what cdktf resolves to itself', () => {
    fc.assert(
      fc.property(values, (value) => {
        fc.pre(holdsNoToken(value));

        expect(JSON.stringify(resolved(value))).toBe(JSON.stringify(value));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test.each([
    ['references of Terraform', { arn: '${aws_sqs_queue.one.arn}', list: ['a', 1, null, true] }],
    ['what JSON leaves out', { absent: undefined }],
  ])('is true of %s', (_what, value) => {
    expect(holdsNoToken(value)).toBe(true);
  });

  test.each([
    ['a token in a string', `before ${token}`],
    ['a token in a key', { [token]: 1 }],
    ['a number', Token.asNumber({ resolve: () => 1, creationStack: [], toString: () => '' })],
    [
      'a number in a string',
      `${Token.asNumber({ resolve: () => 1, creationStack: [], toString: () => '' })}`,
    ],
    ['a lazy value', Lazy.anyValue({ produce: () => 1 })],
    ['a list with a gap, which cdktf closes', [undefined]],
  ])('is false of %s', (_what, value) => {
    expect(holdsNoToken({ deep: [{ value }] })).toBe(false);
  });
});

describe('wholeToken', () => {
  test('is the key of the one token that a text is', () => {
    expect(`\${TfToken[${wholeToken(token)}]}`).toBe(token);
  });

  test.each([`${token} `, `${token}${token}`, 'text', '${aws_sqs_queue.one.arn}', 1, undefined])(
    'is nothing for %j',
    (value) => {
      expect(wholeToken(value)).toBeUndefined();
    },
  );
});
