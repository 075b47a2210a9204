import { afterEach, expect, test } from '@jest/globals';
import { followClock, followRealTime } from '../../local/virtual-date';

afterEach(followRealTime);

const NOW = Date.UTC(2026, 0, 15, 12);

test('the global Date follows a clock, and is a Date as before in everything else', () => {
  let nowMs = NOW;
  followClock(() => nowMs);

  expect(Date.now()).toBe(NOW);
  expect(new Date().toISOString()).toBe('2026-01-15T12:00:00.000Z');
  nowMs += 1000;
  expect(Date.now()).toBe(NOW + 1000);
  expect(new Date(0).toISOString()).toBe('1970-01-01T00:00:00.000Z');
  expect(new Date(2026, 0)).toBeInstanceOf(Date);
  expect(Date.parse('2026-01-15T12:00:00Z')).toBe(NOW);
  expect(Date()).toMatch(/2026/);
});

test('a Date.now that a module has kept follows too, and tells the real time afterwards', () => {
  const before = Date.now();
  followClock(() => NOW);
  const kept = Date.now;

  expect(kept()).toBe(NOW);
  followRealTime();
  expect(kept()).toBeGreaterThanOrEqual(before);
  expect(kept()).not.toBe(NOW);
});
