import { describe, expect, test } from '@jest/globals';
import { skippedTime } from '../../config/clock-changes';
import { brokenRelations } from '../../config/relations';
import { environmentConfig } from '../support/environment-config';

const daily = (time: string): string => {
  const [hour, minute] = time.split(':').map(Number);
  return `cron(${minute} ${hour} * * ? *)`;
};

describe('the time of day that a schedule loses when clocks go forward', () => {
  test.each([
    ['Europe/Berlin', '02:00'],
    ['Europe/Berlin', '02:30'],
    ['Europe/Berlin', '02:59'],
    ['Europe/London', '01:30'],
    ['America/New_York', '02:30'],
    // Clocks that change at midnight, by half an hour, and after a month of fasting.
    ['America/Santiago', '00:00'],
    ['Australia/Lord_Howe', '02:29'],
    ['Africa/Casablanca', '02:30'],
  ])('in %s is %s', (timeZone, time) => {
    expect(skippedTime(daily(time), timeZone)).toBe(time);
  });

  test.each([
    ['Europe/Berlin', '01:59'],
    ['Europe/Berlin', '03:00'],
    ['Europe/Berlin', '03:30'],
    ['Europe/London', '02:30'],
    ['Australia/Lord_Howe', '02:30'],
    ['Asia/Tokyo', '02:30'],
    ['UTC', '02:30'],
  ])('in %s is not %s', (timeZone, time) => {
    expect(skippedTime(daily(time), timeZone)).toBeUndefined();
  });

  test.each([
    ['a list', 'cron(0 1,2 * * ? *)', '02:00'],
    ['a range', 'cron(15 1-3 * * ? *)', '02:15'],
    ['steps', 'cron(5/30 0/2 * * ? *)', '02:05'],
    ['steps in a range', 'cron(0 2-8/3 * * ? *)', '02:00'],
    ['every minute of an hour', 'cron(* 2 * * ? *)', '02:00'],
    ['steps through every hour', 'cron(10 */2 * * ? *)', '02:10'],
  ])('is found in %s', (_what, expression, time) => {
    expect(skippedTime(expression, 'Europe/Berlin')).toBe(time);
  });

  test.each([
    ['fires in every hour', 'cron(30 * * * ? *)'],
    ['fires in every hour, by a range', 'cron(30 0-23 * * ? *)'],
    ['knows no time of day', 'rate(1 day)'],
    ['steps over it', 'cron(30 1/2 * * ? *)'],
    ['has an hour that is none', 'cron(30 L * * ? *)'],
  ])('is none where the schedule %s', (_what, expression) => {
    expect(skippedTime(expression, 'Europe/Berlin')).toBeUndefined();
  });
});

test('a configuration whose schedule would lose a day is refused, by its time of day', () => {
  const { schedule } = environmentConfig().etl;
  const at = (expression: string) =>
    brokenRelations('dev', environmentConfig({ etl: { schedule: { ...schedule, expression } } }));

  expect(at(daily('03:00'))).toEqual([]);
  expect(at(daily('02:30'))).toEqual([
    {
      key: 'etl.schedule.expression',
      value: 'cron(30 2 * * ? *)',
      message:
        'must not fire at 02:30: Europe/Stockholm skips it when its clocks go forward, and AWS skips the day',
    },
  ]);
});
