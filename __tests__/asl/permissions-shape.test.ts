import { describe, expect, test } from '@jest/globals';
import { derivePermissions } from '../../asl/permissions';
import { nested } from '../support/nested';
import {
  faultsInShort,
  machineOf,
  PERMISSION_CONTEXT,
  permissionsOf,
  permissionsOfState,
  taskOf,
} from '../support/permissions';

const derive = (definition: object) => derivePermissions(definition, PERMISSION_CONTEXT);
const done = { Type: 'Pass', End: true };

describe('what is no state machine', () => {
  test.each([
    ['nothing', {}, ['StartAt', 'States']],
    ['a package.json', { name: 'x', version: '1.0.0' }, ['StartAt', 'States']],
    ['no states', { StartAt: 'A', States: {} }, ['States']],
    ['a list of states', { StartAt: 'A', States: [done] }, ['States']],
    ['a StartAt that is no name', { StartAt: 5, States: { A: done } }, ['StartAt']],
    ['a state that is none', { StartAt: 'A', States: { A: done, B: null } }, ['States.B']],
    ['a state without a type', { StartAt: 'A', States: { A: {} } }, ['States.A.Type']],
    ['an unknown type', { StartAt: 'A', States: { A: { Type: 'task' } } }, ['States.A.Type']],
    ['a Task without a Resource', machineOf({ A: { Type: 'Task' } }), ['States.A.Resource']],
    [
      'a Task with a Resource that is no text',
      machineOf({ A: { Type: 'Task', Resource: 7, Credentials: {} } }),
      ['States.A.Resource', 'States.A.Credentials.RoleArn'],
    ],
    ['a Map without a processor', machineOf({ A: { Type: 'Map' } }), ['States.A']],
    [
      'a Parallel with a branch that is none',
      machineOf({ A: { Type: 'Parallel', Branches: [machineOf({ B: done }), 'C'] } }),
      ['States.A'],
    ],
    [
      'a nested machine without states',
      machineOf({ A: { Type: 'Map', ItemProcessor: { StartAt: 'B' } } }),
      ['States.A.ItemProcessor.States'],
    ],
  ])('is refused, not denied: %s', (_, definition, paths) => {
    const permissions = derive(definition);

    expect(permissions.faults.map(({ path }) => path)).toEqual(paths);
    expect(permissions.faults[0]).toMatchObject({
      rule: 'permission-definition',
      severity: 'error',
    });
    expect(permissions.statements).toEqual([]);
  });

  test.each([
    [
      'Map states',
      nested<object>(
        100_000,
        (inner) => ({
          StartAt: 'A',
          States: { A: { Type: 'Map', ItemProcessor: inner, End: true } },
        }),
        machineOf({ A: done }),
      ),
    ],
    [
      'parameters',
      machineOf({
        A: taskOf('mediaconvert:createJob', {
          Settings: nested<object>(100_000, (inner) => ({ inner }), {}) as never,
        }),
      }),
    ],
  ])('is refused when %s are nested 100,000 levels deep', (_, definition) => {
    const permissions = derive(definition);

    expect(faultsInShort(permissions)).toEqual(['permission-definition ']);
    expect(permissions.statements).toEqual([]);
  });

  test('is not what is nested as deeply as people may write', () => {
    const Result = nested<object>(480, (inner) => ({ inner }), {});

    expect(derive(machineOf({ A: { ...done, Result: Result as never } })).faults).toEqual([]);
  });

  test('cannot be answered by a supplied statement', () => {
    const supplied = { 'States.Call': [] };

    expect(faultsInShort(permissionsOfState({ Type: 'Task' }, { supplied }))).toEqual([
      'permission-definition States.Call.Resource',
    ]);
  });
});

describe('a machine whose calls need no statement', () => {
  test.each([
    ['eks:call', {}],
    ['aws-sdk:sts:getCallerIdentity', {}],
    ['apigateway:invoke', { ApiEndpoint: 'x', Method: 'GET' }],
  ])('is not denied everything: %s', (integration, parameters) => {
    expect(permissionsOf(integration, parameters).statements).toEqual([]);
  });
});
