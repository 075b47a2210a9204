/** The keyword that EventBridge Scheduler replaces by the moment that a schedule was to fire. */
const SCHEDULED_TIME = '<aws.scheduler.scheduled-time>';

/** The input of every schedule's target, as a stack writes it. */
export const SCHEDULE_INPUT = JSON.stringify({ scheduledTime: SCHEDULED_TIME });

/**
 * The input with which a schedule starts an execution, as it is at AWS: seconds, in UTC.
 * Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
 * @param template the target's input, as the stack writes it
 */
export function scheduledInput(template: string, firesAtMs: number): string {
  const moment = new Date(firesAtMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
  return template.replaceAll(SCHEDULED_TIME, moment);
}
