import { HANDLER_ENVIRONMENT } from './handler-environment.mjs';
import { interleaved, median } from './measure.mjs';
import { withAim } from './row.mjs';

const COMMAND = 'answers to links that are none';
const US_PER_MS = 1000;
/** Of the time that an answer takes; a read of the table, which is not in it, takes a hundred times as long. */
const MOST_DIFFERENCE = 0.05;

/**
 * Whether the time of an answer tells that a request exists, to somebody who tries links: a process a round, in which
 * the kinds of links come in random order. The last row is another way through the code, to show that a difference
 * would be seen; t is Welch's, of a kind beside the first one.
 */
export function benchLinks(rounds) {
  const runs = interleaved(
    [
      {
        name: COMMAND,
        args: ['scripts/run.mjs', 'bench/link-timing.ts'],
        env: HANDLER_ENVIRONMENT,
      },
    ],
    { rounds, warmUp: false },
  );
  const told = runs.get(COMMAND).map(({ stdout }) => JSON.parse(stdout));
  const of = (kind, figure) => median(told.map((round) => round[kind][figure]));
  const [first, second, other] = Object.keys(told[0]);
  const row = (kind) => ({
    name: kind,
    eachMs: of(kind, 'us') / US_PER_MS,
    ...(kind === first ? {} : { note: `t ${of(kind, 't').toFixed(1)}` }),
  });
  const difference = median(
    told.map((round) => Math.abs(round[second].us - round[first].us) / round[first].us),
  );
  return [
    row(first),
    withAim(
      row(second),
      `within ${MOST_DIFFERENCE * 100} % of the first (${(difference * 100).toFixed(1)} %)`,
      difference <= MOST_DIFFERENCE,
    ),
    row(other),
  ];
}
