import type { Execution } from '../../simulator/execution';
import type { HistoryEvent } from '../../simulator/history/history-event';
import { resultOf } from '../../simulator/simulate';
import type { DeadLetter } from '../world/dead-letters';
import type { TextBucket } from './bucket';
import { type DayEvidence, gatherDay } from './day-evidence';
import type { EtlSession } from './session';

/** What a session has left behind. */
export interface Evidence {
  readonly days: readonly DayEvidence[];
  readonly executions: readonly {
    readonly execution: Execution;
    readonly history: readonly HistoryEvent[];
  }[];
  /** Keys of the days' own objects, and the names at the top of the data bucket. */
  readonly keys: readonly string[];
  /** Run ids whose objects are other bytes than those that an earlier attempt with the same outcome wrote. */
  readonly rewritten: readonly string[];
  /** Loads that were committed in this session. */
  readonly commits: number;
  /** Runs of which one was committed without holding its day. */
  readonly strays: readonly string[];
  readonly deadLetters: readonly DeadLetter[];
  readonly toleratedPercent: number;
  /** Share of a day's rows that may be bad. */
  readonly maxQuarantinedPercent: number;
  /** Whether nothing was to go wrong: no fault, no stop, and services that do what they are asked. */
  readonly isUndisturbed: boolean;
}

/** Reads buckets, tables and the engine's history; changes nothing. */
export async function gatherEvidence(session: EtlSession): Promise<Evidence> {
  const { world, commitsBefore, straysBefore } = session;
  const objects = await objectsOf(world.data, session.days);
  const days: DayEvidence[] = [];
  for (const runDate of session.days) {
    const planted = world.delivered.get(runDate);
    if (planted !== undefined) days.push(await gatherDay(session, runDate, planted, objects));
  }
  return {
    days,
    executions: [...session.session.executions.values()].map(({ execution }) => ({
      execution,
      history: resultOf(execution).history,
    })),
    keys: [...objects.keys(), ...(await world.data.top())],
    rewritten: rewrittenRuns(world.written, objects, days),
    commits: world.table.commits - commitsBefore,
    strays: world.table.strays.slice(straysBefore),
    deadLetters: await world.deadLetters.read(),
    toleratedPercent: world.tolerated,
    maxQuarantinedPercent: world.maxQuarantinedPercent,
    isUndisturbed: session.isUndisturbed,
  };
}

/** ETags of what was written for the days: a world may hold thousands of others. */
async function objectsOf(
  data: TextBucket,
  days: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const objects = new Map<string, string>();
  for (const day of days) {
    for (const folder of ['runs', 'quarantine', 'reports', 'published']) {
      for (const [key, etag] of await data.list(`${folder}/${day}`)) objects.set(key, etag);
    }
  }
  return objects;
}

/**
 * Compares what visible runs wrote with what they wrote before, and remembers it. An attempt in which other parts failed,
 * and were tolerated, is another outcome of the same source.
 */
function rewrittenRuns(
  written: Map<string, ReadonlyMap<string, string>>,
  objects: ReadonlyMap<string, string>,
  days: readonly DayEvidence[],
): readonly string[] {
  return days.flatMap(({ manifest, report, runDate }) => {
    if (manifest === undefined) return [];
    const runId = String(manifest['runId']);
    const isOutput = (key: string): boolean =>
      key === `published/${runDate}.json` ||
      ['quarantine/', 'reports/', 'runs/'].some((folder) => key.startsWith(`${folder}${runId}/`));
    // Names and ARNs of a map run's results are of one execution; everything else is of the run.
    const now = new Map(
      [...objects].filter(([key]) => isOutput(key) && !key.includes('/results/')),
    );
    const outcome = JSON.stringify([runId, report?.['failedParts']]);
    const before = written.get(outcome);
    written.set(outcome, now);
    const isSame = before === undefined || JSON.stringify([...before]) === JSON.stringify([...now]);
    return isSame ? [] : [runId];
  });
}
