import type { BrokenInvariant, LocalWorkflow } from '../local-workflow';
import { describeEnd } from '../run/expectation';
import { faultText } from '../run/fault-text';
import { type CaseOutcome, UNJUDGED } from './case-runner';
import type { MatrixCase, Way } from './matrix-case';
import { withoutRetried } from './retried';
import type { FaultyTask } from './task-faults';

/** A way, and what becomes of the events about its ends: what was to fail may have passed when it is recovered later. */
type ToldWay = Way & Pick<MatrixCase, 'statusEvents'>;

/** How a run ends. */
type End = Pick<CaseOutcome, 'status' | 'error'>;

/**
 * Knows how cases have to end: what the definition retries within its own policy changes nothing about the end of a run,
 * and a run without any fault and option ends as the sample says. Without it a workflow that always gives up would break
 * no invariant.
 */
export class Oracle {
  /** Of ways that were run, by `keyOf`. */
  private readonly ends = new Map<string, Promise<End>>();

  constructor(
    private readonly tasks: readonly FaultyTask[],
    private readonly workflow: Pick<LocalWorkflow, 'matrix' | 'sample'>,
  ) {}

  /** How many ways it will have to run, besides those that it knows, to judge the cases. */
  unknownWays(cases: readonly MatrixCase[]): number {
    const ways = cases
      .filter(({ stopAfterEvent }) => stopAfterEvent === undefined)
      .filter(({ faults }) => withoutRetried(this.tasks, faults).length < faults.length)
      .map((matrixCase) => this.wayOf(matrixCase))
      .filter((way) => !this.isPlain(way))
      .map(keyOf)
      .filter((key) => !this.ends.has(key));
    return new Set(ways).size;
  }

  /**
   * What is wrong with the end of a case; nothing where nobody can know how it has to end.
   * @param run runs the way of the case without what is retried, unless its end is known
   */
  async judge(
    matrixCase: MatrixCase,
    { status, error }: CaseOutcome,
    run: (matrixCase: MatrixCase) => Promise<CaseOutcome>,
  ): Promise<readonly BrokenInvariant[]> {
    const { faults, stopAfterEvent } = matrixCase;
    // What is stopped is stopped elsewhere when something was retried before.
    if (stopAfterEvent !== undefined || status === UNJUDGED) return [];
    const way = this.wayOf(matrixCase);
    const retried = faults.filter((fault) => !way.faults.includes(fault));
    if (retried.length === 0) this.ends.set(keyOf(way), Promise.resolve({ status, error }));
    const expected = await this.endOf(way, run);
    if (status === expected.status && error === expected.error) return [];
    // Where something fails for good, the time that a retry takes may let the rest get to its end, or to another failure:
    // a parcel leaves before it can be kept back. What was to be retried is never the failure.
    const isByRetried = retried.some((fault) => fault.error === error);
    const isLikely = status === 'SUCCEEDED' || (status === expected.status && !isByRetried);
    if (way.faults.length > 0 && isLikely) return [];
    const why = retried.length === 0 ? '' : `, as without ${retried.map(faultText).join(', ')}`;
    const says = `it ended ${describeEnd({ status, error })}, allowed: ${describeEnd(expected)}${why}`;
    return [{ id: 'liveness', says }];
  }

  private wayOf({ options, faults: all, statusEvents }: MatrixCase): ToldWay {
    const faults = withoutRetried(this.tasks, all);
    // Without a fault nothing ends in the middle.
    return faults.length === 0 || statusEvents === undefined
      ? { options, faults }
      : { options, faults, statusEvents };
  }

  private endOf(way: ToldWay, run: (matrixCase: MatrixCase) => Promise<CaseOutcome>): Promise<End> {
    if (this.isPlain(way)) return Promise.resolve(this.workflow.sample.expect);
    const known = this.ends.get(keyOf(way)) ?? run({ ...way, group: 'path', seed: 1 });
    this.ends.set(keyOf(way), known);
    return known;
  }

  /** True for a run without a fault, and without options but those of every run. */
  private isPlain({ options, faults }: Way): boolean {
    const { always = {} } = this.workflow.matrix ?? {};
    return keyOf({ options, faults }) === keyOf({ options: always, faults: [] });
  }
}

/** A way is one by what is asked of it; the seed draws delays and rows alone. */
function keyOf({ options, faults, statusEvents = 'delivered' }: ToldWay): string {
  return JSON.stringify([Object.entries(options).sort(), faults, statusEvents]);
}
