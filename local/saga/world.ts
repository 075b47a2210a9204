import { serialize } from '../../asl/serialize';
import { environments } from '../../config/environments';
import { urlVariable } from '../../config/saga-providers';
import { sagaWorkflow } from '../../workflows/saga';
import { type HoldProviders, openHoldProviders } from '../services/hold-providers';
import { Ledger } from '../services/ledger';
import type { WorldDescription } from '../world/description';
import { RECOVERY } from '../world/function-descriptions';
import { localNaming } from '../world/local-naming';
import type { SessionOptions } from '../world/session';
import { UsedIds } from '../world/used-ids';
import { openWorld, type World } from '../world/world';
import { PROVIDERS, SAGA_ROUTES, sagaFunctions } from './functions';
import { SagaRecords } from './records';
import { SAGA_QUEUES, SAGA_TABLES, sagaResources } from './resources';
import { LOCAL_PROVIDER_SECRET } from './secret';
import { SagaSession } from './session';

const config = environments.local;
const naming = localNaming('saga');

/** The saga workflow with everything it needs, as the stack `saga-local` has it. */
export const SAGA_DESCRIPTION: WorldDescription = {
  naming,
  definition: serialize(sagaWorkflow(sagaResources(naming, config))),
  functions: sagaFunctions(naming, config),
  routes: SAGA_ROUTES,
  tables: SAGA_TABLES,
  queues: SAGA_QUEUES,
  topics: ['notifications'],
  secrets: Object.fromEntries(
    PROVIDERS.map((name) => [
      config.saga.providers[name].secretName,
      JSON.stringify(LOCAL_PROVIDER_SECRET),
    ]),
  ),
  recovery: RECOVERY,
};

/** The saga's stand-ins and handlers, open. */
export class SagaWorld {
  readonly records: SagaRecords;
  readonly used = new UsedIds('booking');

  private constructor(
    readonly world: World,
    readonly providers: HoldProviders,
    readonly ledger: Ledger,
  ) {
    this.records = new SagaRecords(world.standIns.messaging.sqs, naming);
  }

  static async open(): Promise<SagaWorld> {
    const world = await openWorld(SAGA_DESCRIPTION);
    const ledger = new Ledger();
    const providers = await openHoldProviders({
      ...LOCAL_PROVIDER_SECRET,
      names: PROVIDERS,
      ledger,
      tell: (provider, says) => world.session().tell(`${provider} provider`, says),
    });
    await world.loadFunctions(
      Object.fromEntries(PROVIDERS.map((name) => [urlVariable(name), `${providers.url}/${name}`])),
    );
    return new SagaWorld(world, providers, ledger);
  }

  readonly naming = naming;
  readonly failureThreshold = config.saga.breaker.failureThreshold;

  /** Begins a session; bookings of earlier ones are at rest. */
  begin(options: SessionOptions = {}): SagaSession {
    return new SagaSession(this, this.world.begin(options));
  }

  async close(): Promise<void> {
    await this.providers.close();
    await this.world.close();
  }
}
