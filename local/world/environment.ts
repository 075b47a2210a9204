import type { Naming } from '../../config/naming';

/** Variables of a process; undefined takes one away. */
type Variables = Readonly<Record<string, string | undefined>>;

/** Sets variables of this process's environment. @returns puts back what was there */
export function setVariables(variables: Variables): () => void {
  const before = Object.fromEntries(
    Object.keys(variables).map((name) => [name, process.env[name]]),
  );
  assign(variables);
  return () => assign(before);
}

function assign(variables: Variables): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

/**
 * What every AWS client of this process reads: one address for all services, and credentials that are worth nothing. What
 * would win over them, an address of one service or a profile, is taken away: a run never reaches a real account.
 * Source: https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function awsVariables(url: string, region: string): Variables {
  const ofOneService = Object.keys(process.env).filter((name) =>
    name.startsWith('AWS_ENDPOINT_URL_'),
  );
  return {
    ...Object.fromEntries(ofOneService.map((name) => [name, undefined])),
    AWS_PROFILE: undefined,
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: undefined,
    AWS_ENDPOINT_URL: url,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/** Variables with the addresses of queues at `url`: the SDK asks the host of a queue's URL, whatever its endpoint is. */
export function withQueuesAt(
  url: string,
  naming: Naming,
  variables: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { origin } = new URL(naming.queueUrl('any'));
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, value.replace(origin, url)]),
  );
}
