import { describe, expect, test } from '@jest/globals';
import { PERMISSION_FAMILIES } from '../support/permission-family-cases';
import { faultsInShort, inShort, permissionsOf } from '../support/permissions';

const CASES = PERMISSION_FAMILIES.flatMap(({ service, prefix, parameters, calls, on }) => {
  const actions = Array.isArray(calls)
    ? calls.map((call): [string, string] => [call, call.charAt(0).toUpperCase() + call.slice(1)])
    : Object.entries(calls);
  return actions.map(([call, action]) => ({
    call: `aws-sdk:${service}:${call}`,
    parameters,
    expected: `${prefix}:${action} on ${on.join(' ')}`,
  }));
});

describe('permissions of calls on one resource', () => {
  test.each(CASES)('$call is $expected', ({ call, parameters, expected }) => {
    const derived = permissionsOf(call, parameters);

    expect(faultsInShort(derived)).toEqual([]);
    expect(derived.statements.map(inShort)).toEqual([expected]);
  });

  test('a catalog call whose table is not named is a fault, not a wider permission', () => {
    const derived = permissionsOf('aws-sdk:glue:getTable', { DatabaseName: 'd' });

    expect(derived.statements).toEqual([]);
    expect(faultsInShort(derived)).toEqual([
      'permission-missing-resource States.Call.Parameters.Name',
    ]);
  });
});
