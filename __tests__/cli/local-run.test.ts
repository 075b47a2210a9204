import { describe, expect, test } from '@jest/globals';
import { localRun, PAY_AND_TELL, RESULTS } from '../support/local-run';

const { program, run, machine } = localRun();

describe('sfn local run FILE', () => {
  test('prints the timeline, the output and the price', async () => {
    const code = await run(machine(), ...RESULTS);

    expect(code).toBe(0);
    expect(program.stdout.replace(/[\d.]+ s of yours/, '0 s of yours').split('\n')).toEqual([
      '     0.000 s  Pay   lambda:invoke pay → {"id":7}',
      '     0.000 s  Tell  sns:publish',
      '',
      'SUCCEEDED in 0.000 s of virtual time, 0 s of yours',
      'output  {}',
      'price   2 billed transitions, $0.00005 (Standard, $0.025 per 1,000; list price of 2026-11-20)',
      '',
    ]);
    expect(program.stderr).toBe('');
  });

  test('calls a function of a file as Lambda does, and any other handler with its call', async () => {
    const pay = program.file(
      'pay.ts',
      `export const handler = async (event: { a: number }, context: { functionName: string }) => {
        process.stdout.write('paying');
        return { a: event.a, by: context.functionName };
      };`,
    );
    const tell = program.file(
      'tell.mjs',
      'export default ({ Message }, call) => ({ Message, attempt: call.attempt });',
    );

    const code = await run(
      machine(),
      ...['--task', `Pay=${pay}`, '--task', `Tell=${tell}`, '--input', '{"a":1}', '--json'],
    );

    expect(code).toBe(0);
    expect(JSON.parse(program.stdout).output).toEqual({
      Message: { a: 1, by: 'pay' },
      attempt: 1,
    });
    expect(program.stderr).toContain('paying');
  });

  test('prints one JSON document with --json', async () => {
    await run(machine(), ...RESULTS, '--fault', 'Pay=Slow', '--json');

    const document = JSON.parse(program.stdout);
    expect(document).toEqual({
      status: 'SUCCEEDED',
      output: {},
      transitions: 3,
      priceUsd: expect.closeTo(0.000075, 9),
      elapsedMs: 2000,
      history: expect.anything(),
      effects: [],
      brokenInvariants: [],
    });
    expect(document.history[0].type).toBe('ExecutionStarted');
  });

  test('makes go wrong what --fault says', async () => {
    const code = await run(machine(), ...RESULTS, '--fault', 'Pay=Slow@every+cause=busy');

    expect(code).toBe(1);
    expect(program.stdout).toContain('Pay   lambda:invoke pay failed: Slow: busy\n');
    expect(program.stdout).toContain('attempt 2, 2.000 s later: lambda:invoke pay failed: Slow');
    expect(program.stdout).toContain('FAILED with Slow in 2.000 s of virtual time');
    expect(program.stdout).toContain('cause   busy\n');
    expect(program.stdout).toContain('expected SUCCEEDED\n');
  });

  test.each([
    ['FAILED', 0],
    ['FAILED:Gone', 0],
    ['FAILED:Other', 1],
    ['SUCCEEDED', 1],
  ])('holds the end against --expect %s', async (expected, code) => {
    const ended = await run(machine(), ...RESULTS, '--fault', 'Tell=Gone', '--expect', expected);

    expect(ended).toBe(code);
  });

  test.each([
    ['JSON', '{"a":"b"}'],
    ['JSON with blanks around it', ' {"a":"b"} '],
    ['a file', undefined],
  ])('takes its input from %s', async (_, given) => {
    const input = given ?? program.file('input.json', '{"a":"b"}');

    await run(machine(), ...RESULTS, '--input', input, '--json');

    const { history } = JSON.parse(program.stdout);
    expect(history[0].executionStartedEventDetails.input).toBe('{"a":"b"}');
  });

  test('takes a bare number for its input', async () => {
    await run(machine(), ...RESULTS, '--input', '5', '--json');

    const { history } = JSON.parse(program.stdout);
    expect(history[0].executionStartedEventDetails.input).toBe('5');
  });

  test('hands on what breaks in a handler file beside its task', async () => {
    const later = program.file(
      'later.cjs',
      "module.exports = (_, call) => call.after(1, () => { throw new SyntaxError('afterwards'); });",
    );
    const rest = { Type: 'Wait', Seconds: 9, End: true };
    const states = {
      Tell: { ...PAY_AND_TELL.States.Tell, End: undefined, Next: 'Rest' },
      Rest: rest,
    };
    const path = program.file('rest.json', JSON.stringify({ StartAt: 'Tell', States: states }));

    await expect(run(path, '--no-validate', '--task', `Tell=${later}`)).rejects.toThrow(
      'afterwards',
    );
  });

  test('runs the same again with the same seed, and differently with another', async () => {
    const retried = {
      ...PAY_AND_TELL,
      States: {
        Pay: {
          ...PAY_AND_TELL.States.Pay,
          Retry: [{ ErrorEquals: ['Slow'], IntervalSeconds: 60, JitterStrategy: 'FULL' }],
          Next: undefined,
          End: true,
        },
      },
    };
    const path = program.file('jitter.json', JSON.stringify(retried));
    const historyOf = async (seed: string): Promise<string> => {
      const before = program.stdout.length;
      await run(path, ...['--task', 'Pay={}', '--fault', 'Pay=Slow', '--seed', seed, '--json']);
      return program.stdout.slice(before);
    };

    const first = await historyOf('7');

    expect(await historyOf('7')).toBe(first);
    expect(await historyOf('8')).not.toBe(first);
  });

  test('bills an Express machine by its time', async () => {
    await run(machine(), ...RESULTS, '--type', 'EXPRESS');

    expect(program.stdout).toContain('price   0.100 s at 64 MB, $0.00000110419 (Express');
  });

  test('stops where --stop-after says', async () => {
    const code = await run(machine(), ...RESULTS, '--stop-after', '3', '--expect', 'ABORTED');

    expect(code).toBe(0);
  });

  test('waits for real with --real-time', async () => {
    const code = await run(machine(), ...RESULTS, '--real-time');

    expect(code).toBe(0);
    expect(program.stdout).not.toContain('virtual');
  });
});
