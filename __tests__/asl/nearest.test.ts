import { describe, expect, test } from '@jest/globals';
import { didYouMean, nearest } from '../../asl/nearest';

const FIELDS = ['Next', 'End', 'TimeoutSeconds', 'TimeoutSecondsPath', 'HeartbeatSeconds'];

describe('nearest', () => {
  test.each([
    ['Nxet', undefined],
    ['Nex', 'Next'],
    ['next', 'Next'],
    ['TimeOutSecond', 'TimeoutSeconds'],
    ['Timeout', 'TimeoutSeconds'],
    ['HeartBeetSekonds', 'HeartbeatSeconds'],
    ['E', undefined],
    ['Tim', undefined],
    ['Retry', undefined],
  ])('of %s is %s', (word, expected) => {
    expect(nearest(word, FIELDS)).toBe(expected);
  });
});

describe('didYouMean', () => {
  test('gives the other advice when nothing is near', () => {
    expect(didYouMean('Nex', FIELDS, 'remove it')).toBe("did you mean 'Next'?");
    expect(didYouMean('Retry', FIELDS, 'remove it')).toBe('remove it');
  });
});
