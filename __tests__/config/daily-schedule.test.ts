import { describe, expect, test } from '@jest/globals';
import { firesEveryDay, hoursBetweenStarts } from '../../config/daily-schedule';
import { brokenRelations } from '../../config/relations';
import { environmentConfig } from '../support/environment-config';

describe('a schedule fires every day', () => {
  test.each([
    'cron(30 3 * * ? *)',
    'cron(30 3 ? * * *)',
    'cron(0 3,15 * * ? *)',
    'cron(0/15 * * * ? *)',
    'rate(1 hour)',
    'rate(23 hours)',
    'rate(1380 minutes)',
  ])('by %s', (expression) => {
    expect(firesEveryDay(expression)).toBe(true);
  });

  test.each([
    ['on working days', 'cron(30 3 ? * MON-FRI *)'],
    ['on Sundays', 'cron(30 3 ? * SUN *)'],
    ['on the first of a month', 'cron(30 3 1 * ? *)'],
    ['every second day', 'cron(30 3 1/2 * ? *)'],
    ['in a season', 'cron(30 3 * 6-8 ? *)'],
    ['in one year', 'cron(30 3 * * ? 2027)'],
    ['every second day, by a rate', 'rate(2 days)'],
    // Clocks that go forward leave a day of 23 hours, which such a rate can step over.
    ['every 24 hours', 'rate(24 hours)'],
    ['every 24 hours, said as a day', 'rate(1 day)'],
    ['every 23 hours and a minute', 'rate(1381 minutes)'],
  ])('not when it fires %s: %s', (_what, expression) => {
    expect(firesEveryDay(expression)).toBe(false);
  });
});

describe('hours between two starts', () => {
  test.each([
    [0, 26],
    [1, 27],
    [60, 27],
    [61, 28],
    [1_440, 50],
  ])('with a window of %i minutes are at most %i', (flexibleMinutes, hours) => {
    expect(hoursBetweenStarts(flexibleMinutes)).toBe(hours);
  });
});

test('a configuration whose schedule leaves days out is refused, unless nothing is scheduled', () => {
  const { schedule } = environmentConfig().etl;
  const brokenBy = (changes: Partial<typeof schedule>) =>
    brokenRelations('dev', environmentConfig({ etl: { schedule: { ...schedule, ...changes } } }));
  const expression = 'cron(0 3 ? * MON-FRI *)';

  expect(brokenBy({ expression, enabled: false })).toEqual([]);
  expect(brokenBy({ expression })).toEqual([
    {
      key: 'etl.schedule.expression',
      value: expression,
      message:
        'must fire every day, for it loads the day before: days, month and year of a cron as * or ?, or a rate of at most 23 hours',
    },
  ]);
});
