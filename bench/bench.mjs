/**
 * `npm run bench`: how long things take beside bare node, and whether they hold their aims.
 *
 * Every figure is the median of at least five rounds; in a round each command runs once, so that ratios are of runs
 * side by side. Times are of whole processes unless a row says otherwise. Other work on the machine makes every time
 * longer: ratios are what to trust.
 *
 * The suite `engine` runs the simulator beside `aws-local-stepfunctions`; times are of one execution, inside its process.
 */
import { parseArgs } from 'node:util';
import { benchEngine } from './engine.mjs';
import { benchHandlers } from './handlers.mjs';
import { benchJest } from './jest.mjs';
import { benchLinks } from './links.mjs';
import { table } from './row.mjs';
import { benchSynth } from './synth.mjs';
import { benchTypecheck } from './typecheck.mjs';

const SUITES = {
  synth: benchSynth,
  jest: benchJest,
  typecheck: benchTypecheck,
  handlers: benchHandlers,
  engine: benchEngine,
  links: benchLinks,
};
const FEWEST_ROUNDS = 5;
const USAGE = `usage: npm run bench -- [--only ${Object.keys(SUITES).join('|')}] [--runs N] [--json]

  --only SUITE  one suite; may be given several times (default: all)
  --runs N      rounds, at least ${FEWEST_ROUNDS} (default: ${FEWEST_ROUNDS})
  --json        the figures as JSON on stdout`;

const BAD_USAGE = 2;

function readOptions() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      runs: { type: 'string', default: String(FEWEST_ROUNDS) },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const rounds = Number(values.runs);
  if (!Number.isInteger(rounds) || rounds < FEWEST_ROUNDS) {
    throw new RangeError(`runs must be at least ${FEWEST_ROUNDS}; got ${values.runs}`);
  }
  const only = values.only ?? Object.keys(SUITES);
  const unknown = only.find((suite) => !Object.hasOwn(SUITES, suite));
  if (unknown !== undefined) {
    throw new RangeError(`no suite '${unknown}'; allowed: ${Object.keys(SUITES).join(', ')}`);
  }
  return { only, rounds, json: values.json, help: values.help };
}

function main() {
  let options;
  try {
    options = readOptions();
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    return BAD_USAGE;
  }
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  const figures = {};
  for (const suite of options.only) {
    figures[suite] = SUITES[suite](options.rounds);
    if (!options.json) console.log(`${suite}\n${table(figures[suite])}\n`);
  }
  if (options.json) console.log(JSON.stringify({ rounds: options.rounds, figures }, null, 2));
  return 0;
}

try {
  process.exitCode = main();
} catch (error) {
  // A command under measurement failed: what it said is the news, not where the bench was.
  console.error(error.message);
  process.exitCode = 1;
}
