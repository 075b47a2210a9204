import { EcsCluster } from '@cdktf/provider-aws/lib/ecs-cluster';
import { EcsTaskDefinition } from '@cdktf/provider-aws/lib/ecs-task-definition';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { Naming } from '../config/naming';
import type { EncryptionKey } from './encryption-key';
import { grantImagePull } from './image-access';
import { LogGroup } from './log-group';
import { ServiceRole } from './service-role';
import { literal } from './terraform-text';

export interface FargateTaskProps {
  readonly naming: Naming;
  /** Also the container's name. */
  readonly part: string;
  /** With its registry; the task may pull it from a private one of Amazon ECR, too. */
  readonly image: string;
  /** Run by bash. */
  readonly script: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly logRetentionDays: number;
  /**
   * Encrypts the log. The task's disk is encrypted under a key that AWS owns (docs/decisions/0006).
   * @default the log, too
   */
  readonly key?: EncryptionKey | undefined;
}

/** CPU units (1,024 are one vCPU) and MiB, as Fargate pairs them. */
const CPU = '1024';
const MEMORY_MIB = '2048';
const DISK_GIB = 50;

/** A script that runs in a container of its own, now and then: a cluster, a task definition, two roles and a log. */
export class FargateTask extends Construct {
  readonly clusterArn: string;
  readonly taskDefinitionArn: string;
  readonly containerName: string;
  /** What the script may do. */
  readonly role: ServiceRole;
  /** Whoever runs the task passes these, and nothing else, to ECS. */
  readonly passedRoleArns: readonly string[];
  readonly resources: readonly ITerraformDependable[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: FargateTaskProps,
  ) {
    super(scope, id);
    const { naming, part, key } = props;
    this.clusterArn = naming.clusterArn(part);
    this.taskDefinitionArn = naming.taskDefinitionArn(part);
    this.containerName = part;
    this.passedRoleArns = [naming.roleArn(part), naming.roleArn(`${part}-start`)];
    this.role = this.createRole('Role', part, `What the task ${naming.name(part)} may do`);
    const startRole = this.createStartRole();
    const logGroup = new LogGroup(this, 'Logs', {
      name: naming.taskLogGroupName(part),
      retentionDays: props.logRetentionDays,
      key,
    });
    const cluster = new EcsCluster(this, 'Cluster', {
      name: naming.name(part),
      setting: [{ name: 'containerInsights', value: 'enabled' }],
    });
    const definition = new EcsTaskDefinition(this, 'Definition', {
      family: naming.name(part),
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: CPU,
      memory: MEMORY_MIB,
      ephemeralStorage: { sizeInGib: DISK_GIB },
      runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
      executionRoleArn: startRole.arn,
      taskRoleArn: this.role.arn,
      containerDefinitions: JSON.stringify([this.container()]),
      // Every change makes a new revision. A machine runs the latest active one, so it has to be there before this one goes.
      lifecycle: { createBeforeDestroy: true },
      dependsOn: [logGroup.resource, ...startRole.dependencies, ...this.role.dependencies],
    });
    this.resources = [cluster, definition];
  }

  private container(): object {
    const { naming, part, image, script, environment } = this.props;
    return {
      name: this.containerName,
      image,
      essential: true,
      entryPoint: ['bash', '-c'],
      command: [literal(script)],
      environment: Object.entries(environment).map(([name, value]) => ({ name, value })),
      privileged: false,
      logConfiguration: {
        logDriver: 'awslogs',
        options: {
          'awslogs-group': naming.taskLogGroupName(part),
          'awslogs-region': naming.region,
          'awslogs-stream-prefix': part,
        },
      },
    };
  }

  /** What ECS itself needs to start the task. */
  private createStartRole(): ServiceRole {
    const { naming, part, image } = this.props;
    const role = this.createRole('StartRole', `${part}-start`, `Starts ${naming.name(part)}`);
    grantImagePull(role, naming, image);
    role.allow({
      sid: 'WriteLogs',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [`${naming.logGroupArn(naming.taskLogGroupName(part))}:*`],
      reason: 'ECS names the log stream after the task',
    });
    return role;
  }

  private createRole(id: string, part: string, description: string): ServiceRole {
    const { naming } = this.props;
    return new ServiceRole(this, id, {
      name: naming.roleName(part),
      service: 'ecs-tasks.amazonaws.com',
      description,
      trustConditions: { StringEquals: { 'aws:SourceAccount': naming.account } },
    });
  }
}
