import type { Naming } from '../config/naming';
import type { ServiceRole } from './service-role';

/** Lets a role read secrets by name, and no others. Each role once. */
export function grantSecrets(
  role: ServiceRole,
  naming: Naming,
  secretNames: readonly string[],
): void {
  role.allow({
    sid: 'ReadSecrets',
    actions: ['secretsmanager:GetSecretValue'],
    resources: secretNames.map((name) => naming.secretArnPattern(name)),
    reason: 'Secrets Manager ends the ARN with six random characters',
  });
}
