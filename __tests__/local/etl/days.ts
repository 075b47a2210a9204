import { createHash } from 'node:crypto';
import type { JsonObject } from '../../../asl/json';
import type { Planted } from '../../../local/etl/sales-files';
import { runDay } from '../../../local/etl/workflow';
import type { EtlWorld } from '../../../local/etl/world';
import type { LocalRun, LocalRunRequest } from '../../../local/local-workflow';
import { SALES_HEADER, saleLine } from '../../support/sales';

const DAY_MS = 24 * 60 * 60 * 1000;
let days = 0;

/** A day that no test has had. */
export function anotherDay(): string {
  days += 1;
  return new Date(Date.UTC(2020, 0, 1) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Loads a day of so few rows that a test is quick. */
export function load(
  world: EtlWorld,
  runDate: string,
  request: Omit<LocalRunRequest, 'input'> & { readonly input?: JsonObject } = {},
): Promise<LocalRun> {
  const options = { rows: '100', bad: '2%', ...request.options };
  return runDay(world, { ...request, input: request.input ?? { runDate }, options });
}

/** A good row of a day. */
export const rowOf = (runDate: string, changes: Readonly<Record<string, string>> = {}): string =>
  saleLine({ sold_at: `${runDate}T10:00:00Z`, ...changes });

/** Delivers files by their names, and says what was planted in them. */
export async function deliverFiles(
  world: EtlWorld,
  runDate: string,
  files: Readonly<Record<string, string>>,
  planted: Pick<Planted, 'rows'> & Partial<Planted>,
): Promise<void> {
  const digests = new Map<string, string>();
  for (const [name, text] of Object.entries(files)) {
    const key = `sales/${runDate}/${name}`;
    await world.source.put(key, text);
    digests.set(key, createHash('sha256').update(text).digest('hex'));
  }
  world.delivered.set(runDate, { digests, bad: 0, duplicates: 0, conflicts: 0, ...planted });
}

/** Delivers so many files of one good row each: as many parts, whose batches may fail one by one. */
export async function deliverParts(world: EtlWorld, runDate: string, parts: number): Promise<void> {
  const files = Array.from({ length: parts }, (_, part): [string, string] => [
    `${String(part).padStart(5, '0')}.csv`,
    `${SALES_HEADER}\n${rowOf(runDate, { receipt_no: `R${part}` })}\n`,
  ]);
  await deliverFiles(world, runDate, Object.fromEntries(files), { rows: parts });
}
