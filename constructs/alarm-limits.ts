import type { AlarmRow } from './alarm';

/** Of how many periods how many have to breach. */
export interface AlarmPattern {
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
}

/** How long an alarm looks before it speaks, and at how much, by what is tolerated. */
export type LimitsOf = (
  tolerated: number,
  pattern: AlarmPattern,
) => Pick<AlarmRow, 'tolerated' | 'breach' | 'periodSeconds'> & Partial<AlarmPattern>;

const HOUR_SECONDS = 3600;

/** The environment's pattern over periods of five minutes. @param unit what one unit of the tolerance is in the metric's */
export const pattern =
  (unit = 1): LimitsOf =>
  (tolerated, { evaluationPeriods, datapointsToAlarm }) => ({
    tolerated: tolerated * unit,
    evaluationPeriods,
    datapointsToAlarm,
  });

/** One breach within a period is enough. */
export const within =
  (periodSeconds: number): LimitsOf =>
  (tolerated) => ({ tolerated, periodSeconds });

/**
 * Not one in all of the hours that are tolerated, at most 168. By the hour, not by one period of a day: CloudWatch moves
 * its edges with the time at which it looks, and what comes once a day is later by an hour when clocks go back.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation-window.html
 */
export const silence: LimitsOf = (hours) => ({
  tolerated: 1,
  breach: 'less-than',
  periodSeconds: HOUR_SECONDS,
  evaluationPeriods: hours,
});
