import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type Json } from '../../../asl/json';
import { textIn } from '../../world/api-session';
import type { Evidence, OrderEvidence } from '../evidence';
import { ORDER_ENTRY } from '../session';
import { type Invariant, ofEachOrder } from './invariant';

/** Answers to what is not an order at all. */
const NOT_AN_ORDER: ReadonlySet<number> = new Set([400, 413, 415]);

/** O7: a customer hears of an event once, however often it is delivered: copies have one id. */
export const toldOnce: Invariant = ofEachOrder(({ notifications }) => {
  for (const event of new Set(notifications.map((notification) => notification.event))) {
    const told = notifications.filter((notification) => notification.event === event);
    const ids = new Set(told.map(({ eventId }) => eventId));
    if (ids.size > 1) return `${event} was told under ${[...ids].join(' and ')}, allowed one id`;
  }
  return undefined;
});

/** O8: the key of an effect is made of order and step alone, not of time or attempt. */
export const keysAreStable: Invariant = ofEachOrder((order) => {
  const wrong = keysOf(order).find(({ key, step }) => key !== `order/${order.orderId}/${step}`);
  return wrong && `${wrong.step} went under the key ${wrong.key}`;
});

/** O9: the same order again is the same execution; another order under its id is refused and changes nothing. */
export const oneExecutionAnOrder: Invariant = (evidence) =>
  evidence.requests.flatMap(({ order, answer }) => {
    const orderId = textIn(order, ORDER_ENTRY.idField);
    const first = inputOf(evidence, orderId);
    // What the API refuses as no order was never accepted; it may have been started past the API.
    if (first === undefined || NOT_AN_ORDER.has(answer.status)) return [];
    const isSame = isDeepStrictEqual(first, order);
    const isTaken = answer.status === 200 || answer.status === 202;
    if (isSame && !isTaken) return [`order ${orderId}: sent again, answered ${answer.status}`];
    if (!isSame && answer.status !== 409) {
      return [`order ${orderId}: another body was answered ${answer.status}, allowed 409`];
    }
    return isTaken ? differentExecution(evidence, orderId, answer.body) : [];
  });

function keysOf({ providerRequests, notifications }: OrderEvidence) {
  return [
    ...providerRequests.map(({ step, idempotencyKey: key }) => ({ step, key })),
    ...notifications.map(({ event: step, eventId: key }) => ({ step, key })),
  ];
}

function inputOf({ orders }: Evidence, orderId: string): Json | undefined {
  return orders.find((order) => order.orderId === orderId)?.execution.input;
}

function differentExecution({ orders }: Evidence, orderId: string, body: string): string[] {
  const answered: unknown = JSON.parse(body);
  const arn = isJsonObject(answered) ? answered['executionArn'] : undefined;
  const own = orders
    .filter((order) => order.orderId === orderId)
    .map(({ execution }) => execution.names.executionArn);
  return own.length === 1 && own[0] === arn
    ? []
    : [`order ${orderId}: answered with ${String(arn)}, its executions: ${own.join(', ')}`];
}
