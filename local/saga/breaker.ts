import type { JsonObject } from '../../asl/json';
import { BREAKER_SERVICE } from '../../workflows/saga-payment';
import type { DynamoDb } from '../services/dynamodb';

/** How the circuit breaker of the payment provider stands when a run begins. */
export const BREAKER_STATES = [
  'closed',
  /** One failure more, and it opens. */
  'almost-open',
  /** The provider is left out for the whole run. */
  'open',
  /** It has been open for long enough: the run is the probe. */
  'expired',
] as const;
export type BreakerState = (typeof BREAKER_STATES)[number];

const HOUR_MS = 3_600_000;

/** Bookings share the breaker: without this, a run would meet what an earlier one has left. */
export async function setBreaker(
  dynamodb: DynamoDb,
  options: {
    readonly tableName: string;
    readonly state: BreakerState;
    readonly failureThreshold: number;
    /** Milliseconds since 1970, by the engine's clock. */
    readonly nowMs: number;
  },
): Promise<void> {
  const { tableName: TableName, state, failureThreshold, nowMs } = options;
  const key = { service: { S: BREAKER_SERVICE } };
  const open = (untilMs: number): JsonObject => ({
    status: { S: 'OPEN' },
    failures: { N: String(failureThreshold) },
    openUntil: { S: new Date(untilMs).toISOString() },
  });
  const rows: Readonly<Record<BreakerState, JsonObject | undefined>> = {
    closed: undefined,
    'almost-open': { status: { S: 'CLOSED' }, failures: { N: String(failureThreshold - 1) } },
    open: open(nowMs + HOUR_MS),
    expired: open(nowMs),
  };
  const row = rows[state];
  await (row === undefined
    ? dynamodb.call('DeleteItem', { TableName, Key: key })
    : dynamodb.call('PutItem', { TableName, Item: { ...key, ...row } }));
}
