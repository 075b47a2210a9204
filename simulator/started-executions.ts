import type { Execution } from './execution';

/** An execution, with its input as the text that it was started with. */
export interface StartedExecution {
  readonly execution: Execution;
  readonly inputText: string;
}

/** A start that the service refuses because the name is taken. */
export class ExecutionAlreadyExists extends Error {
  override readonly name = 'ExecutionAlreadyExists';
}

/** Executions of an engine that were started under a name, by their ARNs, oldest first. */
export class StartedExecutions {
  private readonly byArn = new Map<string, StartedExecution>();

  get size(): number {
    return this.byArn.size;
  }

  get(arn: string): StartedExecution | undefined {
    return this.byArn.get(arn);
  }

  values(): IterableIterator<StartedExecution> {
    return this.byArn.values();
  }

  /**
   * Starts a Standard execution, unless its name is taken: one that runs on the same input is the same execution. An
   * Express execution has no such protection, and is not to be started here.
   *
   * Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
   * @throws ExecutionAlreadyExists for a name with another input, or of an execution that has ended
   */
  start(arn: string, inputText: string, begin: () => Execution): Execution {
    const same = this.byArn.get(arn);
    if (same === undefined) {
      const execution = begin();
      this.byArn.set(arn, { execution, inputText });
      return execution;
    }
    if (same.execution.status === 'RUNNING' && same.inputText === inputText) return same.execution;
    throw new ExecutionAlreadyExists(`Execution Already Exists: '${arn}'`);
  }
}
