import { serialize } from '../../asl/serialize';
import { environments } from '../../config/environments';
import { orderWorkflow } from '../../workflows/order';
import { openPaymentProvider, type PaymentProvider } from '../services/payment-provider';
import { Webhook } from '../services/webhook';
import { DeadLetters } from '../world/dead-letters';
import type { WorldDescription } from '../world/description';
import { RECOVERY } from '../world/function-descriptions';
import { localNaming } from '../world/local-naming';
import type { SessionOptions } from '../world/session';
import { UsedIds } from '../world/used-ids';
import { openWorld, type World } from '../world/world';
import { ORDER_ROUTES, orderFunctions } from './functions';
import { OrderRecords } from './records';
import { ORDER_TABLES, orderQueues, orderResources } from './resources';
import { LOCAL_PAYMENT_SECRET } from './secret';
import { OrderSession } from './session';

const config = environments.local;
const naming = localNaming('order');

/** The order workflow with everything it needs, as the stack `order-local` has it. */
export const ORDER_DESCRIPTION: WorldDescription = {
  naming,
  definition: serialize(orderWorkflow(orderResources(naming, config))),
  functions: orderFunctions(naming, config),
  routes: ORDER_ROUTES,
  tables: ORDER_TABLES,
  queues: orderQueues(config),
  topics: ['notifications'],
  secrets: { [config.order.paymentSecretName]: JSON.stringify(LOCAL_PAYMENT_SECRET) },
  recovery: RECOVERY,
};

/** The order's stand-ins and handlers, open. */
export class OrderWorld {
  readonly used = new UsedIds('order');

  private constructor(
    readonly world: World,
    readonly provider: PaymentProvider,
  ) {
    const { sqs } = world.standIns.messaging;
    this.records = new OrderRecords(sqs, naming);
    this.deadLetters = new DeadLetters(sqs, ORDER_DESCRIPTION);
  }

  /** @param definition serialized; another than the stack's shows what the invariants notice. */
  static async open(definition = ORDER_DESCRIPTION.definition): Promise<OrderWorld> {
    const world = await openWorld({ ...ORDER_DESCRIPTION, definition });
    const path = '/payments/callback';
    const webhook = new Webhook(
      LOCAL_PAYMENT_SECRET.webhookSigningSecret,
      async (headers, body) =>
        (await world.routes.request({ method: 'POST', path, headers, body })).status,
      world.time,
    );
    const provider = await openPaymentProvider({
      apiKey: LOCAL_PAYMENT_SECRET.apiKey,
      webhook,
      time: world.time,
      tell: (says) => world.session().tell('payment provider', says),
    });
    await world.loadFunctions({ PAYMENT_PROVIDER_URL: provider.url });
    return new OrderWorld(world, provider);
  }

  readonly naming = naming;
  readonly records: OrderRecords;
  readonly deadLetters: DeadLetters;

  /** Begins a session; orders of earlier ones are at rest. */
  begin(options: SessionOptions = {}): OrderSession {
    this.deadLetters.begin();
    return new OrderSession(this, this.world.begin(options));
  }

  async close(): Promise<void> {
    await this.provider.close();
    await this.world.close();
  }
}
