const HOURS_PER_DAY = 24;
const MINUTES_PER_HOUR = 60;

/** The day on which clocks go forward has no more; a longer rate can step over it. */
export const SHORTEST_DAY_HOURS = 23;

/** How much longer the day is on which clocks go back. */
const CLOCK_CHANGE_HOURS = 1;

/** For CloudWatch to hear of a start, and to look at it. */
const REPORT_HOURS = 1;

/**
 * Whether a schedule of EventBridge fires at least once on each day of its time zone. Days, month and year of a cron have
 * to be left open: what comes to the same in other words (`1/1`) is not taken.
 * Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 *
 * @param expression `cron(minute hour day month weekday year)`, or `rate(value unit)`
 */
export function firesEveryDay(expression: string): boolean {
  const [, value, unit] = /^rate\((\d+) (minute|hour)s?\)$/.exec(expression) ?? [];
  if (value !== undefined) {
    return Number(value) / (unit === 'hour' ? 1 : MINUTES_PER_HOUR) <= SHORTEST_DAY_HOURS;
  }
  return /^cron\(\S+ \S+ [*?] \* [*?] \*\)$/.test(expression);
}

/**
 * Hours within which a schedule that fires every day has started something once more: a day, the hour that it may have
 * more, the window in which AWS chooses the moment, and an hour until it is seen.
 */
export function hoursBetweenStarts(flexibleMinutes: number): number {
  const windowHours = Math.ceil(flexibleMinutes / MINUTES_PER_HOUR);
  return HOURS_PER_DAY + CLOCK_CHANGE_HOURS + windowHours + REPORT_HOURS;
}
