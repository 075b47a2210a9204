import { isJsonObject, type Json } from '../../asl/json';
import { resultOf } from '../../simulator/simulate';
import type { LocalRun, LocalRunRequest, LocalWorkflow, LocalWorld } from '../local-workflow';
import { readSample } from '../read-sample';
import sample from '../samples/order.json';
import { ORDER_OPTIONS, readOptions } from './options';
import { type OrderSession, orderIdOf } from './session';
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
  const { session } = orders;
  const executionName = orderIdOf(input) || 'order-without-id';
  for (const sku of skusIn(input)) await orders.stock(sku, stock);
  orders.payment(executionName, payment);
  const execution = await begin(orders, executionName, input);
  await orders.finish();
  return {
    result: resultOf(execution),
    executionName,
    effects: session.effects,
    brokenInvariants: () => orders.brokenInvariants(),
  };
}

/** Through the API where that takes it; what it refuses is started as it is, to see what the workflow makes of it. */
async function begin(orders: OrderSession, executionName: string, input: Json) {
  const { status, body } = await orders.post(input);
  const says =
    status === 202
      ? 'POST /orders answered 202'
      : `POST /orders answered ${status} ${body}; started past the API`;
  const execution = orders.execution(executionName) ?? orders.start(executionName, input);
  orders.session.tell('API', says);
  return execution;
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
