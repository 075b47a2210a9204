import { describe, expect, test } from '@jest/globals';
import { readRunRequest } from '../../../lambdas/etl/run-request';

const BERLIN = 'Europe/Berlin';

describe('readRunRequest', () => {
  test('takes the day that a person names', () => {
    expect(readRunRequest({ runDate: '2026-01-31' }, BERLIN)).toEqual({
      runDate: '2026-01-31',
      rerun: false,
    });
    expect(readRunRequest({ runDate: '2024-02-29', rerun: true }, BERLIN)).toEqual({
      runDate: '2024-02-29',
      rerun: true,
    });
  });

  test.each([
    ['at night', '2026-02-01T01:30:00Z', BERLIN, '2026-01-31'],
    ['over the end of a year', '2026-01-01T01:30:00Z', BERLIN, '2025-12-31'],
    ['over a leap day', '2024-03-01T01:30:00Z', BERLIN, '2024-02-29'],
    ['when it is still yesterday in UTC', '2026-01-31T23:30:00Z', BERLIN, '2026-01-31'],
    [
      'west of UTC, where it is not yet tomorrow',
      '2026-02-01T03:00:00Z',
      'America/New_York',
      '2026-01-30',
    ],
    ['in the hour that summer time leaves out', '2026-03-29T01:30:00Z', BERLIN, '2026-03-28'],
    ['in the hour that comes twice', '2026-10-25T00:30:00Z', BERLIN, '2026-10-24'],
    ['in that hour, the second time', '2026-10-25T01:30:00Z', BERLIN, '2026-10-24'],
    ['with an offset of its own', '2026-02-01T02:30:00+01:00', BERLIN, '2026-01-31'],
  ])('takes the day before the schedule’s moment: %s', (_what, scheduledTime, zone, runDate) => {
    expect(readRunRequest({ scheduledTime }, zone)).toEqual({ runDate, rerun: false });
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['a text', '2026-01-31'],
    ['an empty input', {}],
    ['a day that is not', { runDate: '2026-02-30' }],
    ['a day with a time', { runDate: '2026-01-31T00:00:00Z' }],
    ['a path', { runDate: '../2026' }],
    ['SQL', { runDate: "2026-01-31' OR 1=1 --" }],
    ['a rerun that is no yes or no', { runDate: '2026-01-31', rerun: 'yes' }],
    ['a field that is not known', { runDate: '2026-01-31', force: true }],
    ['a moment that is none', { scheduledTime: 'soon' }],
    [
      'the keyword of a schedule that nobody replaced',
      { scheduledTime: '<aws.scheduler.scheduled-time>' },
    ],
    ['both a day and a moment', { runDate: '2026-01-31', scheduledTime: '2026-02-01T01:30:00Z' }],
  ])('refuses %s', (_what, input) => {
    expect(() => readRunRequest(input, BERLIN)).toThrow(
      expect.objectContaining({ name: 'InvalidRun' }),
    );
  });

  test('never repeats the input in its error', () => {
    expect(() => readRunRequest({ runDate: 'TOP-SECRET' }, BERLIN)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('TOP-SECRET') }),
    );
  });
});
