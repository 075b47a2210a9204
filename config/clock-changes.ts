const MINUTES_PER_HOUR = 60;
const HOURS_PER_DAY = 24;
const MINUTES_PER_DAY = HOURS_PER_DAY * MINUTES_PER_HOUR;
const MINUTE_MS = 60_000;
const WEEK_MS = 7 * MINUTES_PER_DAY * MINUTE_MS;

/** Weeks that are looked at: fixed, so that a synth of next year answers the same. Laws keep the hour for decades. */
const FIRST_WEEK_MS = Date.UTC(2026, 0, 1);
const WEEKS = 5 * 53;

/** Times of day, in minutes since midnight, that clocks jump over; `to` is the first that is there again. */
interface Gap {
  readonly from: number;
  readonly to: number;
}

/**
 * The first time of day, as `02:30`, at which a schedule would fire but that its time zone skips when clocks go forward;
 * undefined when there is none. AWS does not fire at such a time: the day would be left out. Which days the schedule has
 * is not looked at. One that fires in every hour leaves nothing out.
 * Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 *
 * @param expression `cron(minute hour …)`, or `rate(…)`, which knows no time of day
 */
export function skippedTime(expression: string, timeZone: string): string | undefined {
  const [, minuteField, hourField] = /^cron\((\S+) (\S+) /.exec(expression) ?? [];
  if (minuteField === undefined || hourField === undefined) return undefined;
  const hours = valuesOf(hourField, HOURS_PER_DAY);
  if (hours.length === HOURS_PER_DAY) return undefined;
  const minutes = valuesOf(minuteField, MINUTES_PER_HOUR);
  const gaps = gapsOf(timeZone);
  const skipped = hours
    .flatMap((hour) => minutes.map((minute) => hour * MINUTES_PER_HOUR + minute))
    .find((time) => gaps.some(({ from, to }) => from <= time && time < to));
  return skipped === undefined ? undefined : clockTime(skipped);
}

/** What a field of a cron expression stands for: `*`, `5`, `1-4`, `0/15`, and lists of these. */
function valuesOf(field: string, limit: number): number[] {
  const items = field.split(',');
  return Array.from({ length: limit }, (_, value) => value).filter((value) =>
    items.some((item) => covers(item, value)),
  );
}

function covers(item: string, value: number): boolean {
  const [, first, last, step] = /^(\*|\d+)(?:-(\d+))?(?:\/(\d+))?$/.exec(item) ?? [];
  const from = first === '*' ? 0 : Number(first);
  const open = first === '*' || step !== undefined;
  const to = last === undefined ? (open ? Number.POSITIVE_INFINITY : from) : Number(last);
  return value >= from && value <= to && (value - from) % Number(step ?? 1) === 0;
}

/** Looked for once a zone: environments share theirs, and a synth has little time. */
const gapsByZone = new Map<string, readonly Gap[]>();

function gapsOf(timeZone: string): readonly Gap[] {
  const gaps = gapsByZone.get(timeZone) ?? findGaps(timeZone);
  gapsByZone.set(timeZone, gaps);
  return gaps;
}

function findGaps(timeZone: string): Gap[] {
  const offsetAt = offsetsOf(timeZone);
  return Array.from({ length: WEEKS }, (_, week) => FIRST_WEEK_MS + week * WEEK_MS).flatMap(
    (start) => {
      const before = offsetAt(start);
      const jump = offsetAt(start + WEEK_MS) - before;
      if (jump <= 0) return [];
      const moment = changeWithin(start, start + WEEK_MS, (time) => offsetAt(time) === before);
      const from = (moment / MINUTE_MS + before + MINUTES_PER_DAY) % MINUTES_PER_DAY;
      return [{ from, to: from + jump }];
    },
  );
}

/** The first minute, in epoch milliseconds, at which something no longer holds that holds at the start and not at the end. */
function changeWithin(start: number, end: number, holds: (time: number) => boolean): number {
  if (end - start <= MINUTE_MS) return end;
  const middle = start + Math.floor((end - start) / 2 / MINUTE_MS) * MINUTE_MS;
  return holds(middle) ? changeWithin(middle, end, holds) : changeWithin(start, middle, holds);
}

/** Minutes that a zone's clocks are ahead of UTC at a moment. */
function offsetsOf(timeZone: string): (time: number) => number {
  // Swedish writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return (time) => (Date.parse(`${format.format(time).replace(' ', 'T')}Z`) - time) / MINUTE_MS;
}

function clockTime(minutes: number): string {
  const hour = Math.floor(minutes / MINUTES_PER_HOUR);
  return [hour, minutes % MINUTES_PER_HOUR].map((part) => `${part}`.padStart(2, '0')).join(':');
}
