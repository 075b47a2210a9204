import { createHash } from 'node:crypto';
import type { JsonObject } from '../../../asl/json';
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

/** Delivers so many files of one good row each: as many parts, whose batches may fail one by one. */
export async function deliverParts(world: EtlWorld, runDate: string, parts: number): Promise<void> {
  const digests = new Map<string, string>();
  for (let part = 0; part < parts; part++) {
    const row = saleLine({ receipt_no: `R${part}`, sold_at: `${runDate}T10:00:00Z` });
    const text = `${SALES_HEADER}\n${row}\n`;
    const key = `sales/${runDate}/${String(part).padStart(5, '0')}.csv`;
    await world.source.put(key, text);
    digests.set(key, createHash('sha256').update(text).digest('hex'));
  }
  world.delivered.set(runDate, { digests, rows: parts, bad: 0, duplicates: 0 });
}
