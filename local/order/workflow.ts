import { isJsonObject, type Json } from '../../asl/json';
import type { LocalRun, LocalRunRequest, LocalWorkflow, LocalWorld } from '../local-workflow';
import { readSample } from '../read-sample';
import sample from '../samples/order.json';
import { textIn } from '../world/api-session';
import { ORDER_OPTIONS, readOptions } from './options';
import { ORDER_ENTRY } from './session';
import { ORDER_DESCRIPTION, OrderWorld } from './world';

/** The order workflow on a laptop. */
export const orderLocally: LocalWorkflow = {
  name: 'order',
  sample: readSample('order', sample),
  numbered: numberedOrder,
  options: ORDER_OPTIONS,
  async open(): Promise<LocalWorld> {
    const world = await OrderWorld.open();
    return {
      definition: ORDER_DESCRIPTION.definition,
      run: (request) => runOrder(world, request),
      close: () => world.close(),
    };
  },
};

/** One order from its request to its rest, in a session of its own. */
export async function runOrder(world: OrderWorld, request: LocalRunRequest): Promise<LocalRun> {
  const { payment, stock } = readOptions(request.options);
  const { input } = request;
  const orders = world.begin(request);
  const executionName = textIn(input, ORDER_ENTRY.idField) || 'order-without-id';
  for (const sku of skusIn(input)) await orders.stock(sku, stock);
  orders.payment(executionName, payment);
  return orders.complete(executionName, input);
}

/** Pieces of its own too: thousands of orders would sell out. */
function numberedOrder(n: number): Json {
  const { items, ...order } = sample.input;
  return {
    ...order,
    orderId: `${order.orderId}-${n}`,
    items: items.map((item) => ({ ...item, sku: `${item.sku}.${n}` })),
  };
}

function skusIn(order: Json): string[] {
  const { items } = isJsonObject(order) ? order : {};
  return (Array.isArray(items) ? items : [])
    .map((item) => (isJsonObject(item) ? item['sku'] : undefined))
    .filter((sku) => typeof sku === 'string');
}
