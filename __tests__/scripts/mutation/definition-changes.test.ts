import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../asl/json';
import { definitionChanges } from '../../../scripts/mutation/definition-changes';

const DEFINITION: JsonObject = {
  StartAt: 'Reserve',
  States: {
    Reserve: {
      Type: 'Map',
      ItemProcessor: {
        StartAt: 'ReserveItem',
        States: { ReserveItem: { Type: 'Task', Retry: [{ ErrorEquals: ['A'] }], End: true } },
      },
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Release' }],
      Next: 'Pay',
    },
    Pay: {
      Type: 'Task',
      Parameters: { 'ClientToken.$': '$.id', Message: { 'eventId.$': '$.id' } },
      Retry: [{ ErrorEquals: ['B', 'C'] }, { ErrorEquals: ['States.Timeout'] }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Release' }],
      Next: 'Judge',
    },
    Judge: { Type: 'Choice', Choices: [{ Next: 'Tell' }], Default: 'Done' },
    Tell: { Type: 'Task', Next: 'Failed' },
    Done: { Type: 'Succeed' },
    Release: {
      Type: 'Task',
      Parameters: {
        TransactItems: [
          { Put: { ConditionExpression: 'a = :a OR b = :b' } },
          {
            Update: {
              UpdateExpression: 'SET a = if_not_exists(a, :a), b = if_not_exists(#b, :b)',
            },
          },
        ],
      },
      Next: 'Failed',
    },
    Failed: { Type: 'Fail' },
  },
};

const changes = definitionChanges(DEFINITION);

/** The definition after a change. */
function changed(id: string): unknown {
  const machine: unknown = structuredClone(DEFINITION);
  const statement = changes.find((change) => change.id === id)?.statement ?? 'throw id';
  new Function('machine', statement)(machine);
  return machine;
}

describe('changes of a definition', () => {
  test('are one for each safeguard, nested states included', () => {
    expect(changes.map(({ id }) => id)).toEqual([
      'catch/Reserve/0',
      'retry/ReserveItem/0',
      'retry/Pay/0',
      'retry/Pay/1',
      'catch/Pay/0',
      'key/Pay/0',
      'key/Pay/1',
      'compensation/Tell',
      'condition/Release/0',
      'guard/Release/0',
      'guard/Release/1',
      'compensation/Release',
    ]);
  });

  test('say what is gone', () => {
    expect(changes.find(({ id }) => id === 'retry/Pay/0')?.removed).toBe('Pay does not retry B, C');
  });

  test.each([
    ['retry/Pay/1', 'States.Pay.Retry', [{ ErrorEquals: ['B', 'C'] }]],
    ['retry/ReserveItem/0', 'States.Reserve.ItemProcessor.States.ReserveItem.Retry', []],
    ['catch/Reserve/0', 'States.Reserve.Catch', []],
    ['key/Pay/1', 'States.Pay.Parameters.Message', { 'eventId.$': 'States.UUID()' }],
    [
      'condition/Release/0',
      'States.Release.Parameters.TransactItems.0.Put.ConditionExpression',
      '(a = :a OR b = :b) OR attribute_not_exists(mutated)',
    ],
    [
      'guard/Release/1',
      'States.Release.Parameters.TransactItems.1.Update.UpdateExpression',
      'SET a = if_not_exists(a, :a), b = :b',
    ],
    ['compensation/Tell', 'States.Tell', { Type: 'Pass', Next: 'Failed' }],
  ])('%s leaves the rest as it was', (id, path, expected) => {
    const before = structuredClone(DEFINITION);

    expect(changed(id)).toHaveProperty(path, expected);
    expect(DEFINITION).toEqual(before);
  });
});
