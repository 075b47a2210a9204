import type { Fault } from '../fault';
import type { PermissionContext } from './context';
import type { Claim, IamStatement } from './statement';

/**
 * Services that use the caller's right to a customer key. Firehose does not: it is granted the key itself. The
 * managed rule of a job belongs to Step Functions and is not encrypted, so of EventBridge only events count.
 * Sources: https://docs.aws.amazon.com/kms/latest/developerguide/service-integration.html and
 * https://docs.aws.amazon.com/firehose/latest/APIReference/API_DeliveryStreamEncryptionConfigurationInput.html
 */
const ENCRYPTED = /^(?:dynamodb|kinesis|s3|secretsmanager|sns|sqs):|^events:PutEvents$/;
const READ_AND_WRITE = ['kms:Decrypt', 'kms:GenerateDataKey'];

/** Use of the data keys by the states that call a service which encrypts with them. */
export function dataKeyClaims(context: PermissionContext, claims: readonly Claim[]): Claim[] {
  const resources = context.dataKeyArns ?? [];
  if (resources.length === 0) return [];
  return claims.flatMap(({ effect, actions, states, dataKeyActions }): Claim[] => {
    if (effect !== 'Allow') return [];
    const isEncrypted = actions.some((action) => ENCRYPTED.test(action));
    const used = dataKeyActions ?? (isEncrypted ? READ_AND_WRITE : []);
    return used.length === 0 ? [] : [{ effect, actions: used, resources, states }];
  });
}

/** Warnings of data keys that no state uses: nothing was granted for them. */
export function unusedDataKeys(
  keys: readonly string[],
  statements: readonly IamStatement[],
): Fault[] {
  const used = statements.filter(({ states }) => states.length > 0);
  return keys
    .filter((key) => !used.some(({ resources }) => resources.includes(key)))
    .map((key) => ({
      rule: 'permission-unused-key',
      severity: 'warning',
      path: '',
      value: key,
      message: 'no state is known to use this data key with the rights of the machine',
      fix: 'drop the key, or supply the kms statement of the state that uses it',
    }));
}
