import type { Json } from '../../asl/json';
import { Sequence, TaskFailure, type TaskScript, TimedTask } from './handler';
import type { TaskCall } from './task-call';

/** Runs whatever task has no script of its own, by its Resource. The same rules as for a `TaskHandler` hold. */
export type TaskRunner = (input: Json, call: TaskCall) => unknown;

/** How a task is run. */
export interface RunnableTask {
  /** Virtual milliseconds from the call to the result. */
  readonly latencyMs: number;
  /** Given as data, not as a function: for a callback task it is what comes back with the token. */
  readonly isData: boolean;
  run(input: Json, call: TaskCall): unknown;
}

/** Turns scripts by state name, and a runner for the rest, into what the engine calls. */
export class Tasks {
  private readonly known = new Map<string, RunnableTask>();

  constructor(
    private readonly scripts: Readonly<Record<string, TaskScript>>,
    private readonly runner: TaskRunner | undefined,
  ) {}

  /** Undefined when nothing stands for the task. */
  find(name: string): RunnableTask | undefined {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const script = Object.hasOwn(this.scripts, name) ? this.scripts[name] : undefined;
    if (script === undefined) return this.fallback;
    const task = compile(script);
    this.known.set(name, task);
    return task;
  }

  private get fallback(): RunnableTask | undefined {
    const { runner } = this;
    return runner && { latencyMs: 0, isData: false, run: runner };
  }
}

function compile(script: TaskScript): RunnableTask {
  if (script instanceof TimedTask)
    return { ...compile(script.script), latencyMs: script.latencyMs };
  if (script instanceof Sequence) {
    const outcomes = script.outcomes.map(compile);
    let calls = 0;
    return {
      latencyMs: 0,
      isData: outcomes.every(({ isData }) => isData),
      run(input, call) {
        const outcome = outcomes[Math.min(calls++, outcomes.length - 1)] as RunnableTask;
        return outcome.run(input, call);
      },
    };
  }
  if (typeof script === 'function') {
    const handler = script as (input: Json, call: TaskCall) => unknown;
    return { latencyMs: 0, isData: false, run: handler };
  }
  return {
    latencyMs: 0,
    isData: true,
    run() {
      if (script instanceof TaskFailure) throw script;
      return script;
    },
  };
}
