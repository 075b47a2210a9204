import type { Json } from '../../asl/json';
import type { TaskCall } from '../../simulator/tasks/task-call';
import type { EngineTime } from '../services/engine-time';
import { serviceTasks } from '../tasks/service-tasks';
import { followClock, followRealTime, realNow } from '../virtual-date';
import type { WorldDescription } from './description';
import { awsVariables, setVariables, withQueuesAt } from './environment';
import { FunctionHost } from './function-host';
import { HandlerOutput } from './handler-output';
import { HttpRoutes } from './http-routes';
import { consumeQueues } from './queue-consumers';
import { recoveryTriggers } from './recovery-triggers';
import { Session, type SessionOptions } from './session';
import { openStandIns, type StandIns } from './stand-ins';
import { UndoStack } from './undo-stack';

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

/** Whatever the environment says: a session hears all that handlers log, and keeps it to itself. */
const OBSERVED = {
  POWERTOOLS_LOG_LEVEL: 'TRACE',
  POWERTOOLS_METRICS_DISABLED: 'true',
  // The SDK's notice about Node versions to come is not about this run.
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
};

let isOpen = false;

/**
 * Opens a world. Every AWS client of this process then talks to it and to nothing else, and the global `Date` follows
 * the engine. What was opened before a failure is closed again.
 * @throws Error when another world is open: handlers read the environment of the process
 */
export async function openWorld(description: WorldDescription): Promise<World> {
  if (isOpen) throw new Error('a world is open already; allowed: one at a time in a process');
  isOpen = true;
  const undo = new UndoStack();
  undo.push(() => {
    isOpen = false;
  });
  try {
    return await furnish(description, undo);
  } catch (reason) {
    await undo.run();
    throw reason;
  }
}

/** Opens everything in a world, and has `undo` close it. */
async function furnish(description: WorldDescription, undo: UndoStack): Promise<World> {
  const { naming, queues = [], functions, routes = [] } = description;
  let current: Session | undefined;
  const session = (): Session => {
    if (current === undefined) throw new TypeError('no session is open; begin one first');
    return current;
  };
  undo.push(setVariables(OBSERVED));
  const standIns = await openStandIns(description, session, undo);
  undo.push(setVariables(awsVariables(standIns.url, naming.region)));
  const time: EngineTime = {
    now: () => current?.now() ?? realNow(),
    later: (delayMs, work) => session().later(delayMs, work),
  };
  undo.push(followRealTime);
  followClock(time.now);

  const output = new HandlerOutput();
  undo.push(output.divert());
  const host = new FunctionHost((call) => {
    const logs = current?.logs ?? [];
    return output.during((text) => logs.push(text), call);
  });
  const invoke = (part: string, event: Json) => host.invoke(naming.functionName(part), event);
  const runTask = serviceTasks({
    services: standIns.byResource,
    invoke: (functionArn, payload) => host.invoke(functionArn, payload),
    tell: (call, says) => session().tell(placeOf(call), says),
  });
  const onFailed = recoveryTriggers({ naming, recovery: description.recovery, invoke });
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
          environment: {
            ...withQueuesAt(standIns.url, naming, environment),
            ...overrides,
            ...OBSERVED,
          },
        })),
      ),
    close: () => undo.run(),
  };
}

/** The state, and the item that it handles. */
function placeOf({ stateName, itemIndex }: TaskCall): string {
  return itemIndex === undefined ? stateName : `${stateName}[${itemIndex}]`;
}
