import { createHash, type Hash } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../asl/json';
import { isHeader, linesIn } from './lines';
import { checksumOf } from './row-sum';
import type { SaleRow } from './sale-row';
import type { Planted } from './sales-files';
import type { EtlSession } from './session';

/** Rows by number and by the sum of their checksums. */
export interface Counted {
  readonly rows: number;
  readonly checksum: bigint;
}

/** A row that was kept out. */
export interface BadRow {
  readonly checksum: number;
  /** Why, as its record says. */
  readonly code: string;
}

/** All that is known of one day, from outside of the workflow's code. */
export interface DayEvidence {
  readonly runDate: string;
  readonly planted: Planted;
  /** SHA-256 of the day's files by key, now. */
  readonly source: ReadonlyMap<string, string>;
  /** How often each row is in them, by its checksum. */
  readonly delivered: ReadonlyMap<number, number>;
  readonly cameIn: Counted;
  /** Rows of the day in the warehouse. */
  readonly table: readonly SaleRow[];
  /** Rows of the day in the table of copies that say something else than their sale. */
  readonly conflicts: readonly SaleRow[];
  /** Rows of the day in the warehouse when the session began. */
  readonly tableBefore: readonly SaleRow[];
  /** The object that makes the day visible. */
  readonly manifest: JsonObject | undefined;
  /** Of the run that is visible. */
  readonly report: JsonObject | undefined;
  /** Bad rows of the run that is visible, or else of the one that was loaded last. */
  readonly quarantined: readonly BadRow[];
  /** Of the same run. */
  readonly partCount: number;
}

/** Reads what the source, the data bucket and the warehouse have of a day. */
export async function gatherDay(
  { world: { source, data, table }, tableBefore }: EtlSession,
  runDate: string,
  planted: Planted,
  objects: ReadonlyMap<string, string>,
): Promise<DayEvidence> {
  const digests = new Map<string, string>();
  const delivered = new Map<number, number>();
  const cameIn = { rows: 0, checksum: 0n };
  for (const key of await source.keys(`sales/${runDate}/`)) {
    const hash = createHash('sha256');
    const rows = linesIn(passedTo(hash, await source.read(key)));
    let isFirst = true;
    for await (const row of rows) {
      const isRow = !isFirst || !isHeader(row);
      isFirst = false;
      if (!isRow) continue;
      const checksum = checksumOf(row);
      delivered.set(checksum, (delivered.get(checksum) ?? 0) + 1);
      cameIn.rows += 1;
      cameIn.checksum += BigInt(checksum);
    }
    digests.set(key, hash.digest('hex'));
  }
  const key = `published/${runDate}.json`;
  const manifest = objects.has(key) ? await data.json<JsonObject>(key) : undefined;
  const runId = String(manifest?.['runId'] ?? table.loadedRuns.get(runDate));
  const reports = manifest?.['report'];
  const reportKey = isJsonObject(reports) ? String(reports['json']) : '';
  const quarantined: BadRow[] = [];
  for (const one of [...objects.keys()].filter((name) => name.startsWith(`quarantine/${runId}/`))) {
    for await (const record of data.lines(one)) quarantined.push(badRowOf(record));
  }
  return {
    runDate,
    planted,
    source: digests,
    delivered,
    cameIn,
    table: table.rows.filter(({ sale_date }) => sale_date === runDate),
    conflicts: table.conflicts.filter(({ sale_date }) => sale_date === runDate),
    tableBefore: tableBefore.filter(({ sale_date }) => sale_date === runDate),
    manifest,
    report: objects.has(reportKey) ? await data.json<JsonObject>(reportKey) : undefined,
    quarantined,
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

/** A record of the quarantine; the checksum that it claims is not believed. */
function badRowOf(record: string): BadRow {
  const { raw, code } = JSON.parse(record) as { readonly raw?: string; readonly code?: string };
  return { checksum: checksumOf(String(raw)), code: String(code) };
}
