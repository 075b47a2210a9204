import { describe, expect, test } from '@jest/globals';
import { WORKFLOWS } from '../../../config/project';
import { EQUIVALENT } from '../../../scripts/mutation/equivalent';
import type { Mutant } from '../../../scripts/mutation/mutant';
import { readOptions } from '../../../scripts/mutation/options';
import { select } from '../../../scripts/mutation/select';

const mutant = (id: string): Mutant => ({
  id,
  kind: 'retry',
  place: 'workflows/order.ts:1',
  removed: '',
  edit: { file: 'workflows/order.ts', start: 0, end: 0, replacement: '' },
});
const equivalent = Object.keys(EQUIVALENT.order ?? {});
const mutants = ['retry/A/1', 'retry/A/10', 'catch/B/0', ...equivalent].map(mutant);
const chosen = (...only: readonly string[]) => select('order', mutants, only).map(({ id }) => id);

describe('of the mutants', () => {
  test('those known to be equivalent are left out, unless one is asked for', () => {
    expect(chosen()).toEqual(['retry/A/1', 'retry/A/10', 'catch/B/0']);
    expect(chosen(...equivalent)).toEqual(equivalent);
  });

  test('an id takes that one alone, any other text all that hold it', () => {
    expect(chosen('retry/A/1')).toEqual(['retry/A/1']);
    expect(chosen('retry/')).toEqual(['retry/A/1', 'retry/A/10']);
    expect(chosen('retry/A/1', 'catch/')).toEqual(['retry/A/1', 'catch/B/0']);
  });

  test('none is a mistake', () => {
    expect(() => chosen('retry/C')).toThrow('order has no mutant retry/C; see --list');
  });

  test('an equivalent one that is there no more has to leave the table', () => {
    expect(() => select('order', [mutant('retry/A/1')], [])).toThrow(
      /take it out of equivalent.ts/,
    );
  });
});

describe('options', () => {
  test('are every workflow and every mutant, unless they say otherwise', () => {
    expect(readOptions([])).toMatchObject({
      workflows: [...WORKFLOWS],
      only: [],
      list: false,
    });
    expect(readOptions(['etl', '--only', 'retry/', '--workers', '3'])).toMatchObject({
      workflows: ['etl'],
      only: ['retry/'],
      workers: 3,
    });
  });

  test.each([
    [['orders'], `no workflow 'orders'; allowed: ${WORKFLOWS.join(', ')}`],
    [['--workers', '0'], "workers is '0'; allowed: a whole number of 1 or more"],
    [['--all'], "Unknown option '--all'"],
  ])('%j is refused', (args, message) => {
    expect(() => readOptions(args)).toThrow(message);
  });
});
