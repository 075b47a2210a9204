import { describe, expect, test } from '@jest/globals';
import { EncryptionKey } from '../../constructs/encryption-key';
import { ServiceRole } from '../../constructs/service-role';
import type { Workflow } from '../../constructs/workflow';
import { naming } from '../support/environment-config';
import { statementOf, statementsOf } from '../support/policy-document';
import { onlyResource, synthesize } from '../support/synth';
import { MACHINE_ARN, workflow } from '../support/workflow';

const names = naming();

describe("a workflow's grants", () => {
  const granted = (grant: (machine: Workflow, role: ServiceRole) => void, keyed = false) =>
    onlyResource(
      synthesize((stack) => {
        const key = keyed
          ? new EncryptionKey(stack, 'Key', { naming: names, description: 'a key' })
          : undefined;
        const role = new ServiceRole(stack, 'Caller', {
          name: 'caller',
          service: 'lambda.amazonaws.com',
          description: 'calls the machine',
        });
        grant(workflow(stack, { key }), role);
      }),
      'aws_iam_role_policy',
      (body) => body['name'] === 'caller',
    );

  test('start: exactly StartExecution, by the alias only', () => {
    const policy = granted((machine, role) => machine.grantStart(role));

    expect(statementsOf(policy)).toEqual([
      {
        Sid: 'StartExecutions',
        Effect: 'Allow',
        Action: ['states:StartExecution'],
        Resource: [MACHINE_ARN],
        Condition: {
          'ForAnyValue:StringEquals': { 'states:StateMachineQualifier': ['live'] },
        },
      },
    ]);
  });

  test('read: exactly DescribeExecution, on executions of this machine, with the reason of the star', () => {
    const policy = granted((machine, role) => machine.grantRead(role));

    expect(statementsOf(policy)).toEqual([
      {
        Sid: 'ReadExecutions',
        Effect: 'Allow',
        Action: ['states:DescribeExecution'],
        Resource: ['arn:aws:states:eu-north-1:999999999999:execution:sfn-workflows-test-order:*'],
      },
    ]);
    expect(policy['//']).toMatchObject({
      reasons: { ReadExecutions: 'the name of an execution is given when it starts' },
    });
  });

  test('task response: success alone where that is all that is answered', () => {
    const policy = granted((machine, role) => machine.grantTaskResponse(role, 'Success'));

    expect(statementOf(policy, 'AnswerTasks').Action).toEqual(['states:SendTaskSuccess']);
  });

  test('task response: exactly success and failure, and no key where there is none', () => {
    const policy = granted((machine, role) =>
      machine.grantTaskResponse(role, 'Success', 'Failure'),
    );

    expect(statementsOf(policy)).toEqual([
      {
        Sid: 'AnswerTasks',
        Effect: 'Allow',
        Action: ['states:SendTaskFailure', 'states:SendTaskSuccess'],
        Resource: [MACHINE_ARN],
      },
    ]);
  });

  test("task response: the machine's key too, or the answer would be refused", () => {
    const policy = granted((machine, role) => machine.grantTaskResponse(role, 'Success'), true);

    expect(statementOf(policy, 'UseEncryptionKey').Action).toEqual([
      'kms:Decrypt',
      'kms:GenerateDataKey',
    ]);
  });
});
