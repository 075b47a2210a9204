import { describe, expect, test } from '@jest/globals';
import { makeDynamoDbClient } from '../../../lambdas/shared/dynamodb-client';
import { makeKmsClient } from '../../../lambdas/shared/kms-client';
import { makeS3Client } from '../../../lambdas/shared/s3-client';
import { makeSecretsClient } from '../../../lambdas/shared/secrets-client';
import { makeSfnClient } from '../../../lambdas/shared/sfn-client';
import { makeSnsClient } from '../../../lambdas/shared/sns-client';
import { makeSqsClient } from '../../../lambdas/shared/sqs-client';

describe('every client of AWS', () => {
  test.each([
    ['DynamoDB', makeDynamoDbClient],
    ['KMS', makeKmsClient],
    ['S3', makeS3Client],
    ['Secrets Manager', makeSecretsClient],
    ['Step Functions', makeSfnClient],
    ['SNS', makeSnsClient],
    ['SQS', makeSqsClient],
  ] as const)('of %s gives up an answer after three seconds, four times', async (_name, make) => {
    const { config } = make();

    expect(await config.maxAttempts()).toBe(4);
    const settings = await Reflect.get(config.requestHandler, 'configProvider');
    expect(settings).toMatchObject({
      connectionTimeout: 1_000,
      requestTimeout: 3_000,
      throwOnRequestTimeout: true,
    });
  });
});
