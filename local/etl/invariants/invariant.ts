import type { JsonObject } from '../../../asl/json';
import { isJsonObject } from '../../../asl/json';
import type { Counted, DayEvidence } from '../day-evidence';
import type { Evidence } from '../evidence';

/** Something that holds whatever goes wrong: says what contradicts it, nothing when it holds. */
export type Invariant = (evidence: Evidence) => readonly string[];

/** A day that readers of manifests see. */
export interface VisibleDay extends DayEvidence {
  readonly manifest: JsonObject;
}

/** One that looks at each visible day by itself. */
export function ofEachVisibleDay(judge: (day: VisibleDay) => string | undefined): Invariant {
  return ({ days }) =>
    days.flatMap((day) => {
      const { manifest } = day;
      const says = manifest === undefined ? undefined : judge({ ...day, manifest });
      return says === undefined ? [] : [`${day.runDate}: ${says}`];
    });
}

/** One that looks at each day by itself that readers of manifests see, or whose rows the session has changed. */
export function ofEachLoadedDay(judge: (day: DayEvidence) => string | undefined): Invariant {
  return ({ days }) =>
    days.flatMap((day) => {
      const says = day.manifest !== undefined || isChanged(day) ? judge(day) : undefined;
      return says === undefined ? [] : [`${day.runDate}: ${says}`];
    });
}

/** True for a day whose rows are not those of before: a load replaces each, even by its like. */
export function isChanged({ table, tableBefore }: DayEvidence): boolean {
  return (
    table.length !== tableBefore.length || table.some((row, index) => row !== tableBefore[index])
  );
}

/** Rows of a day that were delivered, and are neither in the warehouse's tables nor in quarantine. */
export function missingRows(day: DayEvidence): readonly number[] {
  const { delivered, table, conflicts, quarantined } = day;
  const kept = new Set([...table, ...conflicts].map(({ row_checksum }) => row_checksum));
  const bad = new Set(quarantined.map(({ checksum }) => checksum));
  return [...delivered.keys()].filter((checksum) => !kept.has(checksum) && !bad.has(checksum));
}

/** Rows and checksum of a part of a report. */
export function countedIn(report: JsonObject | undefined, name: string): Counted {
  const part = report?.[name];
  const { rows = 0, checksum = 0 } = isJsonObject(part) ? part : {};
  return { rows: Number(rows), checksum: BigInt(String(checksum)) };
}
