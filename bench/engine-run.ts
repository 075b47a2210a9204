/**
 * Runs one scenario on one engine in this process, and prints what one execution took:
 * `node scripts/run.mjs bench/engine-run.ts simulator|peer SCENARIO`.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Json } from '../asl/json';
import { simulate } from '../simulator/simulate';
import { ENGINE_SCENARIOS, type EngineScenario } from './engine-scenarios';

/** For so many executions that are counted one goes before, to warm up; none where there is but one, whose peak counts. */
const WARM_UP_PART = 10;

/** Runs one execution, and gives its output. */
type RunOnce = () => Promise<Json>;

/** Without the service's limits, which the other engine has not. */
function onSimulator({ definition, input, tasks, readsHistory }: EngineScenario): RunOnce {
  const limits = { maxEvents: Infinity, dataLimitBytes: Infinity };
  return async () => {
    const result = await simulate(definition, { input, tasks, ...limits });
    if (readsHistory && result.history.length === 0) throw new Error('an execution without events');
    return result.output ?? null;
  };
}

interface Peer {
  readonly StateMachine: new (
    definition: object,
    options: object,
  ) => {
    run(
      input: Json,
      options: object,
    ): { readonly result: Promise<Json>; readonly eventLogs: AsyncIterable<object> };
  };
}

function onPeer({ definition, input, tasks, readsHistory }: EngineScenario): RunOnce {
  if (!('withResolvers' in Promise)) Object.assign(Promise, { withResolvers });
  // From its own files: bundled it would be another program.
  const load = createRequire(join(process.cwd(), 'package.json'));
  const { StateMachine } = load('aws-local-stepfunctions') as Peer;
  // A copy, for it adds to the definition that it is given.
  const machine = new StateMachine(structuredClone(definition), {
    validationOptions: { noValidate: true },
  });
  const overrides = { taskResourceLocalHandlers: tasks };
  return async () => {
    const { result, eventLogs } = machine.run(input, { overrides });
    const output = await result;
    let events = 0;
    if (readsHistory) for await (const _ of eventLogs) events++;
    if (readsHistory && events === 0) throw new Error('an execution without events');
    return output;
  };
}

/** Version 3.0.0 uses it, and Node has it from version 22 on. */
function withResolvers(): object {
  let settle = {};
  const promise = new Promise((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, ...settle };
}

async function main(engine: string, name: string): Promise<void> {
  const scenario = ENGINE_SCENARIOS[name]?.();
  if (scenario === undefined || (engine !== 'simulator' && engine !== 'peer')) {
    throw new RangeError(`usage: engine-run.ts simulator|peer SCENARIO; got ${engine} ${name}`);
  }
  const run = engine === 'simulator' ? onSimulator(scenario) : onPeer(scenario);
  const { executions, isRight } = scenario;
  for (let index = 0; index < Math.floor(executions / WARM_UP_PART); index++) await run();
  let right = true;
  const before = performance.now();
  for (let index = 0; index < executions; index++) {
    const output = await run();
    if (index === 0) right = isRight(output);
  }
  const ms = (performance.now() - before) / executions;
  process.stdout.write(JSON.stringify({ ms, right }));
}

main(String(process.argv[2]), String(process.argv[3])).catch((error: unknown) => {
  // An engine that cannot run a scenario at all computes it wrongly.
  if (process.argv[2] !== 'peer') throw error;
  process.stdout.write(JSON.stringify({ ms: null, right: false, error: String(error) }));
});
