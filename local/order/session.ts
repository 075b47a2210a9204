import { isJsonObject, type Json } from '../../asl/json';
import type { Execution } from '../../simulator/execution';
import type { BrokenInvariant } from '../local-workflow';
import type { PaymentScript } from '../services/payment-scripts';
import type { HttpAnswer } from '../world/http-routes';
import type { Session } from '../world/session';
import { gatherEvidence } from './evidence';
import { judge } from './invariants/all';
import { OrderRows } from './order-rows';
import type { OrderWorld } from './world';

/** A request to `POST /orders`, and what it was answered. */
export interface OrderRequest {
  readonly order: Json;
  readonly answer: HttpAnswer;
}

/** Orders on one engine, from the first request until nothing is left to happen. */
export class OrderSession {
  readonly rows: OrderRows;
  /** Requests that the API was sent, oldest first. */
  readonly requests: OrderRequest[] = [];
  /** Pieces that were on hand before any order, by kind. */
  readonly startingStock = new Map<string, number>();

  constructor(
    readonly world: OrderWorld,
    readonly session: Session,
  ) {
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

  /** `POST /orders`, through its handler. */
  post(order: Json): Promise<HttpAnswer> {
    this.claim(orderIdOf(order));
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify(order);
    return this.session.run(async () => {
      const request = { method: 'POST', path: '/orders', headers, body };
      const answer = await this.world.world.routes.request(request);
      this.requests.push({ order, answer });
      return answer;
    });
  }

  /** StartExecution with the input as it is, past the API. */
  start(executionName: string, input: Json): Execution {
    this.claim(executionName);
    const { stateMachineName } = this.world.naming;
    return this.session.start(stateMachineName, executionName, JSON.stringify(input));
  }

  /** The execution of an order, if there is one. */
  execution(orderId: string): Execution | undefined {
    const arn = `${this.world.naming.executionArnPrefix}:${orderId}`;
    return this.session.executions.get(arn)?.execution;
  }

  /** Runs until every order is at rest. */
  finish(): Promise<void> {
    return this.session.finish();
  }

  /** What does not hold of the orders, now that nothing runs. */
  async brokenInvariants(): Promise<readonly BrokenInvariant[]> {
    const { world, provider, naming } = this.world;
    return judge(await gatherEvidence(this, world, provider, naming));
  }

  private readonly claimed = new Set<string>();

  private claim(orderId: string): void {
    if (this.claimed.has(orderId)) return;
    this.claimed.add(orderId);
    this.world.claim(orderId);
  }
}

/** The id in an order, which may be anything. */
export function orderIdOf(order: Json): string {
  const { orderId } = isJsonObject(order) ? order : {};
  return typeof orderId === 'string' ? orderId : '';
}
