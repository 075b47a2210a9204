import type { BrokenInvariant, LocalWorkflow, LocalWorld } from '../local-workflow';
import type { MatrixCase } from './matrix-case';
import { statesEntered } from './states-entered';

/** Status of a case whose run did not end, or could not be judged. */
export const UNJUDGED = 'BROKEN';

/** What came of a case. */
export interface CaseOutcome {
  readonly status: string;
  /** Absent where it has none. */
  readonly error?: string;
  /** Names of the states entered, in order. */
  readonly entered: readonly string[];
  readonly events: number;
  /** Also what kept the run from ending at all, under the id `run`. Empty is good. */
  readonly broken: readonly BrokenInvariant[];
}

/** Runs cases, one at a time. */
export interface CaseRunner {
  /** What is run, as the stack deploys it. */
  readonly definition: object;
  /** Never rejects: a run that cannot be judged is a broken one. */
  run(matrixCase: MatrixCase): Promise<CaseOutcome>;
  close(): Promise<void>;
}

/** Runs cases in a world of this process. */
export class WorldRunner implements CaseRunner {
  private runs = 0;

  readonly definition: object;

  private constructor(
    private readonly workflow: LocalWorkflow,
    private readonly world: LocalWorld,
  ) {
    this.definition = JSON.parse(world.definition) as object;
  }

  static async open(workflow: LocalWorkflow): Promise<WorldRunner> {
    return new WorldRunner(workflow, await workflow.open());
  }

  async run({
    faults,
    options,
    seed,
    stopAfterEvent,
    statusEvents,
  }: MatrixCase): Promise<CaseOutcome> {
    try {
      const run = await this.world.run({
        input: this.workflow.numbered(++this.runs),
        faults,
        options,
        seed,
        ...(stopAfterEvent === undefined ? {} : { stopAfterEvent }),
        ...(statusEvents === undefined ? {} : { statusEvents }),
      });
      const { status, error, history } = run.result;
      const broken = await run.brokenInvariants();
      const entered = statesEntered(history, this.definition);
      const end = error === undefined ? { status } : { status, error };
      return { ...end, entered, events: history.length, broken };
    } catch (error) {
      const says = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { status: UNJUDGED, entered: [], events: 0, broken: [{ id: 'run', says }] };
    }
  }

  close(): Promise<void> {
    return this.world.close();
  }
}
