import type { Json } from '../../asl/json';
import type { BrokenInvariant } from '../local-workflow';
import type { PaymentScript } from '../services/payment-scripts';
import { type ApiEntry, ApiSession } from '../world/api-session';
import type { HttpAnswer } from '../world/http-routes';
import type { Session } from '../world/session';
import { gatherEvidence } from './evidence';
import { judge } from './invariants/all';
import { OrderRows } from './order-rows';
import type { OrderWorld } from './world';

/** How an order is given. */
export const ORDER_ENTRY: ApiEntry = { path: '/orders', idField: 'orderId' };

/** A request to `POST /orders`, and what it was answered. */
export interface OrderRequest {
  readonly order: Json;
  readonly answer: HttpAnswer;
}

/** Orders on one engine, from the first request until nothing is left to happen. */
export class OrderSession extends ApiSession<OrderWorld> {
  readonly rows: OrderRows;
  /** Requests that the API was sent, oldest first. */
  readonly requests: OrderRequest[] = [];
  /** Pieces that were on hand before any order, by kind. */
  readonly startingStock = new Map<string, number>();

  constructor(world: OrderWorld, session: Session) {
    super(world, session, ORDER_ENTRY);
    this.rows = new OrderRows(world.world.standIns.dynamodb, world.naming);
  }

  /** Puts pieces on hand, unless there are some of that kind already. */
  async stock(sku: string, available: number): Promise<void> {
    if (this.startingStock.has(sku)) return;
    this.startingStock.set(sku, await this.rows.putStock(sku, available));
  }

  /** How the provider decides the charge of an order. */
  payment(orderId: string, script: PaymentScript): void {
    this.world.provider.script(orderId, script);
  }

  override async post(order: Json): Promise<HttpAnswer> {
    const answer = await super.post(order);
    this.requests.push({ order, answer });
    return answer;
  }

  async brokenInvariants(): Promise<readonly BrokenInvariant[]> {
    const { world, provider, naming } = this.world;
    return judge(await gatherEvidence(this, world, provider, naming));
  }
}
