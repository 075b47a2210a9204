import { describe, expect, test } from '@jest/globals';
import { type RoleStatement, ServiceRole } from '../../constructs/service-role';
import { naming } from '../support/environment-config';
import { statementsOf } from '../support/policy-document';
import { onlyResource, type StackJson, synthesize } from '../support/synth';

const names = naming();

describe('ServiceRole', () => {
  const sendOne: RoleStatement = {
    sid: 'Send',
    actions: ['sqs:SendMessage'],
    resources: [names.queueArn('one')],
  };
  const allowing = (...statements: readonly RoleStatement[]): StackJson =>
    synthesize((stack) => {
      const role = new ServiceRole(stack, 'Role', {
        name: 'role',
        service: 'lambda.amazonaws.com',
        description: 'a role',
      });
      for (const statement of statements) role.allow(statement);
    });

  test.each(['arn:aws:sqs:::x-*', 'arn:aws:sqs:::x-??'])(
    'refuses a wildcard without a reason: %s',
    (resource) => {
      expect(() => allowing({ ...sendOne, resources: [resource] })).toThrow(
        `test/Role: statement 'Send' must give a reason exactly when a resource holds a wildcard; got ["${resource}"]`,
      );
    },
  );

  test('refuses a reason without a wildcard', () => {
    expect(() => allowing({ ...sendOne, reason: 'why not' })).toThrow(
      "statement 'Send' must give a reason exactly when a resource holds a wildcard",
    );
  });

  test('keeps the reason of a wildcard beside the policy, where Terraform does not look', () => {
    const json = allowing({ ...sendOne, resources: ['*'], reason: 'it has no name' });

    expect(onlyResource(json, 'aws_iam_role_policy')['//']).toMatchObject({
      reasons: { Send: 'it has no name' },
    });
  });

  test('takes the same statement twice as one', () => {
    const policy = onlyResource(allowing(sendOne, { ...sendOne }), 'aws_iam_role_policy');

    expect(statementsOf(policy)).toHaveLength(1);
  });

  test('refuses two statements with one name', () => {
    const other = { ...sendOne, resources: [names.queueArn('two')] };

    expect(() => allowing(sendOne, other)).toThrow(
      "test/Role: two different statements have the sid 'Send'",
    );
  });
});
