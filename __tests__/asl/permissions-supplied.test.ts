import { describe, expect, test } from '@jest/globals';
import type { SuppliedStatement } from '../../asl/permissions/statement';
import { arn, faultsInShort, inShort, permissionsOf, role } from '../support/permissions';

const load: SuppliedStatement = {
  actions: ['lambda:InvokeFunction'],
  resources: [arn('lambda', 'function:load')],
};
const passing: SuppliedStatement = {
  actions: ['iam:PassRole'],
  resources: [role('task')],
  extend: true,
};
const dynamic = { 'FunctionName.$': '$.f' };
const supply = (...statements: SuppliedStatement[]) => ({
  supplied: { 'States.Call': statements },
});

describe('supplied statements', () => {
  test('stand in place of what cannot be derived', () => {
    const { statements, faults } = permissionsOf('lambda:invoke', dynamic, supply(load));

    expect(faults).toEqual([]);
    expect(statements).toEqual([
      {
        sid: 'LambdaInvokeFunction',
        effect: 'Allow',
        actions: load.actions,
        resources: load.resources,
        states: ['States.Call'],
      },
    ]);
  });

  test('replace what was derived', () => {
    const { statements } = permissionsOf('lambda:invoke', { FunctionName: 'wide' }, supply(load));

    expect(statements.flatMap(({ resources }) => resources)).toEqual(load.resources);
  });

  test('say by an empty list that a state needs nothing', () => {
    const { statements, faults } = permissionsOf('lambda:invoke', dynamic, supply());

    expect(faults).toEqual([]);
    expect(statements).toEqual([]);
  });

  test('extend what was derived and answer for a passed role', () => {
    const parameters = { TaskDefinition: 'load:3' };
    const { statements, faults } = permissionsOf('ecs:runTask', parameters, supply(passing));

    expect(faults).toEqual([]);
    expect(statements.flatMap(({ actions }) => actions)).toEqual(['ecs:RunTask', 'iam:PassRole']);
  });

  test('do not answer a dynamic resource by a passed role, nor the other way round', () => {
    const parameters = { 'TaskDefinition.$': '$.t' };
    const more = { ...load, extend: true };

    expect(faultsInShort(permissionsOf('ecs:runTask', parameters, supply(passing)))).toEqual([
      'permission-dynamic-resource States.Call.Parameters["TaskDefinition.$"]',
    ]);
    expect(faultsInShort(permissionsOf('ecs:runTask', parameters, supply(more)))).toEqual([
      'permission-passrole States.Call.Parameters["TaskDefinition.$"]',
    ]);
  });

  test('need a reason for a wildcard', () => {
    const wide = { ...load, resources: ['*'] };

    expect(faultsInShort(permissionsOf('lambda:invoke', dynamic, supply(load, wide)))).toEqual([
      'permission-reason States.Call.supplied[1]',
    ]);
    expect(
      permissionsOf('lambda:invoke', dynamic, supply({ ...wide, reason: 'any' })).faults,
    ).toEqual([]);
  });

  test('keep their sid, effect and conditions', () => {
    const conditions = { StringEquals: { 'aws:PrincipalTag/team': ['b', 'a'] } };
    const own = { ...load, sid: 'OwnLoad', effect: 'Deny' as const, conditions };
    const { statements } = permissionsOf('lambda:invoke', dynamic, supply(load, own));

    expect(statements.map(({ sid, effect }) => `${sid} ${effect}`)).toEqual([
      'LambdaInvokeFunction Allow',
      'OwnLoad Deny',
    ]);
    expect(statements.map(inShort)[1]).toContain('["a","b"]');
  });

  test('must name a state', () => {
    const context = { supplied: { 'States.Gone': [load] } };

    expect(faultsInShort(permissionsOf('lambda:invoke', { FunctionName: 'f' }, context))).toEqual([
      'permission-unused-statement States.Gone',
    ]);
  });
});
