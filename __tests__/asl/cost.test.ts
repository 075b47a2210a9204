import { describe, expect, test } from '@jest/globals';
import { expressPriceUsd, standardPriceUsd } from '../../asl/cost';

const MILLION = 1_000_000;

describe('list prices', () => {
  test('of Standard executions are those of their transitions', () => {
    expect(standardPriceUsd(10 * MILLION * 10)).toBeCloseTo(2500, 6);
  });

  test('of Express executions are those of requests, time and memory', () => {
    const gbSeconds = 2 * (512 / 1024);

    expect(10 * MILLION * expressPriceUsd(gbSeconds)).toBeCloseTo(176.7, 6);
    expect(expressPriceUsd(10 * MILLION * gbSeconds, 10 * MILLION)).toBeCloseTo(176.7, 6);
  });
});
