import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject } from '../../asl/json';
import { walkMachines, walkStates } from '../../asl/walk';
import { arbitraryMachine } from '../support/arbitrary-machine';

const nested = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemProcessor: {
        StartAt: 'Both',
        States: {
          Both: {
            Type: 'Parallel',
            Branches: [
              { StartAt: 'Left', States: { Left: { Type: 'Pass', End: true } } },
              { StartAt: 'Right (again)', States: { 'Right (again)': { Type: 'Succeed' } } },
            ],
            End: true,
          },
        },
      },
      Next: 'Last',
    },
    Last: { Type: 'Succeed' },
  },
};

/** Counts states by their shape, without the traversal under test. */
function countStates(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value).reduce((sum: number, child) => sum + countStates(child), 0);
  return inner + ('Type' in value ? 1 : 0);
}

describe('walkStates', () => {
  test('visits nested states after the state that holds them, with their paths', () => {
    expect([...walkStates(nested)].map(({ path }) => path)).toEqual([
      'States.Each',
      'States.Each.ItemProcessor.States.Both',
      'States.Each.ItemProcessor.States.Both.Branches[0].States.Left',
      'States.Each.ItemProcessor.States.Both.Branches[1].States["Right (again)"]',
      'States.Last',
    ]);
  });

  test('gives the enclosing states, outermost first', () => {
    const left = [...walkStates(nested)].find(({ name }) => name === 'Left');

    expect(left?.ancestors.map(({ name }) => name)).toEqual(['Each', 'Both']);
  });

  test('visits every state of any machine exactly once', () => {
    fc.assert(
      fc.property(arbitraryMachine, (machine) => {
        const visited = [...walkStates(machine)];

        expect(visited).toHaveLength(countStates(machine));
        expect(new Set(visited.map(({ path }) => path)).size).toBe(visited.length);
      }),
    );
  });

  test('gives each path such that it leads back to the state', () => {
    for (const { path, state } of walkStates(nested)) {
      const steps = path.match(/"[^"]+"|[A-Za-z]+|\d+/g) ?? [];
      const found = steps.reduce<unknown>(
        (value, step) => (value as JsonObject)[step.replaceAll('"', '')],
        nested,
      );

      expect(found).toBe(state);
    }
  });

  test('passes the query language down, and lets a state choose its own', () => {
    const definition = {
      QueryLanguage: 'JSONata',
      StartAt: 'A',
      States: {
        A: {
          Type: 'Map',
          ItemProcessor: { StartAt: 'B', States: { B: { Type: 'Pass', End: true } } },
          End: true,
        },
        C: { Type: 'Pass', QueryLanguage: 'JSONPath', End: true },
      },
    };

    expect(
      [...walkStates(definition)].map(({ name, queryLanguage }) => [name, queryLanguage]),
    ).toEqual([
      ['A', 'JSONata'],
      ['B', 'JSONata'],
      ['C', 'JSONPath'],
    ]);
  });

  test('lets neither a nested machine nor the state around it choose a language', () => {
    const inner = {
      QueryLanguage: 'JSONata',
      StartAt: 'B',
      States: { B: { Type: 'Pass', End: true } },
    };
    const each = { Type: 'Map', QueryLanguage: 'JSONata', ItemProcessor: inner, End: true };

    const visited = [...walkStates({ StartAt: 'A', States: { A: each } })];

    expect(visited.map(({ name, queryLanguage }) => [name, queryLanguage])).toEqual([
      ['A', 'JSONata'],
      ['B', 'JSONPath'],
    ]);
  });

  test.each([[null], [5], [[]], [{}], [{ States: 3 }], [{ States: { A: null, B: [] } }]])(
    'finds nothing in %j',
    (definition) => {
      expect([...walkStates((definition ?? {}) as object)]).toEqual([]);
    },
  );
});

describe('walkMachines', () => {
  test('gives the definition and each nested machine', () => {
    expect([...walkMachines(nested)].map(({ path }) => path)).toEqual([
      '',
      'States.Each.ItemProcessor',
      'States.Each.ItemProcessor.States.Both.Branches[0]',
      'States.Each.ItemProcessor.States.Both.Branches[1]',
    ]);
  });
});
