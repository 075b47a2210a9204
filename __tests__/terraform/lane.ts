import { AwsStub } from './aws-stub';
import { ProviderProcess } from './provider-process';
import { Terraform } from './terraform';

export interface LaneProps {
  /** A stack in which `terraform init` has been run. */
  readonly initializedDirectory: string;
  /** `registry.terraform.io/hashicorp/aws/5.100.0`. */
  readonly provider: string;
  /** As Terraform calls it: `linux_amd64`. */
  readonly platform: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** A Terraform with a provider and an AWS of its own, for one stack after the other. */
export interface Lane {
  readonly terraform: Terraform;
  /** What the provider asks instead of AWS. */
  readonly stub: AwsStub;
}

/** Lends a lane to some work, and takes it down afterwards. @throws CheckFailure when the provider does not start */
export async function withLane(
  { initializedDirectory, provider, platform, variables }: LaneProps,
  work: (lane: Lane) => Promise<void>,
): Promise<void> {
  const stub = new AwsStub();
  try {
    const running = await ProviderProcess.start(initializedDirectory, provider, platform, {
      ...variables,
      AWS_ENDPOINT_URL: await stub.start(),
    });
    try {
      const terraform = new Terraform({ ...variables, TF_REATTACH_PROVIDERS: running.attachment });
      await work({ terraform, stub });
    } finally {
      await running.stop();
    }
  } finally {
    await stub.stop();
  }
}
