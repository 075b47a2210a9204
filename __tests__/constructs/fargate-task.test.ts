import { describe, expect, test } from '@jest/globals';
import { EncryptionKey } from '../../constructs/encryption-key';
import { FargateTask } from '../../constructs/fargate-task';
import { naming } from '../support/environment-config';
import { statementOf, statementsOf } from '../support/policy-document';
import { onlyPlaced, onlyResource, resources, type StackJson, synthesize } from '../support/synth';

const names = naming();
const settings = {
  naming: names,
  part: 'compact',
  image: 'registry.example.com/image:1.0.0',
  script: 'echo "${BUCKET:?}"',
  environment: { BUCKET: 'data' },
  logRetentionDays: 14,
};
const startPolicyIn = (stack: StackJson) =>
  onlyResource(stack, 'aws_iam_role_policy', (_body, path) => path.includes('StartRole'));
const json = synthesize((stack) => {
  const key = new EncryptionKey(stack, 'Key', { naming: names, description: 'a key' });
  const task = new FargateTask(stack, 'Compaction', { ...settings, key });
  expect(task.passedRoleArns).toEqual([names.roleArn('compact'), names.roleArn('compact-start')]);
});
const definition = onlyResource(json, 'aws_ecs_task_definition');
const [container] = JSON.parse(String(definition['container_definitions'])) as [object];

describe('FargateTask', () => {
  test('is of Fargate alone, in a network of its own, on ARM', () => {
    expect(definition).toMatchObject({
      family: 'sfn-workflows-test-order-compact',
      requires_compatibilities: ['FARGATE'],
      network_mode: 'awsvpc',
      cpu: '1024',
      memory: '2048',
      runtime_platform: { cpu_architecture: 'ARM64', operating_system_family: 'LINUX' },
    });
  });

  test('has an active revision at every moment: a new one is there before the old one goes', () => {
    expect(definition).toMatchObject({ lifecycle: { create_before_destroy: true } });
  });

  test('runs its script by bash, in which Terraform fills in nothing', () => {
    expect(container).toMatchObject({
      name: 'compact',
      image: 'registry.example.com/image:1.0.0',
      entryPoint: ['bash', '-c'],
      command: ['echo "$${BUCKET:?}"'],
      environment: [{ name: 'BUCKET', value: 'data' }],
      privileged: false,
    });
  });

  test('writes to a log group that is there first, kept for a set time, under the key', () => {
    const group = onlyPlaced(json, 'aws_cloudwatch_log_group');

    expect(group.body).toMatchObject({
      name: '/aws/ecs/sfn-workflows-test-order-compact',
      retention_in_days: 14,
      kms_key_id: `\${${onlyPlaced(json, 'aws_kms_key').address}.arn}`,
    });
    expect(definition['depends_on']).toContain(group.address);
    expect(container).toMatchObject({
      logConfiguration: {
        logDriver: 'awslogs',
        options: {
          'awslogs-group': '/aws/ecs/sfn-workflows-test-order-compact',
          'awslogs-region': 'eu-north-1',
          'awslogs-stream-prefix': 'compact',
        },
      },
    });
  });

  test('has one role to be started with and another to work with, both for tasks alone', () => {
    const roles = resources(json, 'aws_iam_role');

    expect(roles.map(({ body }) => body['name'])).toEqual([
      'sfn-workflows-test-order-compact',
      'sfn-workflows-test-order-compact-start',
    ]);
    for (const { body } of roles) {
      expect(statementsOf(body, 'assume_role_policy')).toMatchObject([
        {
          Principal: { Service: 'ecs-tasks.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': '999999999999' } },
        },
      ]);
    }
    expect(statementsOf(startPolicyIn(json)).map(({ Sid }) => Sid)).toEqual(['WriteLogs']);
  });

  test('may pull its image from a private repository, of another account too, and from no other', () => {
    const image = '444444444444.dkr.ecr.eu-west-1.amazonaws.com/tools/aws-cli:1.0.0';
    const privately = synthesize((stack) => {
      new FargateTask(stack, 'Compaction', { ...settings, image });
    });
    const policy = startPolicyIn(privately);

    expect(statementOf(policy, 'LogInToRegistry')).toMatchObject({
      Action: ['ecr:GetAuthorizationToken'],
      Resource: ['*'],
    });
    expect(statementOf(policy, 'PullImage')).toMatchObject({
      Action: [
        'ecr:BatchCheckLayerAvailability',
        'ecr:BatchGetImage',
        'ecr:GetDownloadUrlForLayer',
      ],
      Resource: ['arn:aws:ecr:eu-west-1:444444444444:repository/tools/aws-cli'],
    });
  });

  test('is watched by Container Insights', () => {
    expect(onlyResource(json, 'aws_ecs_cluster')).toMatchObject({
      name: 'sfn-workflows-test-order-compact',
      setting: [{ name: 'containerInsights', value: 'enabled' }],
    });
  });
});
