import { printable } from '../../asl/printable';
import type { SimulationResult } from '../../simulator/simulate';
import type { BrokenInvariant, LocalEffect } from '../local-workflow';
import { formatDuration } from './duration';
import { describeEnd, type Expectation, meets } from './expectation';
import type { Paint } from './paint';
import { describePrice, priceUsd } from './price';

/** A run that has ended. */
export interface FinishedRun {
  readonly result: SimulationResult;
  readonly effects: readonly LocalEffect[];
  readonly brokenInvariants: readonly BrokenInvariant[];
}

/** True when the run ended as expected and broke no rule. */
export function isAsExpected(run: FinishedRun, expectation: Expectation): boolean {
  return run.brokenInvariants.length === 0 && meets(run.result, expectation);
}

/** A run as one JSON document. What is undefined is left out. */
export function reportAsJson({ result, effects, brokenInvariants }: FinishedRun): string {
  const { status, output, error, cause, transitions, elapsedMs, history, billing } = result;
  const document = {
    status,
    output,
    error,
    cause,
    transitions,
    priceUsd: priceUsd(billing),
    elapsedMs,
    history,
    effects,
    brokenInvariants,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** How long a run took. */
export interface RunTimes {
  readonly virtual: boolean;
  readonly wallMs: number;
}

/** What is printed under the timeline. */
export function reportAsText(
  run: FinishedRun,
  expectation: Expectation,
  { virtual, wallMs }: RunTimes,
  paint: Paint,
): string {
  const { result, brokenInvariants } = run;
  const took = virtual
    ? `${formatDuration(result.elapsedMs)} of virtual time, ${formatDuration(wallMs)} of yours`
    : formatDuration(wallMs);
  const expected = meets(result, expectation);
  const tone = expected ? paint.good : paint.bad;
  const lines = [
    `${tone(paint.bold(printable(describeEnd(result))))} in ${took}`,
    ...(result.cause === undefined ? [] : [`cause   ${printable(result.cause)}`]),
    ...(result.output === undefined ? [] : [`output  ${printable(JSON.stringify(result.output))}`]),
    `price   ${describePrice(result.billing)}`,
    ...brokenInvariants.map(({ id, says }) => paint.bad(printable(`broken  ${id}: ${says}`))),
    ...(expected ? [] : [paint.bad(printable(`expected ${describeEnd(expectation)}`))]),
  ];
  return `\n${lines.join('\n')}\n`;
}
