import { stateMachine } from '../../asl/language';
import { serialize } from '../../asl/serialize';
import { lambdaInvoke } from '../../asl/tasks/lambda';
import { VirtualClock } from '../../simulator/clock/virtual-clock';
import { compileDefinition } from '../../simulator/compile';
import { Engine } from '../../simulator/engine';
import type { Execution } from '../../simulator/execution';
import { executionNames } from '../../simulator/execution-names';
import { MAX_EVENTS } from '../../simulator/limits';
import { type Fault, FaultPlan } from '../../simulator/tasks/faults';
import { type TaskScript, taking } from '../../simulator/tasks/handler';
import { Tasks } from '../../simulator/tasks/task-runner';
import { circuitBreaker } from '../../workflows/fragments/circuit-breaker';
import { entered } from './entered';
import { makeRowTasks } from './row-tasks';

export const THRESHOLD = 3;
export const OPEN_SECONDS = 60;
export const PROBE_SECONDS = 300;
export const START_MS = Date.UTC(2026, 0, 31, 23, 59, 30);

/** A machine of one guarded call, without retries: what fails, fails at once. */
export const breakerDefinition = serialize(
  stateMachine({
    StartAt: 'ReadPaymentBreaker',
    TimeoutSeconds: 3600,
    States: {
      ...circuitBreaker({
        name: 'Payment',
        tableName: 'breakers',
        service: 'payment',
        failureThreshold: THRESHOLD,
        openSeconds: OPEN_SECONDS,
        probeSeconds: PROBE_SECONDS,
        call: {
          name: 'Pay',
          task: {
            ...lambdaInvoke({ FunctionName: 'pay' }),
            TimeoutSeconds: 900,
            Retry: [],
            ResultPath: '$.payment',
          },
        },
        failures: ['Unavailable', 'States.Timeout'],
        refusals: ['Declined'],
        targets: { done: 'Paid', refused: 'Refused', fallback: 'PayElsewhere' },
      }),
      Paid: { Type: 'Succeed' },
      Refused: { Type: 'Pass', End: true },
      PayElsewhere: { Type: 'Pass', End: true },
    },
  }),
);

/** One guarded call. */
export interface Attempt {
  /** Seconds after the beginning. */
  readonly at: number;
  /** What becomes of the call. */
  readonly pay: TaskScript;
  readonly faults?: readonly Fault[];
}

/** How it ended, and by which states. */
export interface AttemptResult {
  readonly end: string | undefined;
  readonly entered: readonly string[];
  readonly execution: Execution;
}

/**
 * Executions of the machine over one table and one clock.
 * @param readMs virtual milliseconds that a read of the breaker takes: with some, two can read the same. @default 0
 */
export function makeBreakerWorld(definition: string = breakerDefinition, readMs = 0) {
  const tables = makeRowTasks();
  const engine = new Engine({ clock: new VirtualClock(START_MS) });
  const machine = compileDefinition(definition);
  let started = 0;

  const start = ({ pay, faults = [] }: Omit<Attempt, 'at'>): Execution => {
    started += 1;
    return engine.start({
      machine,
      type: 'STANDARD',
      input: {},
      tasks: new Tasks(
        { ReadPaymentBreaker: taking(readMs, tables.runTask), Pay: pay, ChargePayment: pay },
        tables.runTask,
      ),
      faults: new FaultPlan(faults),
      maxEvents: MAX_EVENTS.STANDARD,
      names: executionNames({
        stateMachineName: 'machine',
        executionName: `execution-${started}`,
        accountId: '123456789012',
        region: 'us-east-1',
        type: 'STANDARD',
      }),
    });
  };

  return {
    tables,
    row: () => tables.rows.get('breakers/payment'),
    /** Runs executions, each from its own moment, to their ends. */
    async run(...attempts: readonly Attempt[]): Promise<AttemptResult[]> {
      const executions: Execution[] = [];
      for (const [index, attempt] of attempts.entries()) {
        const delay = START_MS + attempt.at * 1000 - engine.scheduler.clock.now();
        engine.later(delay, () => {
          executions[index] = start(attempt);
        });
      }
      await engine.runUntil(
        () =>
          executions.filter(Boolean).length === attempts.length &&
          executions.every(({ status }) => status !== 'RUNNING'),
      );
      return executions.map((execution) => {
        const states = entered({ history: execution.history.events() });
        return { execution, entered: states, end: states.at(-1) };
      });
    },
  };
}
