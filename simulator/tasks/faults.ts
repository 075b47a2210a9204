/**
 * Something to go wrong at a call, given as input to a run.
 */
export interface Fault {
  /** Name of a Task, or a part of a Map: `LoadRows.ItemReader`, `LoadRows.ResultWriter`. */
  readonly state: string;
  /** Index of the item, inside a Map. Any item when absent. */
  readonly item?: number;
  /** Index of the branch, inside a Parallel. Any branch when absent. */
  readonly branch?: number;
  /** Which call of the task in that place fails, counted over the execution and all that it starts. @default 1 */
  readonly attempt?: number | 'every';
  /** What the caller sees. Without it the call goes well, only late or twice. */
  readonly error?: string;
  readonly cause?: string;
  /**
   * - `before`: the task is not run.
   * - `after`: the task is run, and its result lost.
   * - `late`: the caller sees the error, and the task is run `lateMs` after it.
   *
   * A States.Timeout or States.HeartbeatTimeout is seen when the state's own timeout has run out.
   * @default 'before'
   */
  readonly when?: 'before' | 'after' | 'late';
  /** Virtual milliseconds from the error to the late effect. @default 60000 */
  readonly lateMs?: number;
  /** Virtual milliseconds that the call takes. @default 0 */
  readonly latencyMs?: number;
  /** The task is run twice, as when a message is delivered twice. @default false */
  readonly duplicate?: boolean;
}

/** Where a call is made. */
export interface CallPlace {
  readonly state: string;
  readonly item: number | undefined;
  readonly branch: number | undefined;
}

/** Counts the calls of one execution, and of those that it starts, and says which fault meets each. */
export class FaultPlan {
  private readonly calls = new Map<string, number>();

  constructor(private readonly faults: readonly Fault[]) {}

  /** The fault of this call, if there is one: the first in the order given. */
  next(place: CallPlace): Fault | undefined {
    if (this.faults.length === 0) return undefined;
    const key = `${place.state} ${place.item ?? ''} ${place.branch ?? ''}`;
    const call = (this.calls.get(key) ?? 0) + 1;
    this.calls.set(key, call);
    return this.faults.find(
      (fault) =>
        fault.state === place.state &&
        (fault.item === undefined || fault.item === place.item) &&
        (fault.branch === undefined || fault.branch === place.branch) &&
        (fault.attempt === 'every' || (fault.attempt ?? 1) === call),
    );
  }
}

/** Virtual milliseconds from the error to the late effect, unless the fault says otherwise. */
export const LATE_MS = 60_000;
