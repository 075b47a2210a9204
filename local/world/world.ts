import type { Json } from '../../asl/json';
import type { Naming } from '../../config/naming';
import type { Execution } from '../../simulator/execution';
import type { TaskCall } from '../../simulator/tasks/task-call';
import type { EngineTime } from '../services/engine-time';
import { serviceTasks } from '../tasks/service-tasks';
import { followClock, followRealTime } from '../virtual-date';
import type { WorldDescription } from './description';
import { awsVariables, setVariables } from './environment';
import { FunctionHost } from './function-host';
import { HttpRoutes } from './http-routes';
import { consumeQueues } from './queue-consumers';
import { Session, type SessionOptions } from './session';
import { openStandIns, type StandIns } from './stand-ins';

/** Stand-ins and handlers, open. */
export interface World {
  readonly standIns: StandIns;
  readonly routes: HttpRoutes;
  /** Of the session that is open; the real time when there is none. */
  readonly time: EngineTime;
  /** Begins a session; the one before is over. */
  begin(options: SessionOptions): Session;
  /** The session that is open. @throws TypeError when none is */
  session(): Session;
  /**
   * Loads the handlers, each in its own environment.
   * @param overrides what differs from AWS in it: addresses of stand-ins. @default nothing
   */
  loadFunctions(overrides?: Readonly<Record<string, string>>): Promise<void>;
  close(): Promise<void>;
}

/** Virtual milliseconds from the end of an execution to the event about it. */
const EVENT_MS = 1_000;

/** Quiet, whatever the environment says: a run tells its own story. */
const QUIET = {
  POWERTOOLS_LOG_LEVEL: 'SILENT',
  POWERTOOLS_METRICS_DISABLED: 'true',
  // The SDK's notice about Node versions to come is not about this run.
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
};

let isOpen = false;

/**
 * Opens a world. Every AWS client of this process then talks to it and to nothing else, and the global `Date` follows
 * the engine.
 * @throws Error when another world is open: handlers read the environment of the process
 */
export async function openWorld(description: WorldDescription): Promise<World> {
  if (isOpen) throw new Error('a world is open already; allowed: one at a time in a process');
  isOpen = true;
  const { naming, queues = [], functions, routes = [] } = description;
  let current: Session | undefined;
  const session = (): Session => {
    if (current === undefined) throw new TypeError('no session is open; begin one first');
    return current;
  };
  const makeLoud = setVariables(QUIET);
  const standIns = await openStandIns(description, session);
  const leaveAws = setVariables(awsVariables(standIns.url, naming.region));
  const time: EngineTime = {
    now: () => current?.now() ?? REAL_NOW(),
    later: (delayMs, work) => session().later(delayMs, work),
  };
  followClock(time.now);

  const host = new FunctionHost();
  const invoke = (part: string, event: Json) => host.invoke(naming.functionName(part), event);
  const runTask = serviceTasks({
    services: standIns.byResource,
    invoke: (functionArn, payload) => host.invoke(functionArn, payload),
    tell: (call, says) => session().tell(placeOf(call), says),
  });
  const { recovery } = description;
  const onFailed = (execution: Execution): void => {
    if (recovery === undefined) return;
    time.later(EVENT_MS, async () => {
      await invoke(recovery, eventOf(naming, execution));
    });
  };
  consumeQueues({
    sqs: standIns.messaging.sqs,
    naming,
    queues,
    invoke,
    later: (delayMs, work) => current?.later(delayMs, work),
    tell: (by, says) => session().tell(by, says),
  });

  return {
    standIns,
    routes: new HttpRoutes(routes, invoke, time.now),
    time,
    session,
    begin(options) {
      const { account: accountId, region, stateMachineName } = naming;
      const machines = { [stateMachineName]: description.definition };
      current = new Session({ accountId, region, machines, runTask, onFailed }, options);
      return current;
    },
    loadFunctions: (overrides = {}) =>
      host.load(
        functions.map(({ part, load, environment }) => ({
          part,
          load,
          name: naming.functionName(part),
          environment: { ...here(naming, standIns, environment), ...overrides, ...QUIET },
        })),
      ),
    async close() {
      followRealTime();
      leaveAws();
      makeLoud();
      await standIns.close();
      isOpen = false;
    },
  };
}

/** Kept from before the global `Date` follows the engine. */
const REAL_NOW = Date.now;

/** Variables with the addresses of queues here: the SDK asks the host of a queue's URL, whatever its endpoint is. */
function here(
  naming: Naming,
  { url }: StandIns,
  environment: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { origin } = new URL(naming.queueUrl('any'));
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, value.replace(origin, url)]),
  );
}

/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html */
function eventOf({ account, region }: Naming, { names, status }: Execution): Json {
  const { executionArn, stateMachineArn, executionName: name } = names;
  return {
    source: 'aws.states',
    'detail-type': 'Step Functions Execution Status Change',
    account,
    region,
    detail: { executionArn, stateMachineArn, name, status },
  };
}

/** The state, and the item that it handles. */
function placeOf({ stateName, itemIndex }: TaskCall): string {
  return itemIndex === undefined ? stateName : `${stateName}[${itemIndex}]`;
}
