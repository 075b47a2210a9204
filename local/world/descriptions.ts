import type { JsonObject } from '../../asl/json';
import type { Execution } from '../../simulator/execution';
import type { StartedExecution } from '../../simulator/started-executions';
import { describeExecution } from './describe-execution';

/** How far answers lag behind where they do: longer than the event of an end takes. */
const LAG_MS = 5_000;

interface Note {
  readonly atMs: number;
  readonly description: JsonObject;
}

/**
 * What Step Functions tells of executions: what is so, or what was so some moments ago, which it may answer too.
 * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html
 */
export class Descriptions {
  private readonly notes = new Map<Execution, Note[]>();

  constructor(
    private readonly isLagging: boolean,
    private readonly now: () => number,
  ) {}

  /** Follows an execution that begins, or runs again. */
  watch(started: StartedExecution): void {
    if (!this.isLagging) return;
    this.note(started);
    started.execution.whenEnded(() => this.note(started));
  }

  of(started: StartedExecution): JsonObject {
    const notes = this.notes.get(started.execution) ?? [];
    // It is known from its start on.
    const note = notes.findLast(({ atMs }) => atMs <= this.now() - LAG_MS) ?? notes[0];
    return note?.description ?? describeExecution(started, this.now());
  }

  private note(started: StartedExecution): void {
    const { execution } = started;
    const nowMs = this.now();
    const note = { atMs: nowMs, description: describeExecution(started, nowMs) };
    this.notes.set(execution, [...(this.notes.get(execution) ?? []), note]);
  }
}
