import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { describe, expect, test } from '@jest/globals';
import { EncryptionKey } from '../../constructs/encryption-key';
import { environmentConfig, naming } from '../support/environment-config';
import { listOf, statementsOf } from '../support/policy-document';
import { onlyPlaced, onlyResource, resources, type StackJson, synthesize } from '../support/synth';
import { DEFINITION, MACHINE_ARN, withWorkflow, workflow } from '../support/workflow';

const names = naming();
const config = environmentConfig();
const machineOf = (json: StackJson) => onlyResource(json, 'aws_sfn_state_machine');
const policyOf = (json: StackJson) => onlyResource(json, 'aws_iam_role_policy');
const actionsOf = (json: StackJson) =>
  statementsOf(policyOf(json)).flatMap(({ Action }) => listOf(Action));

describe('Workflow', () => {
  test('makes a standard machine that publishes versions, traces and logs', () => {
    expect(machineOf(withWorkflow())).toMatchObject({
      name: 'sfn-workflows-test-order',
      type: 'STANDARD',
      publish: true,
      tracing_configuration: { enabled: true },
      logging_configuration: {
        level: 'ALL',
        include_execution_data: true,
        log_destination:
          'arn:aws:logs:eu-north-1:999999999999:log-group:/aws/vendedlogs/states/sfn-workflows-test-order:*',
      },
    });
  });

  test('makes an express machine when told to', () => {
    expect(machineOf(withWorkflow({ type: 'EXPRESS' }))['type']).toBe('EXPRESS');
  });

  test('deploys the very definition it was given, with nothing that Terraform reads as a template', () => {
    const text = machineOf(withWorkflow())['definition'];

    expect(text).not.toContain('${');
    expect(JSON.parse(String(text))).toEqual(DEFINITION);
  });

  test('keeps its log in a vended log group for as long as config says', () => {
    expect(onlyResource(withWorkflow(), 'aws_cloudwatch_log_group')).toMatchObject({
      name: '/aws/vendedlogs/states/sfn-workflows-test-order',
      retention_in_days: 14,
    });
  });

  test('leaves execution data out of the log when config says so', () => {
    const json = withWorkflow({ logs: { ...config.logs, includeExecutionData: false } });

    expect(machineOf(json)['logging_configuration']).toMatchObject({
      include_execution_data: false,
    });
  });

  test('never logs execution data of a definition that hands out task tokens: they are secrets', () => {
    const waiting = {
      StartAt: 'Ask',
      States: {
        Ask: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
          Parameters: {
            FunctionName: names.functionAliasArn('get-order'),
            Payload: { 'token.$': '$$.Task.Token' },
          },
          End: true,
        },
      },
    };

    expect(machineOf(withWorkflow({ definition: waiting }))['logging_configuration']).toMatchObject(
      {
        level: 'ALL',
        include_execution_data: false,
      },
    );
  });

  test('has no destination and no permission for logs when logging is off', () => {
    const json = withWorkflow({ logs: { ...config.logs, level: 'OFF' } });

    expect(machineOf(json)['logging_configuration']).toEqual({
      level: 'OFF',
      include_execution_data: true,
    });
    expect(actionsOf(json).filter((action) => action.startsWith('logs:'))).toEqual([]);
    expect(actionsOf(withWorkflow())).toContain('logs:CreateLogDelivery');
  });

  test('has no permission for traces when tracing is off', () => {
    const json = withWorkflow({ tracing: false });

    expect(machineOf(json)['tracing_configuration']).toEqual({ enabled: false });
    expect(actionsOf(json).filter((action) => action.startsWith('xray:'))).toEqual([]);
    expect(actionsOf(withWorkflow())).toContain('xray:PutTraceSegments');
  });

  test('uses keys of AWS unless it is given one', () => {
    const json = withWorkflow();

    expect(machineOf(json)).not.toHaveProperty('encryption_configuration');
    expect(actionsOf(json).filter((action) => action.startsWith('kms:'))).toEqual([]);
  });

  test('encrypts definition, history and log under the key it is given, and may use it', () => {
    const json = synthesize((stack) => {
      const key = new EncryptionKey(stack, 'Key', { naming: names, description: 'a key' });
      workflow(stack, { key });
    });
    const keyArn = `\${${onlyPlaced(json, 'aws_kms_key').address}.arn}`;

    expect(machineOf(json)['encryption_configuration']).toEqual({
      type: 'CUSTOMER_MANAGED_KMS_KEY',
      kms_key_id: keyArn,
      kms_data_key_reuse_period_seconds: 300,
    });
    expect(onlyResource(json, 'aws_cloudwatch_log_group')['kms_key_id']).toBe(keyArn);
    const uses = statementsOf(policyOf(json)).filter(({ Action }) =>
      listOf(Action).includes('kms:GenerateDataKey'),
    );
    expect(new Set(uses.flatMap(({ Resource }) => listOf(Resource)))).toEqual(new Set([keyArn]));
  });

  test('may do what its definition shows: call that one alias', () => {
    const calls = statementsOf(policyOf(withWorkflow())).filter(({ Action }) =>
      listOf(Action).includes('lambda:InvokeFunction'),
    );

    expect(calls).toEqual([
      expect.objectContaining({
        Action: ['lambda:InvokeFunction'],
        Resource: [names.functionAliasArn('get-order')],
      }),
    ]);
  });

  test('refuses a synth, not a build, when a permission cannot be derived', () => {
    const unknown = {
      StartAt: 'CallNobody',
      States: {
        CallNobody: { Type: 'Task', Resource: 'arn:aws:states:::nosuchservice:call', End: true },
      },
    };
    let faults: string[] = [];
    synthesize((stack) => {
      faults = workflow(stack, { definition: unknown }).node.validate();
    });

    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain('States.CallNobody');
  });

  test('is trusted by Step Functions for this machine of this account only', () => {
    const role = onlyResource(withWorkflow(), 'aws_iam_role');

    expect(role['name']).toBe('sfn-workflows-test-order-machine');
    expect(statementsOf(role, 'assume_role_policy')).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'states.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': '999999999999' },
          ArnLike: { 'aws:SourceArn': MACHINE_ARN },
        },
      },
    ]);
  });

  test('is trusted for the children of a distributed Map too, wherever the Map stands', () => {
    const map = (mode: 'DISTRIBUTED' | 'INLINE') => ({
      StartAt: 'Both',
      States: {
        Both: {
          Type: 'Parallel',
          Branches: [
            {
              StartAt: 'Each',
              States: {
                Each: {
                  Type: 'Map',
                  ItemProcessor: {
                    ProcessorConfig: { Mode: mode, ExecutionType: 'EXPRESS' },
                    StartAt: 'Look',
                    States: { Look: { Type: 'Pass', End: true } },
                  },
                  End: true,
                },
              },
            },
          ],
          End: true,
        },
      },
    });
    const trusted = (mode: 'DISTRIBUTED' | 'INLINE') => {
      const role = onlyResource(withWorkflow({ definition: map(mode) }), 'aws_iam_role');
      return statementsOf(role, 'assume_role_policy').map(
        ({ Condition }) => Condition?.['ArnLike'],
      );
    };

    expect(trusted('DISTRIBUTED')).toEqual([
      { 'aws:SourceArn': [MACHINE_ARN, `${MACHINE_ARN}/*`] },
    ]);
    expect(trusted('INLINE')).toEqual([{ 'aws:SourceArn': MACHINE_ARN }]);
  });

  test('is made after its role, its policy, its log group and all that it calls', () => {
    const json = synthesize((stack) => {
      const queues = ['One', 'Two'].map((id) => new SqsQueue(stack, id, { name: id }));
      workflow(stack, { dependsOn: queues });
    });
    const expected = [
      ...['aws_iam_role', 'aws_iam_role_policy', 'aws_cloudwatch_log_group', 'aws_sqs_queue'],
    ].flatMap((type) => resources(json, type).map(({ address }) => address));

    expect(expected).toHaveLength(5);
    expect([...(machineOf(json)['depends_on'] as string[])].sort()).toEqual(expected.sort());
  });
});
