const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * Ends later than this are left to the next hour: by then their events have come and been tried three times, and a list
 * of executions, which may lag behind, has them.
 */
const SETTLING_MS = 15 * MINUTE_MS;

/**
 * How far a look goes back beyond that. It overlaps with the looks before it, so that what one of them missed or could not
 * do the next ones do; each failure of a workflow is described once in each of them.
 */
const LOOK_BACK_MS = 6 * HOUR_MS;

/** The ends that one look is about: after one moment, up to another. */
export interface LookBack {
  readonly after: Date;
  readonly until: Date;
  /** Ends after this one are in no earlier look, and this look alone tells a person of them. */
  readonly newAfter: Date;
}

/** What the look of an hour is about, whenever it takes place. @param scheduledTime a full hour */
export function lookBackFrom(scheduledTime: Date): LookBack {
  const untilMs = scheduledTime.getTime() - SETTLING_MS;
  return {
    after: new Date(untilMs - LOOK_BACK_MS),
    until: new Date(untilMs),
    newAfter: new Date(untilMs - HOUR_MS),
  };
}

/** The first look that is about an end. */
export function firstLookAfter(stopDate: Date): Date {
  return new Date(Math.ceil((stopDate.getTime() + SETTLING_MS) / HOUR_MS) * HOUR_MS);
}
