import { isJsonObject, type Json } from '../../asl/json';
import { resultOf } from '../../simulator/simulate';
import type { LocalRun, LocalRunRequest, LocalWorkflow, LocalWorld } from '../local-workflow';
import { readSample } from '../read-sample';
import sample from '../samples/etl.json';
import { SCHEDULE_INPUT, scheduledInput } from '../services/scheduler';
import { ETL_OPTIONS, type EtlOptions, readOptions } from './options';
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
const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** In UTC: then it is night in the schedule's time zone. */
const FIRES_AT_HOUR = 2;
const STARTED_TWICE: ReadonlySet<EtlOptions['start']> = new Set(['twice', 'schedule']);

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
  const given = options.start === 'schedule' ? byTheClock(input, runDate) : input;
  const execution = days.start(executionName, given);
  if (STARTED_TWICE.has(options.start)) days.start(nextName(), given);
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

/** The input with which the schedule starts the load of a day, in the night after it. */
function byTheClock(input: Json, runDate: string | undefined): Json {
  if (runDate === undefined) return input;
  const firesAtMs = Date.parse(`${runDate}T00:00:00Z`) + DAY_MS + FIRES_AT_HOUR * HOUR_MS;
  return JSON.parse(scheduledInput(SCHEDULE_INPUT, firesAtMs)) as Json;
}

/** The n-th day after the sample's. */
function numberedDay(n: number): Json {
  const { input } = sample;
  const first = Date.parse(`${isJsonObject(input) ? input.runDate : ''}T00:00:00Z`);
  return { ...input, runDate: new Date(first + n * DAY_MS).toISOString().slice(0, 10) };
}
