import { describe, expect, test } from '@jest/globals';
import { readSample } from '../../local/read-sample';

describe('a sample', () => {
  test.each([[{ status: 'SUCCEEDED' }], [{ status: 'FAILED', error: 'PaymentDeclined' }]])(
    'gives its input and its end: %j',
    (end) => {
      expect(readSample('order', { input: { id: 1 }, expect: end })).toEqual({
        input: { id: 1 },
        expect: end,
      });
    },
  );

  test.each([
    [{ input: {}, expect: { status: 'DONE' } }, 'expect.status'],
    [{ expect: { status: 'FAILED' } }, 'input'],
    [{ input: {}, expect: { status: 'FAILED' }, more: 1 }, 'more'],
    ['text', 'expected object'],
  ])('%j is refused, with its name and place', (content, place) => {
    expect(() => readSample('order', content)).toThrow(/^sample order: /);
    expect(() => readSample('order', content)).toThrow(place);
  });
});
