import type { RecordedRun } from './recorded-run';

/** The services of a run in the order in which each was called first, however often it was asked again. */
export function firstCalls({ called }: Pick<RecordedRun, 'called'>): string[] {
  return [...new Set(called)];
}
