import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { LocalBackend, S3Backend, type TerraformElement, TerraformStack } from 'cdktf';
import type { Construct, Node } from 'constructs';
import type { EnvironmentConfig, EnvironmentName } from '../config/environment';
import { Naming } from '../config/naming';
import { PROJECT, type WorkflowName } from '../config/project';

export interface EnvironmentStackProps {
  readonly environment: EnvironmentName;
  readonly workflow: WorkflowName;
  readonly config: EnvironmentConfig;
}

/** The oldest Terraform that locks state in S3 by itself. */
const TERRAFORM_VERSIONS = '>= 1.11.0';

/** Logical ids by the path within a stack. */
const logicalIds = new Map<string, string>();

/**
 * What every stack has: the provider bound to the environment's account, default tags, and the state's place.
 * Its id is `<workflow>-<environment>`.
 */
export abstract class EnvironmentStack extends TerraformStack {
  protected readonly naming: Naming;

  constructor(scope: Construct, { environment, workflow, config }: EnvironmentStackProps) {
    const id = `${workflow}-${environment}`;
    super(scope, id);
    this.naming = new Naming({
      environment,
      workflow,
      account: config.account,
      region: config.region,
    });
    this.addOverride('terraform.required_version', TERRAFORM_VERSIONS);
    new AwsProvider(this, 'Aws', {
      region: config.region,
      allowedAccountIds: [config.account],
      defaultTags: [
        {
          tags: {
            project: PROJECT,
            environment,
            workflow,
            team: config.owners[workflow].team,
            'managed-by': 'terraform',
          },
        },
      ],
    });
    this.keepState(id, config);
  }

  /**
   * cdktf resolves every stack a first time only to find references between stacks and add a backend where none is.
   * A stack here has its backend and refers to no other (names are computed), so half of the synth is spared.
   */
  override prepareStack(): void {}

  /** cdktf makes an id of an element's path in the stack and a hash of it: the same in every environment. */
  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const { path } = 'node' in element ? element.node : element;
    const inside = `${this.node.path}/`;
    if (!path.startsWith(inside)) return super.allocateLogicalId(element);
    const pathInStack = path.slice(inside.length);
    const known = logicalIds.get(pathInStack);
    if (known !== undefined) return known;
    const id = super.allocateLogicalId(element);
    logicalIds.set(pathInStack, id);
    return id;
  }

  private keepState(id: string, { stateBucket, region }: EnvironmentConfig): void {
    if (stateBucket === null) {
      // Relative, or each machine would write its own path into the JSON.
      new LocalBackend(this, { path: `terraform.${id}.tfstate` });
      return;
    }
    new S3Backend(this, {
      bucket: stateBucket,
      key: `${PROJECT}/${id}.tfstate`,
      region,
      encrypt: true,
    });
    // cdktf 0.21 has no field for it; the older lock table is deprecated since Terraform 1.11.
    this.addOverride('terraform.backend.s3.use_lockfile', true);
  }
}
