import type { JsonObject } from '../../../asl/json';
import { runDay } from '../../../local/etl/workflow';
import type { EtlWorld } from '../../../local/etl/world';
import type { LocalRun, LocalRunRequest } from '../../../local/local-workflow';

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
