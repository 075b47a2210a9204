import { describe, expect, test } from '@jest/globals';
import type { EnvironmentName } from '../../config/environment';
import { environments } from '../../config/environments';
import { listOf, statementsOf } from '../support/policy-document';
import { describeSnapshots } from '../support/stack-snapshots';
import { onlyResource, resources, type StackJson } from '../support/synth';
import { allStacks } from '../support/workflow-stacks';

describeSnapshots('approval');

const stacks = new Map(
  allStacks(['approval']).map(({ environment, json }) => [environment, json] as const),
);
function stackOf(environment: EnvironmentName): StackJson {
  const json = stacks.get(environment);
  if (json === undefined) throw new Error(`no stack of ${environment}`);
  return json;
}

/** Every action that a function's role allows, without logs and traces. */
function actionsOf(json: StackJson, construct: string): string[] {
  const policy = onlyResource(
    json,
    'aws_iam_role_policy',
    (_body, path) => path === `${construct}/Role/Policy`,
  );
  return statementsOf(policy)
    .flatMap(({ Action }) => listOf(Action))
    .filter((action) => !/^(logs|xray):/.test(action))
    .sort();
}

describe('the function that shows a decision', () => {
  test('may neither write nor answer, so that no GET ever decides', () => {
    expect(actionsOf(stackOf('prod'), 'ShowDecision')).toEqual([
      'dynamodb:GetItem',
      'kms:Decrypt',
      'kms:GenerateDataKey',
      'states:DescribeExecution',
    ]);
    expect(actionsOf(stackOf('local'), 'ShowDecision')).toEqual([
      'dynamodb:GetItem',
      'states:DescribeExecution',
    ]);
  });
});

describe('the functions that handle tokens', () => {
  test('may do what sealing, mailing and answering take, and nothing else', () => {
    expect(actionsOf(stackOf('local'), 'DecideExpense')).toEqual([
      'dynamodb:GetItem',
      'dynamodb:UpdateItem',
      'states:DescribeExecution',
      'states:SendTaskSuccess',
    ]);
    expect(actionsOf(stackOf('prod'), 'RequestDecision')).toEqual([
      'dynamodb:GetItem',
      'dynamodb:UpdateItem',
      'kms:Decrypt',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'sns:Publish',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:ReceiveMessage',
      'states:SendTaskSuccess',
    ]);
  });
});

describe('the approvers’ topic', () => {
  test('gives each approver the links of that one alone', () => {
    const mails = resources(stackOf('dev'), 'aws_sns_topic_subscription').flatMap(({ body }) =>
      body['filter_policy'] === undefined
        ? []
        : [[body['endpoint'], JSON.parse(String(body['filter_policy']))]],
    );

    expect(mails).toEqual(
      environments.dev.approval.approvers.map(({ id, email }) => [email, { approverId: [id] }]),
    );
  });
});

describe('the machine', () => {
  test('keeps execution data out of its log in every environment, because it hands out tokens', () => {
    for (const json of stacks.values()) {
      const machine = onlyResource(json, 'aws_sfn_state_machine');
      expect(machine['logging_configuration']).toMatchObject({ include_execution_data: false });
    }
  });
});
