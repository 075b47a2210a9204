import { describe, expect, test } from '@jest/globals';
import { buildSync } from 'esbuild';
import { errorNamed, nameOf } from '../../../lambdas/shared/errors';

describe('a named error', () => {
  test('is an Error with the name that it was given', () => {
    const error = errorNamed('PaymentDeclined', 'no money');

    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toBe('PaymentDeclined: no money');
  });

  test('keeps its name in a minified bundle of a handler', async () => {
    const { outputFiles } = buildSync({
      entryPoints: ['lambdas/order/validate-order.ts'],
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'cjs',
      mainFields: ['module', 'main'],
      write: false,
    });
    const bundle = { exports: {} as { handler: (event: unknown) => Promise<unknown> } };
    new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '')(
      bundle,
      bundle.exports,
      require,
    );

    await expect(bundle.exports.handler({})).rejects.toMatchObject({ name: 'InvalidOrder' });
  });
});

describe('the name of what was thrown', () => {
  test.each([
    ['an error', new TypeError('x'), 'TypeError'],
    ['a look-alike of another realm', { name: 'TimeoutError' }, 'TimeoutError'],
    ['a text', 'text', 'UnknownError'],
    ['nothing', undefined, 'UnknownError'],
    ['null', null, 'UnknownError'],
    ['an empty name', { name: '' }, 'UnknownError'],
    ['a name that is no text', { name: 7 }, 'UnknownError'],
  ])('is read from %s', (_, thrown, name) => {
    expect(nameOf(thrown)).toBe(name);
  });
});
