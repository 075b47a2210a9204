import { type ProgramRun, programRun } from './program-run';

/** A machine of two Tasks: `Pay` is a function and retries `Slow` once, `Tell` is a service. */
export const PAY_AND_TELL = {
  StartAt: 'Pay',
  TimeoutSeconds: 600,
  States: {
    Pay: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'pay', 'Payload.$': '$' },
      OutputPath: '$.Payload',
      TimeoutSeconds: 5,
      Retry: [{ ErrorEquals: ['Slow'], IntervalSeconds: 2, MaxAttempts: 1 }],
      Next: 'Tell',
    },
    Tell: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sns:publish',
      Parameters: { TopicArn: 't', 'Message.$': '$' },
      TimeoutSeconds: 5,
      End: true,
    },
  },
};

/** Arguments that give each of its Tasks a result. */
export const RESULTS = ['--task', 'Pay={"id":7}', '--task', 'Tell={}'];

/** What a test of `sfn local run` runs and sees. */
export interface LocalRun {
  readonly program: ProgramRun;
  /** Runs the command with the arguments and gives its exit code. */
  run(...args: string[]): Promise<number>;
  /** Writes `PAY_AND_TELL` for the command to read, and gives its path. */
  machine(): string;
}

/** Catches what `sfn local run` prints, in every test of the file that calls this at its top. */
export function localRun(): LocalRun {
  const program = programRun();
  return {
    program,
    run: (...args) => program.run('local', 'run', ...args),
    machine: () => program.file('m.asl.json', JSON.stringify(PAY_AND_TELL)),
  };
}
