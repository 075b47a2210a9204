import { describe, expect, test } from '@jest/globals';
import { localRun } from '../support/local-run';

const { program, run, machine } = localRun();

describe('sfn local run FILE', () => {
  test('names every task that nothing stands for, as options to copy, and exits with 2', async () => {
    const code = await run(machine());

    expect(code).toBe(2);
    expect(program.stdout).toBe('');
    expect(program.stderr.split('\n')).toEqual([
      'error: nothing stands for these tasks; give each a result or a handler file:',
      "  --task 'Pay={}'   # arn:aws:states:::lambda:invoke",
      "  --task 'Tell={}'  # arn:aws:states:::sns:publish",
      '',
    ]);
  });

  test('prints the faults of a definition and does not run it', async () => {
    const path = program.file(
      'broken.json',
      '{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"}}}',
    );

    expect(await run(path)).toBe(1);
    expect(program.stderr).toMatch(/^error target-exists States\.A\.Next: /);
    expect(program.stdout).toBe('');
  });

  test('runs a faulty definition with --no-validate, as far as it goes', async () => {
    const odd = '{"StartAt":"A","States":{"A":{"Type":"Pass","End":true,"Colour":"red"}}}';
    const hopeless = '{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"}}}';

    expect(await run(program.file('odd.json', odd))).toBe(1);
    expect(program.stdout).toBe('');
    await run(program.file('odd.json', odd), '--no-validate');
    expect(program.stdout).toContain('SUCCEEDED');
    expect(await run(program.file('hopeless.json', hopeless), '--no-validate')).toBe(1);
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
    [['M', '--status-events', 'lost'], '--status-events is for a workflow of ours'],
    [['M', '--status-events', 'late'], 'Allowed choices are delivered, early, lost'],
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
    const path = program.file('c.json', JSON.stringify({ StartAt: 'A\u001b[2J', States: states }));

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
