import type { JsonObject } from '../../../asl/json';
import { isJsonObject } from '../../../asl/json';
import type { Counted, DayEvidence, Evidence } from '../evidence';

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

/** Rows and checksum of a part of a report. */
export function countedIn(report: JsonObject | undefined, name: string): Counted {
  const part = report?.[name];
  const { rows = 0, checksum = 0 } = isJsonObject(part) ? part : {};
  return { rows: Number(rows), checksum: BigInt(String(checksum)) };
}
