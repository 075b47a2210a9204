import { describe, expect, test } from '@jest/globals';
import { naming } from '../support/environment-config';
import { listOf, statementsOf } from '../support/policy-document';
import { onlyPlaced, onlyResource, type StackJson } from '../support/synth';
import { DEFINITION, MACHINE_ARN, withWorkflow } from '../support/workflow';

const names = naming();

describe('the alias live', () => {
  const routesOf = (json: StackJson) =>
    onlyResource(json, 'aws_sfn_alias')['routing_configuration'];
  const newVersion = (json: StackJson) =>
    `\${${onlyPlaced(json, 'aws_sfn_state_machine').address}.state_machine_version_arn}`;

  test('sends everything to the new version by default', () => {
    const json = withWorkflow();

    expect(onlyResource(json, 'aws_sfn_alias')['name']).toBe('live');
    expect(routesOf(json)).toEqual([{ state_machine_version_arn: newVersion(json), weight: 100 }]);
  });

  test('sends a share to the new version and the rest to one that is there', () => {
    const json = withWorkflow({
      release: [
        { version: 'new', weightPercent: 10 },
        { version: 7, weightPercent: 90 },
      ],
    });

    expect(routesOf(json)).toEqual([
      { state_machine_version_arn: newVersion(json), weight: 10 },
      { state_machine_version_arn: `${MACHINE_ARN}:7`, weight: 90 },
    ]);
  });

  test('goes back to an older version whole', () => {
    const json = withWorkflow({ release: [{ version: 6, weightPercent: 100 }] });

    expect(routesOf(json)).toEqual([
      { state_machine_version_arn: `${MACHINE_ARN}:6`, weight: 100 },
    ]);
  });
});

describe('a workflow whose earlier versions still run', () => {
  const called = (handler: string) => ({
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: names.functionAliasArn(handler) },
    End: true,
  });
  const each = {
    Type: 'Map',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'Refund',
      States: { Refund: called('refund-payment') },
    },
    End: true,
  };
  const earlier = [{ definition: { StartAt: 'Each', States: { Each: each } } }];
  const mayCall = (json: StackJson) =>
    statementsOf(onlyResource(json, 'aws_iam_role_policy'))
      .filter(({ Action }) => listOf(Action).includes('lambda:InvokeFunction'))
      .flatMap(({ Resource }) => listOf(Resource));
  const trusts = (json: StackJson) =>
    statementsOf(onlyResource(json, 'aws_iam_role'), 'assume_role_policy').map(
      ({ Condition }) => Condition?.['ArnLike']?.['aws:SourceArn'],
    );

  test('deploys the new definition alone', () => {
    const { definition } = onlyResource(withWorkflow({ earlier }), 'aws_sfn_state_machine');

    expect(JSON.parse(String(definition))).toEqual(DEFINITION);
  });

  test('lets its role call what only they call, and what the new definition does', () => {
    expect(mayCall(withWorkflow({ earlier }))).toEqual([
      names.functionAliasArn('get-order'),
      names.functionAliasArn('refund-payment'),
    ]);
    expect(mayCall(withWorkflow())).toEqual([names.functionAliasArn('get-order')]);
  });

  test('is trusted for the children of a distributed Map that only they have', () => {
    expect(trusts(withWorkflow({ earlier }))).toEqual([[MACHINE_ARN, `${MACHINE_ARN}/*`]]);
    expect(trusts(withWorkflow())).toEqual([MACHINE_ARN]);
  });
});
