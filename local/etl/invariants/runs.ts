import type { HistoryEvent } from '../../../simulator/history/history-event';
import { keyOf } from '../sale-row';
import { type Invariant, ofEachVisibleDay } from './invariant';

/** E5: a day is loaded only with as many failed parts as are tolerated. */
export const toleranceIsExact: Invariant = (evidence) =>
  ofEachVisibleDay(({ report, partCount }) => {
    const { failedParts } = report ?? {};
    const failed = Array.isArray(failedParts) ? failedParts.length : 0;
    const most = (partCount * evidence.toleratedPercent) / 100;
    return failed <= most ? undefined : `loaded with ${failed} failed parts; tolerated: ${most}`;
  })(evidence);

/** E9: every map run that was begun has ended with its execution, and no execution runs on. */
export const everyChildEnded: Invariant = ({ executions }) =>
  executions.flatMap(({ execution, history }) => {
    const count = (...types: readonly string[]): number =>
      history.filter(({ type }) => types.includes(type)).length;
    const begun = count('MapRunStarted');
    const ended = count('MapRunSucceeded', 'MapRunFailed', 'MapRunAborted');
    // One that was stopped takes its map run with it.
    const isCut = ['ABORTED', 'TIMED_OUT'].includes(execution.status);
    if (execution.status === 'RUNNING') return [`${execution.names.executionName} runs on`];
    return begun === ended || (isCut && begun === ended + 1)
      ? []
      : [`${execution.names.executionName}: ${begun} map runs begun, ${ended} ended`];
  });

/** E10: however often a day is started, each sale of it is in the table once, and each execution commits one load at most. */
export const oneLoadADay: Invariant = ({ days, executions, commits }) => {
  const loading = executions.filter(({ history }) => hasEntered(history, 'StartLoad')).length;
  return [
    ...days.flatMap(({ runDate, table }) => {
      const keys = new Set(table.map(keyOf));
      return keys.size === table.length
        ? []
        : [`${runDate}: ${table.length} rows of ${keys.size} sales`];
    }),
    ...(commits > loading ? [`${loading} executions committed ${commits} loads`] : []),
  ];
};

/** E13: a load is committed only while its execution holds the day: nobody else is at it then, or could be. */
export const nobodyElseIsAtIt: Invariant = ({ strays }) =>
  strays.map((runId) => `run ${runId} was loaded when its day was not its own`);

/**
 * E11: a day whose bad rows are within the limit is loaded, if nothing was to go wrong: also after an attempt that had
 * failed. A start that found the day taken is none.
 */
export const goodDaysAreLoaded: Invariant = (evidence) => {
  const { days, executions, isUndisturbed, maxQuarantinedPercent } = evidence;
  const attempts = executions.filter(({ history }) => !hasEntered(history, 'RunSkipped'));
  if (!isUndisturbed || attempts.length === 0) return [];
  return days.flatMap(({ runDate, planted, manifest }) => {
    const isGood = planted.bad * 100 <= planted.rows * maxQuarantinedPercent;
    const failed = attempts.filter(({ execution }) => execution.status !== 'SUCCEEDED').length;
    return isGood && (manifest === undefined || failed > 0)
      ? [`${runDate}: nothing went wrong, ${failed} of ${attempts.length} attempts failed`]
      : [];
  });
};

function hasEntered(history: readonly HistoryEvent[], state: string): boolean {
  return history.some((event) => {
    const { stateEnteredEventDetails } = event as { stateEnteredEventDetails?: { name: string } };
    return stateEnteredEventDetails?.name === state;
  });
}
