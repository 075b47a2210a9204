import { type AwsService, ServiceError, serviceOf, textField } from './aws-service';

/** Secrets Manager with secrets that do not change, by name. */
export function makeSecretsManager(secrets: Readonly<Record<string, string>>): AwsService {
  return serviceOf('Secrets Manager', {
    GetSecretValue(input) {
      const name = textField(input, 'SecretId');
      const SecretString = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
      if (SecretString === undefined) {
        throw new ServiceError(
          'ResourceNotFoundException',
          "Secrets Manager can't find the specified secret.",
        );
      }
      return { Name: name, SecretString, VersionStages: ['AWSCURRENT'] };
    },
  });
}
