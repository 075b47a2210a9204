import { isJsonObject } from '../../../asl/json';
import { type Invariant, isChanged, missingRows, ofEachVisibleDay } from './invariant';

/**
 * E2: what a manifest names is there, and as it says; a load that did not end well has no manifest of its own, and has
 * left the warehouse as it was or replaced the day as a whole.
 */
export const visibleAsAWhole: Invariant = (evidence) => [
  ...ofEachVisibleDay(({ manifest, table, quarantined, report, cameIn }) => {
    const { report: named, runId, rowsIn, loadedRows, quarantinedRows } = manifest;
    const reports = isJsonObject(named) ? Object.values(named).map(String) : [];
    const missing = [...reports, `runs/${runId}/load.manifest`].filter(
      (key) => !evidence.keys.includes(key),
    );
    if (missing.length > 0 || report === undefined)
      return `the manifest names ${missing.join(', ')}`;
    const isRight =
      rowsIn === cameIn.rows &&
      loadedRows === table.length &&
      quarantinedRows === quarantined.length;
    return isRight
      ? undefined
      : `the manifest says ${loadedRows} loaded of ${rowsIn}, the table has ${table.length} of ${cameIn.rows}`;
  })(evidence),
  ...evidence.days.flatMap(({ runDate, manifest }) =>
    evidence.executions.some(
      ({ execution }) =>
        execution.status === 'SUCCEEDED' &&
        isJsonObject(execution.output ?? null) &&
        JSON.stringify(execution.output).includes(`"runDate":"${runDate}"`) &&
        JSON.stringify(execution.output).includes('"report":'),
    ) && manifest === undefined
      ? [`${runDate}: loaded, and no manifest`]
      : [],
  ),
  ...evidence.days.flatMap((day) => {
    if (!isChanged(day)) return [];
    if (evidence.commits === 0) return [`${day.runDate}: its rows changed, and nothing was loaded`];
    const missing = missingRows(day).length;
    return day.manifest === undefined && missing > 0
      ? [`${day.runDate}: loaded in part, ${missing} of its rows are nowhere`]
      : [];
  }),
];

/** E3: a run of the same source wrote the same bytes under the same keys, if the same parts of it failed. */
export const sameBytesAgain: Invariant = ({ rewritten }) =>
  rewritten.map((runId) => `run ${runId} wrote other bytes than before`);

/** E8: the source is as it was delivered. */
export const sourceUntouched: Invariant = ({ days }) =>
  days.flatMap(({ runDate, planted, source }) => {
    const isSame =
      planted.digests.size === source.size &&
      [...planted.digests].every(([key, digest]) => source.get(key) === digest);
    return isSame ? [] : [`${runDate}: the source was changed`];
  });
