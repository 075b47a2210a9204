import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { type ITerraformDependable, Lazy } from 'cdktf';
import { Construct } from 'constructs';
import { hasWildcard, type IamStatement, policyDocument } from '../asl/permissions/statement';

/** A permission of a role; `reason` says why a wildcard stands in its resources. */
export type RoleStatement = Omit<IamStatement, 'states' | 'effect'> &
  Partial<Pick<IamStatement, 'effect'>>;

export interface ServiceRoleProps {
  readonly name: string;
  /** The service that takes the role on, for example `lambda.amazonaws.com`; several names only where it has several. */
  readonly service: string | readonly string[];
  /** Limits of the trust, against a confused deputy. @default no limit but the service */
  readonly trustConditions?: IamStatement['conditions'];
  readonly description: string;
}

/**
 * A role for one function or machine, with one inline policy that is gathered until the synth.
 * Whoever uses the role depends on `dependencies`, so that it never starts without its permissions.
 */
export class ServiceRole extends Construct {
  readonly arn: string;
  /** The role and its policy. */
  readonly dependencies: readonly ITerraformDependable[];
  private readonly statements: RoleStatement[] = [];

  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id);
    const role = new IamRole(this, 'Role', {
      name: props.name,
      description: props.description,
      assumeRolePolicy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: props.service },
            Action: 'sts:AssumeRole',
            ...(props.trustConditions ? { Condition: props.trustConditions } : {}),
          },
        ],
      }),
    });
    const policy = new IamRolePolicy(this, 'Policy', {
      name: props.name,
      role: role.name,
      policy: Lazy.stringValue({ produce: () => JSON.stringify(policyDocument(this.complete())) }),
    });
    // Terraform ignores what stands under the key `//`: the reasons are for the reader of the JSON.
    policy.addOverride('//.reasons', Lazy.anyValue({ produce: () => this.reasons() }));
    this.arn = role.arn;
    this.dependencies = [role, policy];
  }

  /**
   * Adds permissions; the same statement twice is one.
   *
   * @throws Error when a resource has a wildcard (`*`, `?`) and no reason, or a reason and no wildcard, or when another statement has the sid
   */
  allow(...statements: readonly RoleStatement[]): void {
    for (const statement of statements) {
      const starred = statement.resources.some(hasWildcard);
      if (starred !== (statement.reason !== undefined)) {
        throw new Error(
          `${this.node.path}: statement '${statement.sid}' must give a reason exactly when a resource holds a wildcard; got ${JSON.stringify(statement.resources)}`,
        );
      }
      const same = this.statements.find(({ sid }) => sid === statement.sid);
      if (same && JSON.stringify(same) !== JSON.stringify(statement)) {
        throw new Error(
          `${this.node.path}: two different statements have the sid '${statement.sid}'`,
        );
      }
      if (!same) this.statements.push(statement);
    }
  }

  private complete(): IamStatement[] {
    return this.statements.map((statement) => ({ effect: 'Allow', ...statement, states: [] }));
  }

  private reasons(): Record<string, string> {
    return Object.fromEntries(
      this.statements.flatMap(({ sid, reason }) => (reason === undefined ? [] : [[sid, reason]])),
    );
  }
}
