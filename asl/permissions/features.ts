import { localArn, type PermissionContext, stateMachineArn } from './context';
import type { Claim } from './statement';

const LOG_DELIVERY = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
];
const TRACING = [
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
];

/**
 * Statements that come with a feature of the machine and with nothing else, but for what others grant already.
 * Sources: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html,
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html and
 * https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
 */
export function featureClaims(context: PermissionContext, others: readonly Claim[] = []): Claim[] {
  const claims: Claim[] = [];
  if (context.logging)
    claims.push(feature(LOG_DELIVERY, '*', { reason: 'log deliveries take no resource' }));
  if (context.tracing) claims.push(feature(TRACING, '*', { reason: 'X-Ray takes no resource' }));
  const key = context.kmsKeyArn;
  // Where the machine's key is a data key too, the wider statement for the states covers the one for the machine:
  // a limit beside it would limit nothing and read as if it did.
  if (key === undefined || others.some((claim) => isWholeUse(claim, key))) return claims;
  const machine = { 'kms:EncryptionContext:aws:states:stateMachineArn': stateMachineArn(context) };
  claims.push(
    feature(['kms:Decrypt', 'kms:GenerateDataKey'], key, { conditions: { StringEquals: machine } }),
  );
  if (context.logging) {
    const source = { 'kms:EncryptionContext:SourceArn': localArn(context, 'logs', '*') };
    claims.push(feature(['kms:GenerateDataKey'], key, { conditions: { StringLike: source } }));
  }
  return claims;
}

function isWholeUse({ effect, actions, resources, conditions }: Claim, key: string): boolean {
  if (effect !== 'Allow' || conditions !== undefined || !resources.includes(key)) return false;
  return ['kms:Decrypt', 'kms:GenerateDataKey'].every((action) => actions.includes(action));
}

/**
 * What a machine gets that calls nothing: a role must have a policy that says so.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/activities-iam.html
 */
export const DENY_ALL: Claim = {
  effect: 'Deny',
  actions: ['*'],
  resources: ['*'],
  reason: 'the definition calls nothing, so everything is denied',
  states: [],
};

function feature(
  actions: readonly string[],
  resource: string,
  more: Pick<Claim, 'conditions' | 'reason'>,
): Claim {
  return { effect: 'Allow', actions, resources: [resource], ...more, states: [] };
}
