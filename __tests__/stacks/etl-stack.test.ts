import { expect, test } from '@jest/globals';
import { environments } from '../../config/environments';
import { statementsOf } from '../support/policy-document';
import { describeSnapshots } from '../support/stack-snapshots';
import { onlyResource } from '../support/synth';
import { stacksOf } from '../support/workflow-stacks';

describeSnapshots('etl');

test('lets the warehouse list and read the files of runs, without which it copies none', () => {
  const [json] = stacksOf([{ workflow: 'etl', environment: 'dev', config: environments.dev }]);
  if (!json) throw new Error('no stack');
  const policy = onlyResource(json, 'aws_iam_role_policy', (_body, path) =>
    path.startsWith('Warehouse/CopyRole/'),
  );
  const bucket = 'arn:aws:s3:::sfn-workflows-dev-etl-data-111111111111';

  expect(statementsOf(policy)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ Action: ['s3:GetObject'], Resource: [`${bucket}/runs/*`] }),
      expect.objectContaining({
        Action: ['s3:ListBucket'],
        Resource: [bucket],
        Condition: { StringLike: { 's3:prefix': ['runs/*'] } },
      }),
    ]),
  );
});
