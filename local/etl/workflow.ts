import { isJsonObject, type Json } from '../../asl/json';
import { resultOf } from '../../simulator/simulate';
import type { LocalRun, LocalRunRequest, LocalWorkflow, LocalWorld } from '../local-workflow';
import { readSample } from '../read-sample';
import sample from '../samples/etl.json';
import { ETL_OPTIONS, readOptions } from './options';
import { dayIn } from './session';
import { ETL_DESCRIPTION, EtlWorld } from './world';

/** Loads of sales on a laptop. */
export const etlLocally: LocalWorkflow = {
  name: 'etl',
  sample: readSample('etl', sample),
  numbered: numberedDay,
  options: ETL_OPTIONS,
  matrix: {
    // A batch or two, with rows that are no sales; more than is tolerated of them ends another way.
    always: { rows: '40', bad: '4%' },
    combinations: [{ bad: '20%' }, { bad: '0%' }],
  },
  async open(): Promise<LocalWorld> {
    const world = await EtlWorld.open();
    return {
      definition: ETL_DESCRIPTION.definition,
      run: (request) => runDay(world, request),
      close: () => world.close(),
    };
  },
};

const DEFAULT_SEED = 1;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * One load from its start to its rest, in a session of its own. The day's files are delivered before the first. Where the
 * options start the day twice, the result is the first execution's.
 */
export async function runDay(world: EtlWorld, request: LocalRunRequest): Promise<LocalRun> {
  const options = readOptions(request.options);
  const { input } = request;
  const runDate = dayIn(input);
  if (runDate !== undefined) {
    await world.deliver(runDate, options, request.seed ?? DEFAULT_SEED);
  }
  const nextName = (): string => world.nextExecutionName(runDate ?? 'no-day');
  const days = world.begin(request, options);
  const executionName = nextName();
  const execution = days.start(executionName, input);
  if (options.start === 'twice') days.start(nextName(), input);
  await days.finish();
  const run = {
    result: resultOf(execution),
    executionName,
    effects: days.session.effects,
    brokenInvariants: () => days.brokenInvariants(),
  };
  if (options.start !== 'again' || runDate === undefined) return run;
  const brokenBefore = await days.brokenInvariants();
  const again = world.begin({ seed: request.seed, clock: request.clock });
  again.start(nextName(), { runDate, rerun: true });
  await again.finish();
  return {
    ...run,
    brokenInvariants: async () => [...brokenBefore, ...(await again.brokenInvariants())],
  };
}

/** The n-th day after the sample's. */
function numberedDay(n: number): Json {
  const { input } = sample;
  const first = Date.parse(`${isJsonObject(input) ? input.runDate : ''}T00:00:00Z`);
  return { ...input, runDate: new Date(first + n * DAY_MS).toISOString().slice(0, 10) };
}
