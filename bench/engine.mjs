import { interleaved, median, medianOfPairs } from './measure.mjs';
import { withAim } from './row.mjs';

const PEER = 'aws-local-stepfunctions';
const MS_PER_SECOND = 1000;
const US_PER_MS = 1000;
const MOST_PEAK_MIB = 512;
/** Most that an event may cost beside one of a history of a quarter of the length; four times would be quadratic. */
const MOST_GROWTH = 2;

const DISTRIBUTED = 'distributed Map, 100,000 items';
const SCENARIOS = [
  '10 Tasks',
  '10 Tasks, history read',
  '10 Passes',
  'Map, 10,000 items',
  'Map, 40,000 items',
  DISTRIBUTED,
];
/** The first two fit into V8's young generation, and cost less for it: growth is told from the last two. */
const HISTORIES = [1000, 4000, 16_000];
/** Only on the simulator: the other engine takes minutes for the rounds of it. */
const LONGEST_HISTORY = 64_000;
const historyOf = (events) => `history of ${events.toLocaleString('en-US')} events`;

const command = (engine, scenario) => ({
  name: `${engine}: ${scenario}`,
  args: ['scripts/run.mjs', 'bench/engine-run.ts', engine, scenario],
});

/** Each scenario on the simulator and on the other engine, each in a process of its own; the time is of one execution. */
export function benchEngine(rounds) {
  const scenarios = [...SCENARIOS, ...HISTORIES.map(historyOf)];
  const runs = interleaved(
    [
      ...scenarios.flatMap((name) => [command('simulator', name), command('peer', name)]),
      command('simulator', historyOf(LONGEST_HISTORY)),
    ],
    { rounds },
  );
  const of = (engine, scenario) =>
    runs.get(`${engine}: ${scenario}`).map((run) => ({ ...run, ...JSON.parse(run.stdout) }));
  return [
    ...scenarios.flatMap((scenario) =>
      pairOf(scenario, of('simulator', scenario), of('peer', scenario)),
    ),
    growthOf('an event of a history', (events) => of('simulator', historyOf(events))),
  ];
}

function pairOf(scenario, ours, theirs) {
  const row = rowOfEngine(scenario, ours);
  const peer = rowOfEngine(`  ${PEER}`, theirs);
  if (!ours.every(({ right }) => right))
    throw new Error(`the simulator computes '${scenario}' wrongly`);
  const aimed = scenario === DISTRIBUTED ? withMemoryAim(row) : row;
  if (!theirs.every(({ right }) => right)) {
    return [aimed, { name: peer.name, note: 'computes it wrongly: not compared' }];
  }
  const xPeer = medianOfPairs(ours, theirs, (run, other) => run.ms / other.ms);
  return [withAim({ ...row, xPeer }, `at most the time of ${PEER}`, xPeer <= 1), peer];
}

function rowOfEngine(name, runs) {
  const ms = median(runs.map((run) => run.ms));
  return {
    name,
    eachMs: ms,
    perSecond: MS_PER_SECOND / ms,
    peakMib: median(runs.map(({ peakMib }) => peakMib)),
  };
}

function withMemoryAim(row) {
  return withAim(row, `under ${MOST_PEAK_MIB} MiB`, row.peakMib < MOST_PEAK_MIB);
}

/** Cost of an event by the length of its history: linear means that it stays the same. */
function growthOf(name, runsOf) {
  const lengths = [...HISTORIES, LONGEST_HISTORY];
  const [short, long] = lengths.slice(-2);
  const usOf = (events) => (run) => (run.ms * US_PER_MS) / events;
  const growth = medianOfPairs(
    runsOf(long),
    runsOf(short),
    (one, other) => usOf(long)(one) / usOf(short)(other),
  );
  const costs = lengths.map((events) => median(runsOf(events).map(usOf(events))).toFixed(2));
  return withAim(
    {
      name,
      note: `${costs.join(', ')} us in histories of ${lengths.join(', ')}; x ${growth.toFixed(2)}`,
    },
    `linear: at most x ${MOST_GROWTH} from ${short} to ${long}`,
    growth <= MOST_GROWTH,
  );
}
