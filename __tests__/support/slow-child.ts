import { type SimulateOptions, simulate } from '../../simulator/simulate';
import type { TaskCall } from '../../simulator/tasks/task-call';
import { PUBLISH } from './machines';

/** A child that works after ten seconds. */
export const slow = {
  StartAt: 'Rest',
  States: {
    Rest: { Type: 'Wait', Seconds: 10, Next: 'Work' },
    Work: { ...PUBLISH, End: true },
  },
};

/** A parent that starts a child and waits for it. */
export const parent = (parameters: object, fields: object = {}): object => ({
  StartAt: 'Start',
  States: {
    Start: {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Parameters: { StateMachineArn: 'child', ...parameters },
      End: true,
      ...fields,
    },
  },
});

/** Runs a parent of the slow child and says whether the child got to its work. */
export async function worked(definition: object, options: SimulateOptions = {}) {
  const seconds: number[] = [];
  const Work = (_input: object, call: TaskCall): void => {
    seconds.push((call.nowMs - Date.UTC(2026, 0, 1)) / 1000);
  };
  const result = await simulate(definition, {
    machines: { child: slow },
    tasks: { Work },
    ...options,
  });
  return { result, seconds };
}
