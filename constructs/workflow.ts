import { SfnAlias } from '@cdktf/provider-aws/lib/sfn-alias';
import { SfnStateMachine } from '@cdktf/provider-aws/lib/sfn-state-machine';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { type Fault, formatFault } from '../asl/fault';
import {
  type DerivedPermissions,
  derivePermissions,
  type PermissionContext,
} from '../asl/permissions';
import { serialize } from '../asl/serialize';
import { handsOutTaskTokens } from '../asl/task-tokens';
import type { EnvironmentConfig } from '../config/environment';
import { LIVE_ALIAS, type Naming, PARTITION } from '../config/naming';
import type { Release } from '../config/release';
import type { EncryptionKey } from './encryption-key';
import { LogGroup } from './log-group';
import { createMachineRole } from './machine-role';
import type { ServiceRole } from './service-role';
import { WorkflowAlarms, type WorkflowTolerances } from './workflow-alarms';

export interface WorkflowProps {
  readonly naming: Naming;
  /** The definition, with every name and ARN known. */
  readonly definition: object;
  /** STANDARD is exactly once and up to a year; EXPRESS is at least once and up to five minutes. @default STANDARD */
  readonly type?: 'STANDARD' | 'EXPRESS';
  readonly logs: EnvironmentConfig['logs'];
  /** X-Ray. @default true */
  readonly tracing?: boolean;
  /** Encrypts the definition, the history and the log. @default AWS's own keys */
  readonly key?: EncryptionKey | undefined;
  /** Where the alias `live` sends new executions. */
  readonly release: Release;
  readonly tolerances: WorkflowTolerances;
  readonly alarmTopicArn: string;
  /** Whether the stack has a `Recovery` of this machine; the alarms' texts say so. @default false */
  readonly recovered?: boolean;
  /** What the definition calls: functions' aliases, tables, queues, topics. The machine is made after them. */
  readonly dependsOn: readonly ITerraformDependable[];
  /** Statements for states whose permissions cannot be derived. @default none */
  readonly supplied?: PermissionContext['supplied'];
  /**
   * Definitions of earlier versions that may still run or be released again, or only the states of them that the new
   * one lacks: the role, which all versions share, keeps what they call. @default none
   */
  readonly earlier?: PermissionContext['earlier'];
}

/** How a task that waits for its token can be answered. */
export type TaskAnswer = 'Failure' | 'Success';

/** Seconds that Step Functions keeps a data key: fewer calls to KMS; 60 to 900. */
const DATA_KEY_REUSE_SECONDS = 300;

/**
 * A state machine and all that it needs: a role with exactly the permissions that the definition and earlier ones
 * show, a vended log group, a version and the alias `live`, and its alarms. The machine is made after its role, every
 * policy, its log group and what it calls.
 *
 * Invariant: execution data of a machine that hands out task tokens stays out of its log, whatever the environment
 * says, because a token is a secret and the log would hold it.
 */
export class Workflow extends Construct {
  readonly name: string;
  readonly arn: string;
  /** What callers start: new executions follow the alias. */
  readonly aliasArn: string;
  /** For `dependsOn` of what starts the alias. */
  readonly alias: SfnAlias;
  readonly role: ServiceRole;
  readonly definition: object;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** Whether its alarms say that what is left half done is redriven. */
  readonly recovered: boolean;
  /** What keeps the role from being derived; the synth reports it with the faults of the definition. */
  readonly permissionFaults: readonly Fault[];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: WorkflowProps,
  ) {
    super(scope, id);
    const { naming } = props;
    this.name = naming.stateMachineName;
    this.arn = naming.stateMachineArn;
    this.aliasArn = naming.stateMachineAliasArn;
    this.definition = props.definition;
    this.type = props.type ?? 'STANDARD';
    this.recovered = props.recovered ?? false;
    const { statements, faults } = this.derivePermissions();
    this.permissionFaults = faults;
    // For a stack that is synthesized elsewhere than in main.ts, which reports them first and all together.
    this.node.addValidation({ validate: () => faults.map(formatFault) });
    const versions = [props, ...(props.earlier ?? [])];
    this.role = createMachineRole(
      this,
      naming,
      versions.map(({ definition }) => definition),
    );
    this.role.allow(...statements);
    const logGroup = new LogGroup(this, 'Logs', {
      name: naming.stateMachineLogGroupName,
      retentionDays: props.logs.retentionDays,
      key: props.key,
    });
    const machine = this.createMachine([
      ...this.role.dependencies,
      logGroup.resource,
      ...props.dependsOn,
    ]);
    this.alias = this.createAlias(machine);
    new WorkflowAlarms(this, 'Alarms', {
      naming,
      stateMachineArn: this.arn,
      tolerances: props.tolerances,
      topicArn: props.alarmTopicArn,
      recovered: this.recovered,
    });
  }

  /**
   * Lets a role start executions, by the alias only. IAM compares the plain ARN and the qualifier apart.
   * Source: https://docs.aws.amazon.com/step-functions/latest/dg/auth-version-alias.html
   */
  grantStart(role: ServiceRole): void {
    role.allow({
      sid: 'StartExecutions',
      actions: ['states:StartExecution'],
      resources: [this.arn],
      conditions: { 'ForAnyValue:StringEquals': { 'states:StateMachineQualifier': [LIVE_ALIAS] } },
    });
    this.grantKey(role);
  }

  /** Lets a role read executions of this machine. */
  grantRead(role: ServiceRole): void {
    role.allow({
      sid: 'ReadExecutions',
      actions: ['states:DescribeExecution'],
      resources: [`${this.props.naming.executionArnPrefix}:*`],
      reason: 'the name of an execution is given when it starts',
    });
    this.grantKey(role);
  }

  /** Lets a role answer the task tokens of this machine with exactly these answers. */
  grantTaskResponse(role: ServiceRole, ...answers: readonly [TaskAnswer, ...TaskAnswer[]]): void {
    role.allow({
      sid: 'AnswerTasks',
      actions: answers.map((answer) => `states:SendTask${answer}`).sort(),
      resources: [this.arn],
    });
    this.grantKey(role);
  }

  /** Lets a role list the executions of this machine, with when and how each ended. */
  grantList(role: ServiceRole): void {
    role.allow({
      sid: 'ListExecutions',
      actions: ['states:ListExecutions'],
      resources: [this.arn],
    });
    this.grantKey(role);
  }

  /** Lets a role look at executions of this machine and go on with those that did not succeed. */
  grantRedrive(role: ServiceRole): void {
    role.allow({
      sid: 'RedriveExecutions',
      actions: ['states:DescribeExecution', 'states:RedriveExecution'],
      resources: [`${this.props.naming.executionArnPrefix}:*`],
      reason: 'the name of an execution is given when it starts',
    });
    this.grantKey(role);
  }

  /** Callers of a machine under a customer key need the key themselves, or they get KmsAccessDeniedException. */
  private grantKey(role: ServiceRole): void {
    this.props.key?.grantUse(role);
  }

  private derivePermissions(): DerivedPermissions {
    const { naming, key } = this.props;
    return derivePermissions(this.definition, {
      partition: PARTITION,
      region: naming.region,
      account: naming.account,
      stateMachineName: naming.stateMachineName,
      type: this.type,
      logging: this.props.logs.level !== 'OFF',
      tracing: this.tracing,
      ...(key ? { kmsKeyArn: key.arn, dataKeyArns: [key.arn] } : {}),
      ...(this.props.supplied ? { supplied: this.props.supplied } : {}),
      ...(this.props.earlier ? { earlier: this.props.earlier } : {}),
    });
  }

  private get tracing(): boolean {
    return this.props.tracing ?? true;
  }

  private createMachine(dependsOn: ITerraformDependable[]): SfnStateMachine {
    const { naming, logs, key } = this.props;
    const logDestination = `${naming.logGroupArn(naming.stateMachineLogGroupName)}:*`;
    return new SfnStateMachine(this, 'Machine', {
      name: naming.stateMachineName,
      type: this.type,
      roleArn: this.role.arn,
      definition: serialize(this.definition),
      publish: true,
      loggingConfiguration: {
        level: logs.level,
        includeExecutionData: logs.includeExecutionData && !handsOutTaskTokens(this.definition),
        ...(logs.level === 'OFF' ? {} : { logDestination }),
      },
      tracingConfiguration: { enabled: this.tracing },
      ...(key
        ? {
            encryptionConfiguration: {
              type: 'CUSTOMER_MANAGED_KMS_KEY',
              kmsKeyId: key.arn,
              kmsDataKeyReusePeriodSeconds: DATA_KEY_REUSE_SECONDS,
            },
          }
        : {}),
      dependsOn,
    });
  }

  private createAlias(machine: SfnStateMachine): SfnAlias {
    return new SfnAlias(this, 'Live', {
      name: LIVE_ALIAS,
      description: 'What callers start; config decides which versions it leads to',
      routingConfiguration: this.props.release.map(({ version, weightPercent }) => ({
        stateMachineVersionArn:
          version === 'new'
            ? machine.stateMachineVersionArn
            : this.props.naming.stateMachineVersionArn(version),
        weight: weightPercent,
      })),
    });
  }
}
