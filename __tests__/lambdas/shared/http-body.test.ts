import { describe, expect, test } from '@jest/globals';
import { bodyBytes, parseJsonBody } from '../../../lambdas/shared/http-body';
import { HttpProblem } from '../../../lambdas/shared/http-response';

const statusOf = (work: () => unknown): number | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof HttpProblem ? error.response.statusCode : -1;
  }
};

describe('a body', () => {
  test('is the same bytes, encoded or not', () => {
    const plain = bodyBytes({ body: 'Zoë' }, 10);
    const encoded = bodyBytes({ body: 'Wm/Dqw==', isBase64Encoded: true }, 10);

    expect(plain.toString('hex')).toBe('5a6fc3ab');
    expect(encoded.equals(plain)).toBe(true);
  });

  test('is empty where there is none', () => {
    expect(bodyBytes({}, 10)).toHaveLength(0);
  });

  test('is measured in bytes', () => {
    expect(statusOf(() => bodyBytes({ body: 'ëëëëë' }, 10))).toBeUndefined();
    expect(statusOf(() => bodyBytes({ body: 'ëëëëëx' }, 10))).toBe(413);
  });
});

describe('JSON', () => {
  test('is read with or without a byte order mark', () => {
    expect(parseJsonBody(Buffer.from('\uFEFF{"a":1}'))).toEqual({ a: 1 });
  });

  test.each([
    ['nothing', ''],
    ['half an object', '{'],
    ['bytes that are no UTF-8', '"\u00ff"'],
  ])('is refused with 400 when it is %s', (_, text) => {
    expect(statusOf(() => parseJsonBody(Buffer.from(text, 'latin1')))).toBe(400);
  });
});
