import { isJsonObject, type Json, type JsonObject } from '../../asl/json';
import type { Naming } from '../../config/naming';
import type { Execution } from '../../simulator/execution';
import type { HistoryEvent } from '../../simulator/history/history-event';
import type { Posting } from '../services/ledger';
import type { PaymentProvider, ProviderRequest } from '../services/payment-provider';
import type { DeadLetter } from '../world/dead-letters';
import { jsonIn } from '../world/message-record';
import type { World } from '../world/world';
import type { ReservationRow } from './order-rows';
import type { Notification } from './records';
import type { OrderRequest, OrderSession } from './session';

/** All that is known of one order, from outside of its code. */
export interface OrderEvidence {
  readonly orderId: string;
  readonly execution: Execution;
  /** Minor units; undefined for an input that is no order. */
  readonly totalMinor: number | undefined;
  readonly row: Readonly<Record<string, string>> | undefined;
  /** Statuses that the row went through. */
  readonly statuses: readonly string[];
  readonly reservations: readonly ReservationRow[];
  readonly postings: readonly Posting[];
  readonly providerRequests: readonly ProviderRequest[];
  readonly notifications: readonly Notification[];
  readonly history: readonly HistoryEvent[];
  /** Messages about it that wait for a person. */
  readonly attention: readonly JsonObject[];
  /** Its parcel waits for a person: in the shipping queue's dead letters. */
  readonly isUndispatched: boolean;
}

/** One kind of pieces. */
export interface StockEvidence {
  readonly sku: string;
  readonly atStart: number;
  readonly onHand: number;
  /** The smallest that it ever was. */
  readonly lowest: number;
}

/** What a session has left behind. */
export interface Evidence {
  readonly orders: readonly OrderEvidence[];
  readonly stock: readonly StockEvidence[];
  readonly requests: readonly OrderRequest[];
  readonly deadLetters: readonly DeadLetter[];
}

/** Reads tables, queues, the provider's books and the engine's history; changes nothing. */
export async function gatherEvidence(
  session: OrderSession,
  { standIns }: World,
  provider: PaymentProvider,
  naming: Naming,
): Promise<Evidence> {
  const { rows } = session;
  const { trail } = standIns.dynamodb;
  const { records } = session.world;
  const deadLetters = await session.world.deadLetters.read();

  const orders: OrderEvidence[] = [];
  for (const { execution } of session.session.executions.values()) {
    const { executionName: orderId } = execution.names;
    orders.push({
      orderId,
      execution,
      totalMinor: totalIn(execution.input),
      row: await rows.order(orderId),
      statuses: trail.of(naming.tableName('orders'), orderId),
      reservations: await rows.reservations(orderId),
      postings: provider.ledger.of(orderId),
      providerRequests: provider.requestsOf(orderId),
      notifications: await records.notificationsOf(orderId),
      history: execution.history.events(),
      attention: await records.attentionFor(orderId),
      isUndispatched: deadLetters.some((letter) => orderIn(letter) === orderId),
    });
  }
  const stock: StockEvidence[] = [];
  for (const [sku, atStart] of session.startingStock) {
    const trailed = trail.of(naming.tableName('stock'), sku).map(Number);
    const onHand = (await rows.onHand(sku)) ?? Number.NaN;
    stock.push({ sku, atStart, onHand, lowest: Math.min(onHand, ...trailed) });
  }
  return { orders, stock, requests: session.requests, deadLetters };
}

/** The order whose parcel a message is; undefined for one that is no parcel. */
export function orderIn({ body }: DeadLetter): string | undefined {
  const { orderId } = jsonIn(body) ?? {};
  return typeof orderId === 'string' ? orderId : undefined;
}

function totalIn(input: Json): number | undefined {
  const { items } = isJsonObject(input) ? input : {};
  if (!Array.isArray(items)) return undefined;
  return items.reduce((sum: number, item: Json) => {
    const { quantity, unitPriceMinor } = isJsonObject(item) ? item : {};
    return sum + Number(quantity) * Number(unitPriceMinor);
  }, 0);
}
