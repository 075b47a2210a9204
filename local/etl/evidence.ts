import { createHash, type Hash } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../asl/json';
import type { Execution } from '../../simulator/execution';
import type { HistoryEvent } from '../../simulator/history/history-event';
import { resultOf } from '../../simulator/simulate';
import type { TextBucket } from './bucket';
import { linesIn } from './lines';
import { checksumOf, sumOf } from './row-sum';
import type { Planted } from './sales-files';
import type { EtlSession } from './session';
import type { SaleRow } from './warehouse';

/** Rows by number and by the sum of their checksums. */
export interface Counted {
  readonly rows: number;
  readonly checksum: bigint;
}

/** All that is known of one day, from outside of the workflow's code. */
export interface DayEvidence {
  readonly runDate: string;
  readonly planted: Planted;
  /** SHA-256 of the day's files by key, now. */
  readonly source: ReadonlyMap<string, string>;
  /** Checksums of the rows in them. */
  readonly delivered: ReadonlySet<number>;
  readonly cameIn: Counted;
  /** Rows of the day in the warehouse. */
  readonly table: readonly SaleRow[];
  /** The object that makes the day visible. */
  readonly manifest: JsonObject | undefined;
  /** Of the run that is visible. */
  readonly report: JsonObject | undefined;
  readonly quarantined: Counted;
  readonly partCount: number;
}

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
  readonly toleratedPercent: number;
  /** Share of a day's rows that may be bad. */
  readonly maxQuarantinedPercent: number;
  /** Whether nothing was to go wrong: no fault, no stop, and services that do what they are asked. */
  readonly isUndisturbed: boolean;
}

/** Reads buckets, tables and the engine's history; changes nothing. */
export async function gatherEvidence(session: EtlSession): Promise<Evidence> {
  const { world, commitsBefore } = session;
  const objects = await objectsOf(world.data, session.days);
  const days: DayEvidence[] = [];
  for (const runDate of session.days) {
    const planted = world.delivered.get(runDate);
    if (planted !== undefined) days.push(await dayOf(world, runDate, planted, objects));
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

async function dayOf(
  { source, data, table }: EtlSession['world'],
  runDate: string,
  planted: Planted,
  objects: ReadonlyMap<string, string>,
): Promise<DayEvidence> {
  const digests = new Map<string, string>();
  const delivered = new Set<number>();
  const cameIn = { rows: 0, checksum: 0n };
  for (const key of await source.keys(`sales/${runDate}/`)) {
    const hash = createHash('sha256');
    const rows = linesIn(passedTo(hash, await source.read(key)));
    // The header is no row.
    await rows.next();
    for await (const row of rows) {
      const checksum = checksumOf(row);
      delivered.add(checksum);
      cameIn.rows += 1;
      cameIn.checksum += BigInt(checksum);
    }
    digests.set(key, hash.digest('hex'));
  }
  const key = `published/${runDate}.json`;
  const manifest = objects.has(key) ? await data.json<JsonObject>(key) : undefined;
  const runId = String(manifest?.['runId']);
  const reports = manifest?.['report'];
  const reportKey = isJsonObject(reports) ? String(reports['json']) : '';
  const bad: string[] = [];
  for (const one of [...objects.keys()].filter((name) => name.startsWith(`quarantine/${runId}/`))) {
    for await (const record of data.lines(one)) bad.push(rawOf(record));
  }
  return {
    runDate,
    planted,
    source: digests,
    delivered,
    cameIn,
    table: table.rows.filter(({ sale_date }) => sale_date === runDate),
    manifest,
    report: objects.has(reportKey) ? await data.json<JsonObject>(reportKey) : undefined,
    quarantined: { rows: bad.length, checksum: sumOf(bad) },
    partCount: [...objects.keys()].filter((name) => name.startsWith(`runs/${runId}/staging/`))
      .length,
  };
}

/** The same bytes, which are hashed as they pass. */
async function* passedTo(
  hash: Hash,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

/** The row as it came; the checksum that its record claims is not believed. */
function rawOf(record: string): string {
  return String((JSON.parse(record) as { readonly raw?: string }).raw);
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
