import type { Json } from '../../asl/json';
import { environments } from '../../config/environments';
import { readRunRequest } from '../../lambdas/etl/run-request';
import type { Execution } from '../../simulator/execution';
import type { BrokenInvariant } from '../local-workflow';
import type { Session } from '../world/session';
import { gatherEvidence } from './evidence';
import { judge } from './invariants/all';
import type { SaleRow } from './sale-row';
import type { EtlWorld } from './world';

/** Loads of days on one engine, from the first start until nothing is left to happen. */
export class EtlSession {
  /** Days that were started in it. */
  readonly days = new Set<string>();
  /** Loads that earlier sessions committed. */
  readonly commitsBefore: number;
  /** Loads of them that were committed without holding their day. */
  readonly straysBefore: number;
  /** Rows of all days in the warehouse when it began. */
  readonly tableBefore: readonly SaleRow[];

  constructor(
    readonly world: EtlWorld,
    readonly session: Session,
    /** Whether nothing was to go wrong in it. */
    readonly isUndisturbed: boolean,
  ) {
    this.commitsBefore = world.table.commits;
    this.straysBefore = world.table.strays.length;
    this.tableBefore = world.table.rows;
  }

  /** StartExecution with the input as it is. */
  start(executionName: string, input: Json): Execution {
    const { stateMachineName } = this.world.naming;
    const day = dayIn(input);
    if (day !== undefined) this.days.add(day);
    return this.session.start(stateMachineName, executionName, JSON.stringify(input));
  }

  /** Runs until every load is at rest. */
  finish(): Promise<void> {
    return this.session.finish();
  }

  /** What does not hold of the days, now that nothing runs. */
  async brokenInvariants(): Promise<readonly BrokenInvariant[]> {
    return judge(await gatherEvidence(this));
  }
}

/** The day that an input means; undefined for one that is refused. */
export function dayIn(input: Json): string | undefined {
  try {
    return readRunRequest(input, environments.local.etl.schedule.timeZone).runDate;
  } catch {
    return undefined;
  }
}
