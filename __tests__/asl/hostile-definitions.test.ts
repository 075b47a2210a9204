import { describe, expect, test } from '@jest/globals';
import { checkRules, validateDefinition } from '../../asl/validate';
import { nestedLists } from '../support/nested';
import { NO_DEFINITIONS, nestedMachines } from '../support/no-definitions';
import { invoke, machine, only, PASS, task } from '../support/rule-pairs/rule-pair';

/** States `S0` to `Sn`, each leading to the next, with fields by their number. */
function chain(length: number, fieldsOf: (index: number) => object): Record<string, object> {
  const states = Array.from({ length }, (_, index): [string, object] => [
    `S${index}`,
    {
      Type: 'Pass',
      ...(index === length - 1 ? { End: true } : { Next: `S${index + 1}` }),
      ...fieldsOf(index),
    },
  ]);
  return Object.fromEntries(states);
}

describe('a definition over the size limit', () => {
  // The Cause is what only the language service minds.
  const faulty = { Type: 'Fail', Cause: 5, Nope: 1, Comment: 'x'.repeat(1_048_576) };

  test('is asked only what is cheap', async () => {
    const faults = await validateDefinition(only(faulty, { Version: '2.0' }));

    expect(faults.map(({ rule }) => rule)).toEqual(['definition-size', 'version']);
    expect(checkRules(only(faulty)).map(({ rule }) => rule)).toEqual(['definition-size']);
  });

  test('is asked everything when it is just within', () => {
    const within = { ...faulty, Comment: 'x'.repeat(1_048_000) };

    expect(checkRules(only(within)).map(({ rule }) => rule)).toEqual(['unknown-field']);
  });
});

describe('what is no definition', () => {
  test.each([
    ['nested too deeply', nestedLists(600), 'nested deeper than 500 levels'],
    ['a big integer', { StartAt: 1n }, 'not JSON'],
    ['undefined', undefined, 'not JSON'],
  ])('is told why: %s', (_, value, message) => {
    expect(checkRules(value)).toEqual([
      expect.objectContaining({ rule: 'definition-object', message }),
    ]);
  });

  test.each(NO_DEFINITIONS)('is a fault and no exception: %s', async (_, value) => {
    const faults = await validateDefinition(value);

    expect(faults).toContainEqual(expect.objectContaining({ severity: 'error' }));
    expect(checkRules(value)).toContainEqual(expect.objectContaining({ severity: 'error' }));
  });

  test('keeps quiet about machines nested 50 deep', async () => {
    const faults = await validateDefinition(nestedMachines(50));

    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('an expression that is nested too deeply', () => {
  const deep = `{% ${'('.repeat(50_000)}1${')'.repeat(50_000)} %}`;
  const long = `{% ${'1+'.repeat(20_000)}1 %}`;

  test.each([
    ['brackets', deep],
    ['operators', long],
  ])('is a fault that says so: %s', (_, text) => {
    const faults = checkRules(only({ ...PASS, Output: text }, { QueryLanguage: 'JSONata' }));

    expect(faults).toEqual([
      expect.objectContaining({
        rule: 'jsonata-syntax',
        message: 'not a readable JSONata expression: nested too deeply to be read',
      }),
    ]);
  });
});

// Each of these took most of a minute while the time grew with the square of the length.
describe('a definition made to take long', () => {
  const long = 'B'.repeat(200_000);

  test.each([
    ['placeholders never closed', only(task('x', { FunctionName: '${'.repeat(300_000) }))],
    ['a resource of placeholders', only(invoke({ Resource: `}${'${'.repeat(400_000)}` }))],
    ['long names', machine({ [`${long}1`]: { Type: 'Pass', Next: `${long}2` } })],
    ['targets that are no states', machine(chain(5000, (n) => ({ Next: `T${n}` })))],
  ])('is read in seconds: %s', (_, definition) => {
    const startMs = performance.now();

    checkRules(definition);

    expect(performance.now() - startMs).toBeLessThan(5000);
  });

  test('is not asked by the language service when it has a thousand errors already', async () => {
    const onlyItKnows = { Type: 'Fail', Error: 'E', Cause: 5 };
    const faulty = (errors: number) =>
      machine({ ...chain(errors, () => ({ ResultPath: '$$' })), Last: onlyItKnows }, { Nope: 1 });

    const few = await validateDefinition(faulty(10));
    const many = await validateDefinition(faulty(1000));

    expect(few.map(({ path }) => path)).toContain('States.Last.Cause');
    expect(many.map(({ path }) => path)).not.toContain('States.Last.Cause');
  });

  test('may hold longer lists than a call can take as arguments', () => {
    const list = `{% [${'1,'.repeat(130_000)}1] %}`;

    expect(checkRules(only({ ...PASS, Output: list }, { QueryLanguage: 'JSONata' }))).toEqual([]);
  });

  test('is told which name was meant for the first twenty targets only', () => {
    const faults = checkRules(machine(chain(200, (index) => ({ Next: `s${index}0` }))));

    const fixes = faults.filter(({ rule }) => rule === 'target-exists').map(({ fix }) => fix);
    expect(fixes).toHaveLength(200);
    expect(fixes.filter((fix) => fix === 'name a state of this machine')).toHaveLength(180);
  });
});
