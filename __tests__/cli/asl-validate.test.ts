import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { programRun } from '../support/program-run';
import { VALID_DEFINITIONS } from '../support/valid-definitions/table';

const program = programRun();
const { file } = program;
/** Runs `sfn asl validate` and gives its exit code. */
const validate = (...args: string[]): Promise<number> => program.run('asl', 'validate', ...args);

const valid = JSON.stringify(VALID_DEFINITIONS['all eight states']);
const warned = '{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}';
const broken = '{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"}}}';

const MACHINE_TIMEOUT =
  'no TimeoutSeconds for the machine: an execution may hang for a year; fix: add TimeoutSeconds at the top level';

describe('sfn asl validate', () => {
  test('says that a valid definition is valid', async () => {
    const code = await validate(file('a.json', valid));

    expect(code).toBe(0);
    expect(program.stdout).toBe('0 errors, 0 warnings in 1 definition\n');
    expect(program.stderr).toBe('');
  });

  test('prints each fault on a line with its file, and exits with 1', async () => {
    const path = file('a.json', broken);

    const code = await validate(path);

    expect(code).toBe(1);
    expect(program.stdout.split('\n')).toEqual([
      `${path}: warning machine-timeout definition: ${MACHINE_TIMEOUT}`,
      expect.stringContaining(`${path}: error target-exists States.A.Next: `),
      '1 error, 1 warning in 1 definition',
      '',
    ]);
  });

  test('lets warnings pass, and counts them with --strict', async () => {
    const path = file('a.json', warned);

    expect(await validate(path)).toBe(0);
    expect(await validate('--strict', path)).toBe(1);
  });

  test('prints files and faults as JSON with --json', async () => {
    const path = file('a.json', broken);

    const code = await validate('--json', path, file('b.json', valid));

    expect(code).toBe(1);
    expect(JSON.parse(program.stdout)).toEqual([
      { file: path, faults: [expect.anything(), expect.objectContaining({ value: 'B' })] },
      { file: expect.stringMatching(/b\.json$/), faults: [] },
    ]);
  });

  test('judges by the type of the machine', async () => {
    const job = { Type: 'Task', Resource: 'arn:aws:states:::glue:startJobRun.sync', End: true };
    const definition = { StartAt: 'A', States: { A: { ...job, Parameters: { JobName: 'j' } } } };
    const path = file('a.json', JSON.stringify(definition));

    expect(await validate(path)).toBe(0);
    expect(await validate('--type', 'EXPRESS', path)).toBe(1);
    expect(program.stdout).toContain('express-pattern');
  });

  test('reads on after a file that it cannot read, and exits with 2', async () => {
    const missing = join(program.directory, 'missing.json');

    const code = await validate(missing, file('a.json', broken));

    expect(code).toBe(2);
    expect(program.stderr).toBe(`error: cannot read ${missing}: no such file\n`);
    expect(program.stdout).toContain('1 error, 1 warning in 1 definition');
  });

  test.each([
    ['', 'a.json: empty; a definition is { StartAt, States }'],
    [' \n', 'a.json: empty'],
    [
      '{"Subnets":\n${subnets}}',
      'not JSON: ${subnets} outside quotes at line 2, column 1; this is a template: render it first, or quote its placeholders',
    ],
    [`{"a": "\${ok}", \${jsonencode({"a" = "${'b'.repeat(50)}`, 'not JSON: ${…} outside quotes'],
    ['{%{ if x }"a": 1}', 'not JSON: %{ if x } outside quotes at line 1, column 2'],
    ['{"a": $x}', 'not JSON: unexpected "$" at line 1, column 7'],
    ['{\n  "a": x}', 'not JSON: unexpected "x" at line 2, column 8'],
    ['{"a": 1,\n\n}', 'not JSON: unexpected "}" at line 3, column 1'],
    ['{"a": "b', 'not JSON: unexpected end at line 1, column 9'],
    ['{"a": 1} x', 'not JSON: unexpected "x" at line 1, column 10'],
    ['{"a": tru}', 'not JSON: unexpected "}" at line 1, column 10'],
    ['[]', 'not an object but a list'],
    ['null', 'not an object but null'],
    ['"x"', 'not an object but a string'],
  ])('refuses %j with one line and no stack trace', async (text, message) => {
    const code = await validate(file('a.json', text));

    expect(code).toBe(2);
    expect(program.stderr).toContain(message);
    expect(program.stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('reads past a byte order mark', async () => {
    expect(await validate(file('a.json', `\uFEFF${valid}`))).toBe(0);
  });

  test.each([
    ['with its mark', Buffer.from(`\uFEFF${warned}`, 'utf16le'), 'UTF-16 (little endian)'],
    ['without a mark', Buffer.from(warned, 'utf16le'), 'UTF-16 (little endian)'],
    ['turned round', Buffer.from(`\uFEFF${warned}`, 'utf16le').swap16(), 'UTF-16 (big endian)'],
    ['turned round, unmarked', Buffer.from(warned, 'utf16le').swap16(), 'UTF-16 (big endian)'],
  ])('names the encoding of UTF-16 %s', async (_, bytes, encoding) => {
    const path = join(program.directory, 'a.json');
    writeFileSync(path, bytes);

    expect(await validate(path)).toBe(2);
    expect(program.stderr).toBe(`error: ${path}: ${encoding}; save it as UTF-8\n`);
  });

  test('refuses bytes that are no UTF-8', async () => {
    const path = join(program.directory, 'a.json');
    writeFileSync(path, Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]));

    expect(await validate(path)).toBe(2);
    expect(program.stderr).toBe(`error: ${path}: not text in UTF-8\n`);
  });

  test('refuses an empty file name', async () => {
    expect(await validate('')).toBe(2);
    expect(program.stderr).toBe('error: an empty file name; give a path, or - for stdin\n');
  });

  test('counts nothing where nothing could be read', async () => {
    await validate(join(program.directory, 'missing.json'));

    expect(program.stdout).toBe('');
  });

  test('tells of a key that a file gives twice', async () => {
    const text = `{"StartAt":"B",\n${warned.slice(1)}`;

    expect(await validate(file('a.json', text))).toBe(1);
    expect(program.stdout).toContain('error duplicate-key StartAt: ');
    expect(program.stdout).toContain('(lines 1 and 2)');
  });

  test('lets no control character of a name reach the terminal', async () => {
    const states = { 'A\u001b[31m': { Type: 'Pass', Next: '\u001b]0;t\u0007' } };

    await validate(file('a.json', JSON.stringify({ StartAt: 'A\u001b[31m', States: states })));
    await validate(`${program.directory}/\u001b[31m.json`);

    expect(program.stdout).toContain('fix: name one of: A\\u001b[31m\n');
    expect(program.stderr).toContain('\\u001b[31m.json: no such file');
    expect(`${program.stdout}${program.stderr}`).not.toContain('\u001b');
  });

  test('refuses a directory', async () => {
    expect(await validate(program.directory)).toBe(2);
    expect(program.stderr).toBe(`error: cannot read ${program.directory}: it is a directory\n`);
  });
});

describe('sfn', () => {
  test.each([
    [['asl', 'validate']],
    [['asl', 'validate', '--jsn', 'a.json']],
    [['asl', 'validate', '--type', 'LONG', 'a.json']],
    [['asl', 'valdate']],
    [['als']],
  ])('refuses %j with one line on stderr and 2', async (args) => {
    await program.run(...args);

    expect(process.exitCode).toBe(2);
    expect(program.stderr).toMatch(/^error: .+\n$/);
    expect(program.stdout).toBe('');
  });

  test.each([[[]], [['asl']]])('prints help on stderr for %j and exits with 2', async (args) => {
    await program.run(...args);

    expect(process.exitCode).toBe(2);
    expect(program.stderr).toMatch(/^Usage: sfn/);
    expect(program.stdout).toBe('');
  });

  test('prints help on stdout when asked for it', async () => {
    await program.run('asl', 'validate', '--help');

    expect(process.exitCode ?? 0).toBe(0);
    expect(program.stdout).toMatch(/^Usage: sfn asl validate/);
    expect(program.stderr).toBe('');
  });
});
