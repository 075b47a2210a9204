import { describe, expect, test } from '@jest/globals';
import { derivePermissions } from '../../asl/permissions';
import type { PermissionContext } from '../../asl/permissions/context';
import { nestedLists } from '../support/nested';
import {
  arn,
  faultsInShort,
  inShort,
  machineOf,
  PERMISSION_CONTEXT,
  taskOf,
} from '../support/permissions';

const invoke = (name: string) => taskOf('lambda:invoke', { FunctionName: name });
const publish = taskOf('sns:publish', { TopicArn: arn('sns', 'told') });
const CALLS_NEW = machineOf({ Call: invoke('new') });
const CALLS_OLD = machineOf({ Call: invoke('old') });
const CALLS_NOTHING = machineOf({ Rest: { Type: 'Pass', End: true } });

const derive = (definition: object, context: Partial<PermissionContext>) =>
  derivePermissions(definition, { ...PERMISSION_CONTEXT, ...context });

describe('the permissions of a machine whose earlier versions still run', () => {
  test('are those of all definitions, and say which of them needs each', () => {
    const { statements, faults } = derive(CALLS_NEW, {
      earlier: [{ definition: CALLS_OLD }, { definition: machineOf({ Tell: publish }) }],
    });

    expect(faults).toEqual([]);
    expect(statements.map(inShort)).toEqual([
      `lambda:InvokeFunction on ${arn('lambda', 'function:new')} ${arn('lambda', 'function:old')}`,
      `sns:Publish on ${arn('sns', 'told')}`,
    ]);
    expect(statements.map(({ states }) => states)).toEqual([
      ['States.Call', 'earlier[0].States.Call'],
      ['earlier[1].States.Tell'],
    ]);
  });

  test('are no more than those of the definition when that calls the same', () => {
    const documents = [{}, { earlier: [{ definition: CALLS_NEW }, { definition: CALLS_NOTHING }] }]
      .map((context) => derive(CALLS_NEW, context))
      .map(({ statements }) => statements.map(inShort));

    expect(documents[1]).toEqual(documents[0]);
  });

  test('deny nothing when only an earlier version calls something', () => {
    const { statements } = derive(CALLS_NOTHING, { earlier: [{ definition: CALLS_OLD }] });

    expect(statements.map(inShort)).toEqual([
      `lambda:InvokeFunction on ${arn('lambda', 'function:old')}`,
    ]);
  });

  test('deny nothing when an earlier version makes a call that no statement allows', () => {
    const definition = machineOf({
      Ask: taskOf('apigateway:invoke', {
        ApiEndpoint: 'a1b2.execute-api.eu-west-1.amazonaws.com',
        Method: 'GET',
        AuthType: 'NO_AUTH',
      }),
    });

    expect(derive(CALLS_NOTHING, { earlier: [{ definition }] }).statements).toEqual([]);
  });

  test('hold the data keys that only an earlier version needs', () => {
    const { statements } = derive(CALLS_NEW, {
      earlier: [{ definition: machineOf({ Tell: publish }) }],
      dataKeyArns: [arn('kms', 'key/1')],
    });

    expect(statements.map(inShort)).toContain(
      `kms:Decrypt kms:GenerateDataKey on ${arn('kms', 'key/1')}`,
    );
  });

  test('leave what is supplied for a state to the definition that it is supplied with', () => {
    const definition = machineOf({
      Call: taskOf('lambda:invoke', { 'FunctionName.$': '$.name' }),
    });
    const resources = [arn('lambda', 'function:known')];
    const supplied = { 'States.Call': [{ actions: ['lambda:InvokeFunction'], resources }] };
    const whole = derive(definition, { supplied, earlier: [{ definition: CALLS_OLD }] });

    expect(whole.faults).toEqual([]);
    expect(whole.statements.map(inShort)).toEqual([
      `lambda:InvokeFunction on ${arn('lambda', 'function:known')} ${arn('lambda', 'function:old')}`,
    ]);
    expect(derive(CALLS_NEW, { earlier: [{ definition, supplied }] }).faults).toEqual([]);
    expect(faultsInShort(derive(definition, { supplied, earlier: [{ definition }] }))).toEqual([
      'permission-dynamic-resource earlier[0].States.Call.Parameters["FunctionName.$"]',
    ]);
  });

  test.each([
    ['no machine', {}, 'earlier[0].StartAt'],
    ['nested too deeply to be walked', { deep: nestedLists(2000) }, ''],
  ])('are a fault where an earlier definition is %s', (_what, definition, path) => {
    const faults = faultsInShort(derive(CALLS_NEW, { earlier: [{ definition }] }));

    expect(faults).toContain(`permission-definition ${path}`);
  });
});
