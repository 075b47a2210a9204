import { describe, expect, jest, test } from '@jest/globals';
import { programRun } from '../support/program-run';

// The first order loads the handlers and their SDK, which takes seconds where nothing is cached.
jest.setTimeout(60_000);

const program = programRun();
const { file } = program;
/** Runs `sfn local run` and gives its exit code. */
const run = (...args: string[]): Promise<number> => program.run('local', 'run', ...args);

const LAMBDA = 'arn:aws:states:::lambda:invoke';
const FUNCTION = { FunctionName: 'pay', 'Payload.$': '$' };
const definition = {
  StartAt: 'Pay',
  TimeoutSeconds: 600,
  States: {
    Pay: {
      Type: 'Task',
      Resource: LAMBDA,
      Parameters: FUNCTION,
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
const machine = (): string => file('m.asl.json', JSON.stringify(definition));
const TELL = ['--task', 'Tell={}'];
const ALL = ['--task', 'Pay={"id":7}', ...TELL];

describe('sfn local run FILE', () => {
  test('prints the timeline, the output and the price', async () => {
    const code = await run(machine(), ...ALL);

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
    const pay = file(
      'pay.ts',
      `export const handler = async (event: { a: number }, context: { functionName: string }) => {
        process.stdout.write('paying');
        return { a: event.a, by: context.functionName };
      };`,
    );
    const tell = file(
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
    await run(machine(), ...ALL, '--fault', 'Pay=Slow', '--json');

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
    const code = await run(machine(), ...ALL, '--fault', 'Pay=Slow@every+cause=busy');

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
    const ended = await run(machine(), ...ALL, '--fault', 'Tell=Gone', '--expect', expected);

    expect(ended).toBe(code);
  });

  test.each([
    ['JSON', '{"a":"b"}'],
    ['JSON with blanks around it', ' {"a":"b"} '],
    ['a file', undefined],
  ])('takes its input from %s', async (_, given) => {
    const input = given ?? file('input.json', '{"a":"b"}');

    await run(machine(), ...ALL, '--input', input, '--json');

    const { history } = JSON.parse(program.stdout);
    expect(history[0].executionStartedEventDetails.input).toBe('{"a":"b"}');
  });

  test('takes a bare number for its input', async () => {
    await run(machine(), ...ALL, '--input', '5', '--json');

    const { history } = JSON.parse(program.stdout);
    expect(history[0].executionStartedEventDetails.input).toBe('5');
  });

  test('hands on what breaks in a handler file beside its task', async () => {
    const later = file(
      'later.cjs',
      "module.exports = (_, call) => call.after(1, () => { throw new SyntaxError('afterwards'); });",
    );
    const rest = { Type: 'Wait', Seconds: 9, End: true };
    const states = {
      Tell: { ...definition.States.Tell, End: undefined, Next: 'Rest' },
      Rest: rest,
    };
    const path = file('rest.json', JSON.stringify({ StartAt: 'Tell', States: states }));

    await expect(run(path, '--no-validate', '--task', `Tell=${later}`)).rejects.toThrow(
      'afterwards',
    );
  });

  test('runs the same again with the same seed, and differently with another', async () => {
    const retried = {
      ...definition,
      States: {
        Pay: {
          ...definition.States.Pay,
          Retry: [{ ErrorEquals: ['Slow'], IntervalSeconds: 60, JitterStrategy: 'FULL' }],
          Next: undefined,
          End: true,
        },
      },
    };
    const path = file('jitter.json', JSON.stringify(retried));
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
    await run(machine(), ...ALL, '--type', 'EXPRESS');

    expect(program.stdout).toContain('price   0.100 s at 64 MB, $0.00000110419 (Express');
  });

  test('stops where --stop-after says', async () => {
    const code = await run(machine(), ...ALL, '--stop-after', '3', '--expect', 'ABORTED');

    expect(code).toBe(0);
  });

  test('waits for real with --real-time', async () => {
    const code = await run(machine(), ...ALL, '--real-time');

    expect(code).toBe(0);
    expect(program.stdout).not.toContain('virtual');
  });

  test('names every task that nothing stands for, as options to copy, and exits with 2', async () => {
    const code = await run(machine());

    expect(code).toBe(2);
    expect(program.stdout).toBe('');
    expect(program.stderr.split('\n')).toEqual([
      'error: nothing stands for these tasks; give each a result or a handler file:',
      `  --task 'Pay={}'   # ${LAMBDA}`,
      "  --task 'Tell={}'  # arn:aws:states:::sns:publish",
      '',
    ]);
  });

  test('prints the faults of a definition and does not run it', async () => {
    const path = file('broken.json', '{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"}}}');

    expect(await run(path)).toBe(1);
    expect(program.stderr).toMatch(/^error target-exists States\.A\.Next: /);
    expect(program.stdout).toBe('');
  });

  test('runs a faulty definition with --no-validate, as far as it goes', async () => {
    const odd = '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true,"Colour":"red"}}}';
    const hopeless = '{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"}}}';

    expect(await run(file('odd.json', odd))).toBe(1);
    expect(program.stdout).toBe('');
    await run(file('odd.json', odd), '--no-validate');
    expect(program.stdout).toContain('SUCCEEDED');
    expect(await run(file('hopeless.json', hopeless), '--no-validate')).toBe(1);
    expect(program.stderr).toContain('error: States.A.Next is "B"');
  });

  test.each([
    [['lost.json'], 'cannot read lost.json: no such file'],
    [[], "missing required argument 'workflow|file'"],
    [['order', 'more'], 'too many arguments'],
    [['M', '--jsn'], "unknown option '--jsn' (Did you mean --json?)"],
    [['M', '--payment', 'decline'], "unknown option '--payment'"],
    [['M', '--seed', '-1'], "'--seed <number>' argument '-1' is invalid"],
    [['M', '--stop-after', '0'], 'allowed: the id of an event, from 1'],
    [['M', '--type', 'LONG'], 'Allowed choices are STANDARD, EXPRESS'],
    [['M', '--expect', 'DONE'], "no execution ends with 'DONE'"],
    [['M', '--input', '{"a":}'], '--input: not JSON: unexpected "}" at line 1, column 6'],
    [['M', '--input', 'lost.json'], 'cannot read lost.json: no such file'],
    [['M', '--task', 'Tel={}'], "no task is called 'Tel'; did you mean 'Tell'?"],
    [['M', '--task', 'Pay={}', '--task', 'Pay={}'], "'Pay' is given twice"],
    [['M', '--task', 'Pay=lost.ts'], 'cannot read lost.ts: no such file'],
    [['M', '--fault', 'Pay=E@never'], "the call is 'never'; allowed: 1, 2, … or every"],
    [['-', '--input', '-'], 'stdin holds the definition'],
    [['order', '--task', 'OpenOrder={}'], "--task is for a States Language file; 'order' brings"],
    [['order', '--type', 'EXPRESS'], "--type is for a States Language file; 'order' brings"],
    [['order', '--no-validate'], "--no-validate is for a States Language file; 'order' brings"],
    [['order', '--payment', 'maybe'], 'Allowed choices are capture'],
  ])('refuses %j with one line on stderr and 2', async (args, message) => {
    const path = machine();

    const code = await run(...args.map((arg) => (arg === 'M' ? path : arg)));

    expect(code).toBe(2);
    expect(program.stderr).toMatch(/^error: .+\n$/);
    expect(program.stderr).toContain(message);
    expect(program.stdout).toBe('');
  });

  test('lets no control character of the data reach the terminal', async () => {
    const states = { 'A\u001b[2J': { Type: 'Pass', Result: '\u009b31m', End: true } };
    const path = file('c.json', JSON.stringify({ StartAt: 'A\u001b[2J', States: states }));

    await run(path, '--no-validate');

    expect(program.stdout).toContain('A\\u001b[2J');
    expect(program.stdout).toContain('output  "\\u009b31m"');
    expect(program.stdout).not.toContain('\u001b');
  });

  test('explains its grammars when asked for help', async () => {
    const code = await run('--help');

    expect(code).toBe(0);
    expect(program.stdout).toMatch(/^Usage: sfn local run \[options\] <workflow\|file>/);
    expect(program.stdout).toContain('STATE[=ERROR][@CALL][:WHEN][+MORE]');
    expect(program.stdout).not.toContain('--payment');
  });
});

describe('sfn local run order', () => {
  test('runs the sample with the real handlers and tells what was done', async () => {
    const code = await run('order');

    expect(code).toBe(0);
    expect(program.stdout).toContain('payment provider: captured EUR 42.00');
    expect(program.stdout).toContain('OrderCompleted                  Succeed');
    expect(program.stdout).toContain('SUCCEEDED in 2.000 s of virtual time');
    expect(program.stderr).toBe('');
  });

  test('exits with 1 when the order does not end as the sample does', async () => {
    const code = await run('order', '--payment', 'decline');

    expect(code).toBe(1);
    expect(program.stdout).toContain(
      'ChargePayment                   caught, goes on at RefundPayment',
    );
    expect(program.stdout).toContain('FAILED with PaymentDeclined');
    expect(program.stdout).toContain('expected SUCCEEDED');
    expect(program.stdout).not.toContain('broken');
  });

  test('survives a fault, and says what was done to services in JSON', async () => {
    const code = await run('order', '--fault', 'ShipOrder=States.Timeout@1:after', '--json');

    const { status, effects, brokenInvariants } = JSON.parse(program.stdout);
    expect({ code, status, brokenInvariants }).toEqual({
      code: 0,
      status: 'SUCCEEDED',
      brokenInvariants: [],
    });
    expect(effects).toContainEqual(expect.objectContaining({ says: 'captured EUR 42.00' }));
  });

  test('takes another order for its input, and stops where it is told', async () => {
    const code = await run('order', '--input', '{"orderId":5}', '--expect', 'FAILED');
    const stopped = await run('order', '--stop-after', '4', '--expect', 'SUCCEEDED');

    expect([code, stopped]).toEqual([0, 0]);
    expect(program.stdout).toContain('FAILED with');
    expect(program.stdout).toContain('redriven: goes on where it stopped');
  });

  test('refuses a fault at a state that it does not have', async () => {
    expect(await run('order', '--fault', 'ShipOrdr=E')).toBe(2);
    expect(program.stderr).toContain("did you mean 'ShipOrder'?");
  });

  test('shows its own options in its help', async () => {
    expect(await run('order', '--help')).toBe(0);
    expect(program.stdout).toContain('--payment <value>');
  });
});
