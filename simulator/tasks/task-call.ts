import type { Integration } from '../../asl/integration';
import type { Json } from '../../asl/json';
import type { Execution } from '../execution';
import type { Strand } from '../strand';

/** One call of a task, as its handler sees it. */
export class TaskCall {
  readonly stateName: string;
  /** 1 for the first call of this visit. */
  readonly attempt: number;
  readonly itemIndex: number | undefined;
  readonly branchIndex: number | undefined;
  /** Of a callback task or an activity. */
  readonly taskToken: string | undefined;

  constructor(
    private readonly strand: Strand,
    readonly resource: string,
    readonly integration: Integration,
    /** The whole Parameters or Arguments; for `lambda:invoke` with the FunctionName. */
    readonly parameters: Json,
  ) {
    this.stateName = strand.stateName;
    this.attempt = strand.retryCount + 1;
    this.itemIndex = strand.item?.index ?? strand.execution.parts.mapIndex;
    this.branchIndex = strand.branch;
    this.taskToken = strand.taskToken;
  }

  /** The execution that calls. */
  get execution(): Execution {
    return this.strand.execution;
  }

  get executionArn(): string {
    return this.strand.execution.names.executionArn;
  }

  get executionName(): string {
    return this.strand.execution.names.executionName;
  }

  /** Milliseconds since the epoch, by the engine's clock. */
  get nowMs(): number {
    return this.strand.nowMs;
  }

  /** Runs a callback later, by the engine's clock: at once in real time when the clock is virtual. */
  after(delayMs: number, callback: () => void): void {
    this.strand.execution.engine.scheduler.at(this.nowMs + delayMs, callback);
  }

  /** Answers this call's token, as `SendTaskSuccess` does. @param delayMs @default 0 */
  sendTaskSuccess(output: Json, delayMs = 0): void {
    this.answer(delayMs, (token) => this.strand.execution.engine.sendTaskSuccess(token, output));
  }

  /** As `SendTaskFailure` does. @param delayMs @default 0 */
  sendTaskFailure(error?: string, cause?: string, delayMs = 0): void {
    this.answer(delayMs, (token) => {
      this.strand.execution.engine.sendTaskFailure(token, error, cause);
    });
  }

  /** As `SendTaskHeartbeat` does. @param delayMs @default 0 */
  sendTaskHeartbeat(delayMs = 0): void {
    this.answer(delayMs, (token) => this.strand.execution.engine.sendTaskHeartbeat(token));
  }

  private answer(delayMs: number, send: (token: string) => void): void {
    const { taskToken } = this;
    if (taskToken === undefined) {
      throw new TypeError(`state '${this.stateName}' waits for no token: ${this.resource}`);
    }
    if (delayMs === 0) send(taskToken);
    else this.after(delayMs, () => ignoreLate(() => send(taskToken)));
  }
}

/** An answer planned for later may find its task gone, as in life. */
function ignoreLate(send: () => void): void {
  try {
    send();
  } catch (refusal) {
    if (
      !(refusal instanceof Error) ||
      !['TaskTimedOut', 'TaskDoesNotExist'].includes(refusal.name)
    ) {
      throw refusal;
    }
  }
}
