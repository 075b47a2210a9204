import { describe, expect, test } from '@jest/globals';
import { PERMISSION_SDK_CASES } from '../support/permission-sdk-cases/table';
import { arn, faultsInShort, inShort, permissionsOf, unfitReasons } from '../support/permissions';

const object = { Bucket: 'data', Key: 'in/a.json' };

describe('permissions of SDK calls', () => {
  test.each(PERMISSION_SDK_CASES)(
    'grants aws-sdk:%s exactly what it calls',
    (call, parameters, expected) => {
      const { statements, faults } = permissionsOf(`aws-sdk:${call}`, parameters);

      expect(faults).toEqual([]);
      expect(statements.map(inShort).toSorted()).toEqual([...expected].toSorted());
      expect(unfitReasons(statements)).toEqual([]);
    },
  );

  test.each([
    ['rds:startDbInstance', {}, 'permission-missing-resource States.Call'],
    [
      'dynamodb:executeStatement',
      { Statement: 'SELECT' },
      'permission-query-data States.Call.Parameters.Statement',
    ],
    [
      'kms:decrypt',
      { KeyId: 'alias/own' },
      'permission-missing-resource States.Call.Parameters.KeyId',
    ],
    ['kms:decrypt', {}, 'permission-missing-resource States.Call.Parameters.KeyId'],
    [
      'kms:decrypt',
      { KeyId: arn('kms', 'alias/own') },
      'permission-missing-resource States.Call.Parameters.KeyId',
    ],
    [
      's3:putObject',
      { ...object, SSEKMSKeyId: 'alias/own' },
      'permission-missing-resource States.Call.Parameters.SSEKMSKeyId',
    ],
    [
      's3:putObject',
      { ...object, 'SSEKMSKeyId.$': '$.k' },
      'permission-dynamic-resource States.Call.Parameters["SSEKMSKeyId.$"]',
    ],
    ['s3:noSuchCall', {}, 'permission-missing-resource States.Call'],
    [
      's3:copyObject',
      { ...object, CopySource: 'x' },
      'permission-missing-resource States.Call.Parameters.CopySource',
    ],
    [
      'dynamodb:transactWriteItems',
      { 'TransactItems.$': '$.i' },
      'permission-dynamic-resource States.Call.Parameters["TransactItems.$"]',
    ],
    [
      'dynamodb:batchGetItem',
      { 'RequestItems.$': '$.i' },
      'permission-dynamic-resource States.Call.Parameters["RequestItems.$"]',
    ],
    [
      'redshiftdata:executeStatement',
      { 'WorkgroupName.$': '$.w' },
      'permission-dynamic-resource States.Call.Parameters["WorkgroupName.$"]',
    ],
    [
      's3:deleteObjects',
      { Bucket: 'b', Delete: { 'Objects.$': '$.o' } },
      'permission-dynamic-resource States.Call.Parameters.Delete["Objects.$"]',
    ],
    ['sqs:sendMessage.sync', {}, 'permission-unknown-integration States.Call.Resource'],
  ])('asks for a statement for aws-sdk:%s with %j', (call, parameters, fault) => {
    expect(faultsInShort(permissionsOf(`aws-sdk:${call}`, parameters))).toContain(fault);
  });

  test('needs no permission to ask who the caller is', () => {
    const { statements, faults } = permissionsOf('aws-sdk:sts:getCallerIdentity');

    expect(faults).toEqual([]);
    expect(statements).toEqual([]);
  });

  test.each([
    ['sesv2:sendEmail', 'ses:SendEmail'],
    ['costexplorer:updateCostCategoryDefinition', 'ce:UpdateCostCategoryDefinition'],
    ['elasticloadbalancingv2:modifyRule', 'elasticloadbalancing:ModifyRule'],
    ['emr:runJobFlow', 'elasticmapreduce:RunJobFlow'],
    ['s3control:createJob', 's3:CreateJob'],
    ['bedrockagentcorecontrol:getHarness', 'bedrock-agentcore:GetHarness'],
    ['sagemakera2iruntime:stopHumanLoop', 'sagemaker:StopHumanLoop'],
    ['s3vectors:queryVectors', 's3vectors:QueryVectors'],
    ['mwaaserverless:getWorkflow', 'airflow-serverless:GetWorkflow'],
  ])('names the action of %s as IAM does', (call, action) => {
    expect(permissionsOf(`aws-sdk:${call}`).faults.map(({ message }) => message)).toEqual([
      `the resource of ${action} is not derived`,
    ]);
  });
});
