import { describe, expect, test } from '@jest/globals';
import { OPTIMIZED_INTEGRATIONS } from '../../asl/integrations';
import { PERMISSION_CASES } from '../support/permission-cases';
import { PERMISSION_EKS_CASES } from '../support/permission-eks-cases';
import { PERMISSION_JOB_CASES } from '../support/permission-job-cases';
import { PERMISSION_MODEL_CASES } from '../support/permission-model-cases';
import { faultsInShort, inShort, permissionsOf, unfitReasons } from '../support/permissions';

const CASES = [
  ...PERMISSION_CASES,
  ...PERMISSION_EKS_CASES,
  ...PERMISSION_JOB_CASES,
  ...PERMISSION_MODEL_CASES,
];

const SUFFIXES = {
  'request-response': '',
  sync: '.sync',
  'wait-for-task-token': '.waitForTaskToken',
};

describe('permissions of the optimised integrations', () => {
  test.each(CASES)('grants $integration exactly what it calls', (each) => {
    const { statements, faults } = permissionsOf(each.integration, each.parameters);

    expect(statements.map(inShort).toSorted()).toEqual([...each.statements].toSorted());
    expect(faults.map(({ rule }) => rule)).toEqual(each.faults ?? []);
    expect(unfitReasons(statements)).toEqual([]);
  });

  test('has a case for every action and pattern that AWS offers', () => {
    const offered = Object.entries(OPTIMIZED_INTEGRATIONS).flatMap(([action, { patterns }]) =>
      patterns.map((pattern) => `${action}${SUFFIXES[pattern]}`),
    );

    const covered = new Set(CASES.map(({ integration }) => integration));

    expect(offered.filter((integration) => !covered.has(integration))).toEqual([]);
  });

  test.each(['sqs:sendMessage.sync', 'sqs:receiveMessage', 'lambda:constructor', 'toString:call'])(
    'refuses %s, which AWS does not offer',
    (integration) => {
      const permissions = permissionsOf(integration);

      expect(faultsInShort(permissions)).toEqual([
        'permission-unknown-integration States.Call.Resource',
      ]);
    },
  );
});
