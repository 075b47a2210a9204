import { describe, expect, test } from '@jest/globals';
import { EncryptionKey } from '../../constructs/encryption-key';
import { FargateTask } from '../../constructs/fargate-task';
import { environmentConfig, naming } from '../support/environment-config';
import { statementsOf } from '../support/policy-document';
import { onlyPlaced, onlyResource, resources, synthesize } from '../support/synth';

const names = naming();
const json = synthesize((stack) => {
  const key = new EncryptionKey(stack, 'Key', { naming: names, description: 'a key' });
  const task = new FargateTask(stack, 'Compaction', {
    naming: names,
    key,
    part: 'compact',
    image: 'registry/image:1',
    script: 'echo "${BUCKET:?}"',
    environment: { BUCKET: 'data' },
    logs: environmentConfig().logs,
  });
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

  test('runs its script by bash, in which Terraform fills in nothing', () => {
    expect(container).toMatchObject({
      name: 'compact',
      image: 'registry/image:1',
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
    const startPolicy = onlyResource(json, 'aws_iam_role_policy', (_body, path) =>
      path.includes('StartRole'),
    );

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
    expect(statementsOf(startPolicy).map(({ Sid }) => Sid)).toEqual(['WriteLogs']);
  });

  test('is watched by Container Insights', () => {
    expect(onlyResource(json, 'aws_ecs_cluster')).toMatchObject({
      name: 'sfn-workflows-test-order-compact',
      setting: [{ name: 'containerInsights', value: 'enabled' }],
    });
  });
});
