import type { Json } from '../../asl/json';
import { type SimulateOptions, type SimulationResult, simulate } from '../../simulator/simulate';
import { TaskFailure } from '../../simulator/tasks/handler';
import type { TaskCall } from '../../simulator/tasks/task-call';

/** What a service answers each time, by the state that calls it; to a task that waits for a token, with the token. */
export type Answers<Task extends string = string> = Readonly<Record<Task, Json | TaskFailure>>;

/** A run on the engine, with what it called. */
export interface RecordedRun
  extends Pick<
    SimulationResult,
    'status' | 'output' | 'error' | 'cause' | 'history' | 'elapsedMs'
  > {
  /** Names of the states entered, in order. */
  readonly entered: readonly string[];
  /** Names of the Tasks that reached their service, in order. */
  readonly called: readonly string[];
}

/** Runs a definition with an answer for each of its Tasks. */
export async function recordedRun(
  definition: string,
  answers: Answers,
  options: Omit<SimulateOptions, 'tasks'>,
): Promise<RecordedRun> {
  const called: string[] = [];
  const tasks = Object.entries(answers).map(([name, answer]) => {
    const handler = (_input: Json, call: TaskCall): Json => {
      called.push(name);
      if (answer instanceof TaskFailure) throw answer;
      if (call.taskToken !== undefined) call.sendTaskSuccess(answer);
      return answer;
    };
    return [name, handler] as const;
  });
  const { status, output, error, cause, history, elapsedMs } = await simulate(definition, {
    ...options,
    tasks: Object.fromEntries(tasks),
  });
  return { status, output, error, cause, history, elapsedMs, entered: enteredIn(history), called };
}

function enteredIn(history: SimulationResult['history']): string[] {
  return history.flatMap((event) => {
    const details = (event as { stateEnteredEventDetails?: { name: string } })
      .stateEnteredEventDetails;
    return details ? [details.name] : [];
  });
}
