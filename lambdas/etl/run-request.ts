import * as z from 'zod/mini';
import { ETL_ERRORS } from '../../workflows/etl-errors';
import { errorNamed } from '../shared/errors';
import { describeIssues } from '../shared/issues';
import { scheduledTimeSchema } from '../shared/scheduled-time';
import { runDateSchema } from './run-keys';

/** The day to load. */
export interface RunRequest {
  /** `2026-01-31` */
  readonly runDate: string;
  /** Load it again though it is loaded. */
  readonly rerun: boolean;
}

const byPerson = z.strictObject({ runDate: runDateSchema, rerun: z._default(z.boolean(), false) });
const bySchedule = z.strictObject({ scheduledTime: scheduledTimeSchema });

/**
 * Reads an execution's input, which anyone with states:StartExecution may have written. The schedule names the moment
 * it was to fire, however late it does: that day, in the time zone of the shops, is not over yet, so the one before
 * it is meant.
 *
 * @param timeZone such as `Europe/Berlin`
 * @throws InvalidRun listing what is wrong, without the values
 */
export function readRunRequest(input: unknown, timeZone: string): RunRequest {
  const isScheduled = typeof input === 'object' && input !== null && 'scheduledTime' in input;
  if (!isScheduled) {
    return parse(byPerson, input);
  }
  const { scheduledTime } = parse(bySchedule, input);
  return { runDate: dayBefore(localDate(scheduledTime, timeZone)), rerun: false };
}

function parse<T>(schema: z.core.$ZodType<T>, input: unknown): T {
  const parsed = z.safeParse(schema, input);
  if (!parsed.success) {
    const issues = describeIssues(parsed.error).join('; ');
    throw errorNamed(ETL_ERRORS.invalidRun, `input is not a run: ${issues}`);
  }
  return parsed.data;
}

/** Swedes write dates as ISO does. */
function localDate(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(
    new Date(instant),
  );
}

/** By the calendar, in UTC: a day of 23 or 25 hours is a day. */
function dayBefore(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}
