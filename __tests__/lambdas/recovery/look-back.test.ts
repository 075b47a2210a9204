import { describe, expect, test } from '@jest/globals';
import { firstLookAfter, lookBackFrom } from '../../../lambdas/recovery/look-back';

const at = (time: string) => new Date(`2026-01-01T${time}Z`);

describe('the look of an hour', () => {
  test('is about the six hours that ended a quarter of an hour before it', () => {
    expect(lookBackFrom(at('10:00:00'))).toMatchObject({
      after: at('03:45:00'),
      until: at('09:45:00'),
    });
  });

  test('begins what is new to it where the look before left off', () => {
    expect(lookBackFrom(at('10:00:00')).newAfter).toEqual(lookBackFrom(at('09:00:00')).until);
  });

  test.each([
    ['08:45:00.001', '10:00:00'],
    ['09:00:00.000', '10:00:00'],
    ['09:45:00.000', '10:00:00'],
    ['09:45:00.001', '11:00:00'],
  ])('that is the first about an end at %s is at %s', (stopped, hour) => {
    const first = firstLookAfter(at(stopped));

    expect(first).toEqual(at(hour));
    const { newAfter, until } = lookBackFrom(first);
    expect(newAfter < at(stopped) && at(stopped) <= until).toBe(true);
  });
});
