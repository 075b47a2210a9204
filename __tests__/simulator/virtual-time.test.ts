import { describe, expect, test } from '@jest/globals';
import { simulate } from '../../simulator/simulate';
import { taking } from '../../simulator/tasks/handler';
import type { TaskCall } from '../../simulator/tasks/task-call';
import { innerTask, one, only, publish, SEND_AND_WAIT, sendAndWait } from '../support/machines';

describe('simulate', () => {
  test('runs a Parallel of two thousand branches', async () => {
    const branch = one('B', { Type: 'Wait', Seconds: 1, End: true });
    const Branches = Array.from({ length: 2_000 }, () => branch);

    const { output, elapsedMs } = await simulate(only({ Type: 'Parallel', Branches }), {
      input: 1,
    });

    expect(output).toEqual(Branches.map(() => 1));
    expect(elapsedMs).toBe(1_000);
  });

  test('does not move time when the work before it has woken a task', async () => {
    const answers: (() => void)[] = [];

    const result = await simulate(sendAndWait({ HeartbeatSeconds: 1 }), {
      tasks: { Only: (_input, call) => answers.push(() => call.sendTaskSuccess('awake')) },
      beforeTimeMoves: () => answers.pop()?.(),
    });

    expect(result).toMatchObject({ output: 'awake', elapsedMs: 0 });
  });

  test('is not told the end of a callback that is still being sent when another branch fails', async () => {
    const branches = [one('Ask', { ...SEND_AND_WAIT, End: true }), innerTask('Break')];
    const Break = async (): Promise<never> => {
      throw new RangeError('first');
    };
    const definition = only({ Type: 'Parallel', Branches: branches });

    const { error, history } = await simulate(definition, {
      tasks: { Ask: taking(60_000, 'sent'), Break },
    });

    expect(error).toBe('RangeError');
    expect(history.map(({ type }) => type)).not.toContain('TaskSubmitted');
  });

  test('begins when it is told to', async () => {
    const { history } = await simulate(only({ Type: 'Wait', Seconds: 90 }), {
      startTime: '2030-05-05T05:05:05Z',
    });

    expect(history.map(({ timestamp }) => timestamp)).toEqual([
      '2030-05-05T05:05:05.000Z',
      '2030-05-05T05:05:05.000Z',
      '2030-05-05T05:06:35.000Z',
      '2030-05-05T05:06:35.000Z',
    ]);
  });

  test('waits thirty days in no time', async () => {
    const started = performance.now();

    const { elapsedMs } = await simulate(only({ Type: 'Wait', Seconds: 2_592_000 }));

    expect(elapsedMs).toBe(2_592_000_000);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test('lets real work finish before it moves time', async () => {
    let answer: Promise<void> = Promise.resolve();

    const result = await simulate(sendAndWait({ TimeoutSeconds: 1 }), {
      tasks: {
        Only: (_input, call) => {
          answer = new Promise((resolve) => {
            setImmediate(() => {
              call.sendTaskSuccess('in time');
              resolve();
            });
          });
        },
      },
      beforeTimeMoves: () => answer,
    });

    expect(result).toMatchObject({ status: 'SUCCEEDED', output: 'in time', elapsedMs: 0 });
  });

  test('hands on what breaks outside of any state', async () => {
    const run = simulate(publish({ TimeoutSeconds: 60 }), {
      tasks: {
        Only: taking(10, (_input: object, call: TaskCall) => {
          call.after(5, () => {
            throw new SyntaxError('in a callback');
          });
        }),
      },
    });

    await expect(run).rejects.toThrow(SyntaxError);
  });
});
