import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { type App, TerraformStack } from 'cdktf';
import { serialize } from '../../asl/serialize';
import { checkDefinitions, DefinitionError } from '../../synth/check-definitions';
import { readJson, sha256 } from '../../synth/content-cache';
import { ladder, type Pair } from '../support/ladder';
import { throwawayApp } from '../support/synth';
import { temporaryDirectory } from '../support/temporary-directory';
import { DEFINITION, workflow } from '../support/workflow';

const directory = temporaryDirectory('definitions');
const codeFile = join(directory, 'code.cjs');
let cacheFile: string;
let count = 0;

const RIGHT = {
  ...DEFINITION,
  TimeoutSeconds: 60,
  States: { CallFunction: { ...DEFINITION.States.CallFunction, TimeoutSeconds: 10 } },
};
const LOST = {
  StartAt: 'Go',
  TimeoutSeconds: 60,
  States: { Go: { Type: 'Pass', Next: 'Nowhere' } },
};

function appOf(definitions: Readonly<Record<string, object>>): App {
  const app = throwawayApp();
  for (const [id, definition] of Object.entries(definitions)) {
    workflow(new TerraformStack(app, id), { definition });
  }
  return app;
}

beforeEach(() => {
  count += 1;
  cacheFile = join(directory, `cache ${count}`, 'definitions.json');
  writeFileSync(codeFile, 'the rules');
});

describe('checkDefinitions', () => {
  test('tells the faults of all definitions at once, each with its workflow', async () => {
    const check = checkDefinitions(
      appOf({ one: LOST, two: RIGHT, three: LOST }),
      cacheFile,
      codeFile,
    );

    const error = await check.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DefinitionError);
    const lines = error instanceof DefinitionError ? error.lines : [];
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((line) => !line.startsWith('one, three: error '))).toEqual([]);
    expect(lines.every((line) => line.includes('Nowhere') || line.includes('States.Go'))).toBe(
      true,
    );
  });

  test('tells what keeps permissions from being derived, before anything is written', async () => {
    const dynamic = {
      StartAt: 'Call',
      TimeoutSeconds: 60,
      States: {
        Call: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Parameters: { 'FunctionName.$': '$.function' },
          TimeoutSeconds: 5,
          End: true,
        },
      },
    };

    await expect(checkDefinitions(appOf({ one: dynamic }), cacheFile, codeFile)).rejects.toThrow(
      /\n {2}one: error permission-dynamic-resource States\.Call\.Parameters.*; fix: /,
    );
  });

  test('does not let a step pass that nothing undoes, though that is a warning', async () => {
    const pairs: Pair[] = [
      ['Reserve', 'Release'],
      ['Charge', 'Refund'],
    ];
    const broken = ladder({ pairs, unpaired: ['Reserve'] });

    await expect(checkDefinitions(appOf({ one: broken }), cacheFile, codeFile)).rejects.toThrow(
      /\n {2}one: warning saga-compensation-missing States\.Reserve\.Catch\[0\]\.Next: .*; fix: /,
    );
    expect(existsSync(cacheFile)).toBe(false);

    const whole = await checkDefinitions(appOf({ one: ladder({ pairs }) }), cacheFile, codeFile);
    expect(whole).toEqual([]);
  });

  test('remembers nothing when there is an error', async () => {
    await expect(checkDefinitions(appOf({ one: LOST }), cacheFile, codeFile)).rejects.toThrow(
      DefinitionError,
    );

    expect(existsSync(cacheFile)).toBe(false);
  });

  test('remembers what it found right, by rules, type and definition', async () => {
    await checkDefinitions(appOf({ one: RIGHT }), cacheFile, codeFile);

    expect(readJson(cacheFile)).toEqual([keyOf(RIGHT)]);
  });

  // A wrong definition that is called right shows whether it was looked at.
  test('does not look again at what the same rules have found right', async () => {
    remember(LOST);

    expect(await checkDefinitions(appOf({ one: LOST }), cacheFile, codeFile)).toEqual([]);
  });

  test.each([
    ['the rules change', () => writeFileSync(codeFile, 'other rules')],
    ['the cache is not to be read', () => writeFileSync(cacheFile, 'not JSON')],
    ['another definition was found right', () => remember(RIGHT)],
  ])('looks again when %s', async (_when, happens) => {
    remember(LOST);
    happens();

    await expect(checkDefinitions(appOf({ one: LOST }), cacheFile, codeFile)).rejects.toThrow(
      'Nowhere',
    );
  });

  test('gives a warning with its workflow, each time: it is not remembered as right', async () => {
    const untimed = { ...DEFINITION, TimeoutSeconds: 60 };
    const first = await checkDefinitions(appOf({ one: untimed }), cacheFile, codeFile);
    const second = await checkDefinitions(appOf({ one: untimed }), cacheFile, codeFile);

    expect(first.length).toBeGreaterThan(0);
    expect(first.every((line) => /^one: warning/.test(line))).toBe(true);
    expect(second).toEqual(first);
  });

  test('forgets definitions that are there no more', async () => {
    remember(LOST);

    await checkDefinitions(appOf({ one: RIGHT }), cacheFile, codeFile);

    expect(readFileSync(cacheFile, 'utf8')).not.toContain(keyOf(LOST));
  });
});

function keyOf(definition: object): string {
  return sha256(`${sha256(readFileSync(codeFile))} STANDARD ${serialize(definition)}`);
}

function remember(definition: object): void {
  mkdirSync(dirname(cacheFile), { recursive: true });
  writeFileSync(cacheFile, JSON.stringify([keyOf(definition)]));
}
