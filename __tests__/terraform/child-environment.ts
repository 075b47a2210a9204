import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ChildEnvironmentProps {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Ours to write to. */
  readonly temporaryDirectory: string;
  /** Directory of a filesystem mirror; undefined takes the registry. */
  readonly mirror: string | undefined;
}

/**
 * The variables that Terraform runs with: those of the caller without any that would change what it does (TF_*) or
 * lead it to a real account (AWS_*), and dummy credentials, so that nothing here can ever reach AWS.
 *
 * With a mirror it gets a CLI configuration of its own. Without one it keeps the caller's, unless that is a file
 * that is not there, about which Terraform would print warnings.
 */
export function childEnvironment(props: ChildEnvironmentProps): Record<string, string> {
  const { environment, temporaryDirectory, mirror } = props;
  const kept = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !/^(TF|AWS)_/.test(entry[0]),
  );
  const file = (name: string, text = ''): string => {
    const path = join(temporaryDirectory, name);
    writeFileSync(path, text);
    return path;
  };
  return {
    ...Object.fromEntries(kept),
    ...(mirror === undefined
      ? registryVariables(environment['TF_CLI_CONFIG_FILE'], temporaryDirectory)
      : { TF_CLI_CONFIG_FILE: file('terraform.rc', mirrorConfiguration(mirror)) }),
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
    // Half of what Terraform does here is to load the provider's schema: less collecting saves a quarter of the time.
    GOGC: environment['GOGC'] ?? '400',
    AWS_ACCESS_KEY_ID: 'dummy',
    AWS_SECRET_ACCESS_KEY: 'dummy',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: file('aws-config'),
    AWS_SHARED_CREDENTIALS_FILE: file('aws-credentials'),
  };
}

function mirrorConfiguration(mirror: string): string {
  return `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`;
}

function registryVariables(
  ownConfigFile: string | undefined,
  temporaryDirectory: string,
): Record<string, string> {
  const cache = join(temporaryDirectory, 'plugin-cache');
  mkdirSync(cache, { recursive: true });
  return {
    ...(ownConfigFile !== undefined && existsSync(ownConfigFile)
      ? { TF_CLI_CONFIG_FILE: ownConfigFile }
      : {}),
    TF_PLUGIN_CACHE_DIR: cache,
    // A registry that does not answer is found out in seconds.
    TF_REGISTRY_CLIENT_TIMEOUT: '10',
    TF_REGISTRY_DISCOVERY_RETRY: '1',
  };
}
