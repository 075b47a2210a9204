import { describe, expect, test } from '@jest/globals';
import { DefinitionError } from '../../simulator/compile';
import { MissingTaskError } from '../../simulator/missing-tasks';
import { simulate } from '../../simulator/simulate';
import { failure, sequence } from '../../simulator/tasks/handler';
import { one, only, PUBLISH, publish } from '../support/machines';
import { REFUSED_DEFINITIONS } from './support/refused-definitions';

describe('simulate', () => {
  test('runs a definition given as text', async () => {
    const result = await simulate(JSON.stringify(only({ Type: 'Pass', Result: 1 })));

    expect(result).toMatchObject({ status: 'SUCCEEDED', output: 1, transitions: 1, elapsedMs: 0 });
  });

  test('does not change the definition or the input', async () => {
    const definition = only({ Type: 'Pass', Parameters: { 'a.$': '$.a' }, ResultPath: '$.r' });
    const input = { a: [1] };
    const before = JSON.stringify([definition, input]);

    await simulate(definition, { input });

    expect(JSON.stringify([definition, input])).toBe(before);
  });

  test('sees a change made to a definition since its last run', async () => {
    const state = { Type: 'Pass', Result: 1, End: true };
    await simulate(one('Only', state));
    state.Result = 2;

    const { output } = await simulate(one('Only', state));

    expect(output).toBe(2);
  });

  test('names every task that nothing stands for, before anything runs', async () => {
    const definition = {
      StartAt: 'A',
      States: {
        A: { ...PUBLISH, Next: 'M' },
        M: {
          Type: 'Map',
          ItemProcessor: publish(),
          ItemReader: { Resource: 'arn:aws:states:::s3:getObject' },
          End: true,
        },
      },
    };
    let called = false;

    const run = simulate(definition, {
      tasks: {
        A: () => {
          called = true;
        },
      },
    });

    await expect(run).rejects.toThrow(MissingTaskError);
    await expect(run).rejects.toThrow(
      "no task for 'M.ItemReader' (arn:aws:states:::s3:getObject), 'Only' (arn:aws:states:::sns:publish)",
    );
    expect(called).toBe(false);
  });

  test('refuses an input that the service would refuse', async () => {
    const run = simulate(only({ Type: 'Pass' }), { input: 'x'.repeat(262_143) });

    await expect(run).rejects.toThrow(RangeError);
  });

  test.each(REFUSED_DEFINITIONS)('refuses %s', async (definition, message) => {
    const run = simulate(definition);

    await expect(run).rejects.toThrow(DefinitionError);
    await expect(run).rejects.toThrow(message);
  });

  test.each([
    [null, 'the definition is null'],
    [() => 1, 'the definition is null'],
  ])('refuses what is no definition at all: %p', async (definition, message) => {
    const run = simulate(definition as unknown as object);

    await expect(run).rejects.toThrow(message);
  });

  test.each(['tomorrow', Number.NaN])('refuses to begin at %p', async (startTime) => {
    const run = simulate(one('Only', { Type: 'Succeed' }), { startTime });

    await expect(run).rejects.toThrow(
      `startTime is ${startTime}; allowed: ISO text or milliseconds`,
    );
  });

  test('refuses a sequence of nothing', () => {
    expect(() => sequence()).toThrow('a sequence of no outcomes; allowed: one or more');
  });

  test('counts a retry as a transition', async () => {
    const definition = publish({ Retry: [{ ErrorEquals: ['States.ALL'] }] });

    const result = await simulate(definition, {
      tasks: { Only: sequence(failure('E'), failure('E'), 1) },
    });

    expect(result.transitions).toBe(3);
    expect(result.billing).toEqual({ type: 'STANDARD', transitions: 3 });
  });

  test('bills an Express execution by duration and memory, rounded up', async () => {
    const result = await simulate(only({ Type: 'Wait', Seconds: 2 }), {
      type: 'EXPRESS',
    });

    expect(result.billing).toEqual({
      type: 'EXPRESS',
      requests: 1,
      durationMs: 2000,
      memoryMb: 64,
      gbSeconds: 0.125,
    });
  });

  test('bills an Express execution that failed without an output', async () => {
    const result = await simulate(only({ Type: 'Fail' }), { type: 'EXPRESS' });

    expect(result.billing).toMatchObject({ type: 'EXPRESS', durationMs: 100, memoryMb: 64 });
  });
});
