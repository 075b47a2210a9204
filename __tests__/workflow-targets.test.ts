import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { copyProject, type Ended, runNode } from './support/project-copy';
import { temporaryDirectory } from './support/temporary-directory';

const TYPE_CHECK = ['node_modules/typescript/bin/tsc', '--noEmit', '--pretty', 'false'];
const TYPE_CHECK_LIMIT_MS = 60_000;
/** Fields and helpers that name another state. */
const NAMES_A_STATE = /\b(StartAt|Next|Default): '|\bcaught(All)?\(/;

const project = join(temporaryDirectory('targets'), 'project');
const workflows = join(project, 'workflows');

/** Misspells every target of a definition, but no state. Gives the places, as `workflows/order.ts:40`. */
function misspellTargets(file: string): string[] {
  const lines = readFileSync(join(workflows, file), 'utf8').split('\n');
  const states = lines.flatMap((line) => /^ +([A-Z]\w+): \{/.exec(line)?.[1] ?? []);
  // An error may have the name of the state that stands for it.
  const target = new RegExp(`(?<!Error: )'(${states.join('|')})'`, 'g');
  const text = lines.map((line) => line.replace(target, "'$1Misspelt'"));
  writeFileSync(join(workflows, file), text.join('\n'));
  return lines.flatMap((line, index) =>
    line === text[index] ? [] : [`workflows/${file}:${index + 1}`],
  );
}

function lineAt(file: string, line: number): string {
  return readFileSync(join(project, file), 'utf8').split('\n')[line - 1] ?? '';
}

/** True for a place whose line itself says which state is meant. */
function namesAState(place: string): boolean {
  const [file = '', line] = place.split(':');
  return NAMES_A_STATE.test(lineAt(file, Number(line)));
}

describe('a target that names no state, in every definition at once', () => {
  let places: string[];
  let ended: Ended;

  beforeAll(async () => {
    copyProject(project);
    const files = readdirSync(workflows)
      .filter((file) => file.endsWith('.ts'))
      .filter((file) => readFileSync(join(workflows, file), 'utf8').includes('StartAt:'));
    places = files.flatMap(misspellTargets);
    ended = await runNode(project, TYPE_CHECK);
  }, TYPE_CHECK_LIMIT_MS);

  test('is found by this test wherever a line names a state', () => {
    expect(places.filter(namesAState).length).toBeGreaterThan(40);
  });

  test('does not compile, and the compiler names each line', () => {
    const told = [...ended.stdout.matchAll(/^(\S+\.ts)\((\d+),\d+\): error TS/gm)].map(
      ([, file, line]) => `${file}:${line}`,
    );

    expect(ended.exitCode).not.toBe(0);
    expect(places.filter((place) => !told.includes(place))).toEqual([]);
  });

  test('is named in what the compiler says of the line, and nothing else is blamed', () => {
    // Each error with the lines that explain it.
    const told = ended.stdout.split(/^(?=\S+\.ts\(\d)/m);
    const isNamed = (place: string): boolean => {
      const [file = '', line] = place.split(':');
      const name = /\w+Misspelt/.exec(lineAt(file, Number(line)))?.[0];
      const blame = new RegExp(`type '"${name}"' is not assignable`, 'i');
      return told.some((error) => error.startsWith(`${file}(${line},`) && blame.test(error));
    };

    expect(places.filter(namesAState).filter((place) => !isNamed(place))).toEqual([]);
  });

  test('is told together with the states that there are', () => {
    expect(ended.stdout).toMatch(/order\.ts\(\d+,\d+\): error TS\d+: .*"ReserveStockMisspelt".*/);
  });
});
