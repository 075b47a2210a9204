import { describe, expect, test } from '@jest/globals';
import { arn, faultsInShort, inShort, permissionsOf } from '../support/permissions';

const profile = arn('bedrock', 'inference-profile/eu.amazon.nova-lite-v1:0');
const models = `bedrock:InvokeModel on arn:aws:bedrock:*::foundation-model/amazon.nova-lite-v1:0 when {"StringEquals":{"bedrock:InferenceProfileArn":"${profile}"}}`;
const guardrail = `bedrock:ApplyGuardrail on ${arn('bedrock', 'guardrail/g1')}`;

describe('permissions of an inference profile', () => {
  test.each(['eu.amazon.nova-lite-v1:0', profile])(
    'given as %s are those of the profile and of its model',
    (ModelId) => {
      const { statements, faults } = permissionsOf('bedrock:invokeModel', { ModelId });

      expect(faults).toEqual([]);
      expect(statements.map(inShort).toSorted()).toEqual(
        [`bedrock:InvokeModel on ${profile}`, models].toSorted(),
      );
    },
  );

  test.each([
    arn('bedrock', 'application-inference-profile/a1b2c3'),
    arn('bedrock', 'inference-profile/nova'),
  ])('ask for the models of %s, which are not in its ARN', (ModelId) => {
    const permissions = permissionsOf('bedrock:invokeModel', { ModelId });

    expect(permissions.statements.map(inShort)).toEqual([`bedrock:InvokeModel on ${ModelId}`]);
    expect(faultsInShort(permissions)).toEqual([
      'permission-missing-resource States.Call.Parameters.ModelId',
    ]);
    expect(permissions.faults[0]?.message).toBe('its models are not in its ARN');
    expect(permissions.faults[0]?.fix).toContain('with extend: true');
  });

  test('are those of the model alone when its ARN is given', () => {
    const ModelId = 'arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0';

    expect(permissionsOf('bedrock:invokeModel', { ModelId }).statements.map(inShort)).toEqual([
      `bedrock:InvokeModel on ${ModelId}`,
    ]);
  });
});

describe('permissions of a guardrail', () => {
  const ModelId = 'c2oi';

  test.each([
    ['bedrock:invokeModel', { ModelId, GuardrailIdentifier: 'g1', GuardrailVersion: '1' }],
    [
      'aws-sdk:bedrockruntime:invokeModel',
      { ModelId, GuardrailIdentifier: arn('bedrock', 'guardrail/g1') },
    ],
    [
      'aws-sdk:bedrockruntime:converse',
      { ModelId, GuardrailConfig: { GuardrailIdentifier: 'g1', GuardrailVersion: '1' } },
    ],
    ['aws-sdk:bedrockruntime:applyGuardrail', { GuardrailIdentifier: 'g1' }],
  ])('are granted to %s with %j', (integration, parameters) => {
    const { statements, faults } = permissionsOf(integration, parameters as never);

    expect(faults).toEqual([]);
    expect(statements.map(inShort)).toContain(guardrail);
  });

  test('are asked for when it is known only at run time', () => {
    const parameters = { ModelId, 'GuardrailConfig.$': '$.g' };

    expect(faultsInShort(permissionsOf('aws-sdk:bedrockruntime:converse', parameters))).toEqual([
      'permission-dynamic-resource States.Call.Parameters["GuardrailConfig.$"]',
    ]);
  });
});
