import { describe, expect, test } from '@jest/globals';
import { startSimulation } from '../../simulator/simulate';
import type { TaskCall } from '../../simulator/tasks/task-call';
import { sendAndWait } from '../support/machines';

/** What an answer to a token that is over is refused with. */
const TIMED_OUT = expect.objectContaining({ name: 'TaskTimedOut' });

/** Runs a callback task until it has been sent, and gives its token. */
async function untilSent(fields: object = {}) {
  const tokens: string[] = [];
  const run = startSimulation(sendAndWait(fields), {
    tasks: {
      Only: (_input: object, call: TaskCall) => {
        tokens.push(call.taskToken ?? '');
      },
    },
  });
  await run.engine.runUntil(() => tokens.length > 0);
  return { ...run, token: tokens[0] ?? '', tokens };
}

describe('a task token', () => {
  test('is answered once', async () => {
    const { engine, execution, token } = await untilSent();

    engine.sendTaskSuccess(token, 'yes');
    await engine.finish(execution);

    expect(execution.output).toBe('yes');
    expect(() => engine.sendTaskSuccess(token, 'no')).toThrow(TIMED_OUT);
    expect(() => engine.sendTaskFailure(token)).toThrow(TIMED_OUT);
    expect(() => engine.sendTaskHeartbeat(token)).toThrow(TIMED_OUT);
  });

  test.each([
    ['', 'InvalidToken'],
    ['nonsense', 'InvalidToken'],
    [`AQC${'a'.repeat(92)}`, 'InvalidToken'],
    [`AQC${'a'.repeat(93)}`, 'TaskDoesNotExist'],
  ])('that is foreign is refused: %s', async (foreign, name) => {
    const { engine } = await untilSent();

    expect(() => engine.sendTaskSuccess(foreign, 1)).toThrow(expect.objectContaining({ name }));
  });

  test('is late after the timeout', async () => {
    const { engine, execution, token } = await untilSent({ TimeoutSeconds: 5 });
    await engine.finish(execution);

    expect(execution.status).toBe('FAILED');
    expect(() => engine.sendTaskSuccess(token, 1)).toThrow(
      "Task Timed Out: 'Provided task does not exist anymore'",
    );
  });

  test('goes with its execution', async () => {
    const { engine, execution, token } = await untilSent();
    engine.stop(execution, 'Stopped', 'by hand');

    expect(execution).toMatchObject({ status: 'ABORTED', error: 'Stopped', cause: 'by hand' });
    expect(() => engine.sendTaskSuccess(token, 1)).toThrow(TIMED_OUT);
  });

  test('is fresh for every attempt', async () => {
    const { engine, execution, tokens } = await untilSent({
      TimeoutSeconds: 5,
      Retry: [{ ErrorEquals: ['States.Timeout'] }],
    });
    await engine.runUntil(() => tokens.length === 2);

    expect(() => engine.sendTaskSuccess(tokens[0] ?? '', 'old')).toThrow(TIMED_OUT);
    engine.sendTaskSuccess(tokens[1] ?? '', 'new');
    await engine.finish(execution);

    expect(execution.output).toBe('new');
    expect(new Set(tokens).size).toBe(2);
  });
});
