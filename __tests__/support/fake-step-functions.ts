import {
  DescribeExecutionCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { type Effects, fault } from './effects';

interface Execution {
  readonly input: string;
  status: string;
  /** @default 0 */
  redriveCount?: number;
}

/** An answer that Step Functions took. */
export interface TakenAnswer {
  readonly token: string;
  readonly output?: unknown;
  readonly error?: string;
  readonly cause?: string;
}

/** Task tokens and executions in memory, behind the client's own interface. */
export interface FakeStepFunctions {
  readonly client: SFNClient;
  readonly executions: Map<string, Execution>;
  /** Tokens that a task still waits on. */
  readonly waiting: Set<string>;
  readonly taken: TakenAnswer[];
}

/** Followed by `:` and an execution's name. */
export const EXECUTION_ARN_PREFIX = 'arn:aws:states:eu-central-1:123456789012:execution:order';

/** The ARN of an execution in the fake. */
export const executionArnOf = (name: string) => `${EXECUTION_ARN_PREFIX}:${name}`;

/** Nothing runs, nothing waits. */
export function makeFakeStepFunctions(effects: Effects): FakeStepFunctions {
  const executions = new Map<string, Execution>();
  const waiting = new Set<string>();
  const taken: TakenAnswer[] = [];

  const take = (answer: TakenAnswer) => {
    if (!waiting.delete(answer.token)) {
      throw fault('TaskTimedOut', `Task Timed Out: ${answer.token}`);
    }
    taken.push(answer);
    return {};
  };

  const start = ({ input: { name = '', input = '' } }: StartExecutionCommand) => {
    const existing = executions.get(name);
    if (existing && (existing.status !== 'RUNNING' || existing.input !== input)) {
      throw fault('ExecutionAlreadyExists');
    }
    executions.set(name, existing ?? { input, status: 'RUNNING' });
    return { executionArn: executionArnOf(name) };
  };

  const describe = ({ input: { executionArn = '' } }: DescribeExecutionCommand) => {
    const execution = executions.get(executionArn.slice(EXECUTION_ARN_PREFIX.length + 1));
    if (!execution) {
      throw fault('ExecutionDoesNotExist');
    }
    return { executionArn, ...execution };
  };

  const send = (command: unknown) => {
    if (command instanceof SendTaskSuccessCommand) {
      const { taskToken: token = '', output = '' } = command.input;
      return effects.run('states:succeed', () => take({ token, output: JSON.parse(output) }));
    }
    if (command instanceof SendTaskFailureCommand) {
      const { taskToken: token = '', error = '', cause = '' } = command.input;
      return effects.run('states:fail', () => take({ token, error, cause }));
    }
    if (command instanceof StartExecutionCommand) {
      return effects.run('states:start', () => start(command));
    }
    if (command instanceof DescribeExecutionCommand) {
      return effects.run('states:describe', () => describe(command));
    }
    throw new Error('command is not known to the fake');
  };

  return { client: { send } as unknown as SFNClient, executions, waiting, taken };
}
