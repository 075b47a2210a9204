import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { waitsSeconds } from '../../asl/rules/waits';

const retrier = fc.record(
  {
    IntervalSeconds: fc.integer({ min: 1, max: 50 }),
    MaxAttempts: fc.integer({ min: 0, max: 12 }),
    BackoffRate: fc.double({ min: 1, max: 4, noNaN: true }),
    MaxDelaySeconds: fc.integer({ min: 1, max: 400 }),
  },
  { requiredKeys: [] },
);

describe('waitsSeconds', () => {
  test('is 1 + 2 + 4 s with the defaults of the service', () => {
    expect(waitsSeconds({})).toBe(7);
  });

  test('is counted at once, however many attempts there are', () => {
    const seconds = waitsSeconds({ MaxAttempts: 99_999_999, MaxDelaySeconds: 10 });

    expect(seconds).toBe(1 + 2 + 4 + 8 + 10 * (99_999_999 - 4));
  });

  test('is the sum of the single waits', () => {
    fc.assert(
      fc.property(retrier, (fields) => {
        const { IntervalSeconds = 1, MaxAttempts = 3, BackoffRate = 2 } = fields;
        const longest = fields.MaxDelaySeconds ?? Infinity;
        let sum = 0;
        for (let retry = 0; retry < MaxAttempts; retry++) {
          sum += Math.min(IntervalSeconds * BackoffRate ** retry, longest);
        }
        expect(waitsSeconds(fields) / Math.max(sum, 1)).toBeCloseTo(sum / Math.max(sum, 1), 6);
      }),
    );
  });
});
