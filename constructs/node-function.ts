import { LambdaAlias } from '@cdktf/provider-aws/lib/lambda-alias';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config/environment';
import { handlerVariables } from '../config/function-variables';
import { LIVE_ALIAS, type Naming } from '../config/naming';
import type { EncryptionKey } from './encryption-key';
import { FunctionAlarms } from './function-alarms';
import type { HandlerCatalog } from './handler-code';
import { LogGroup } from './log-group';
import { ServiceRole } from './service-role';

/**
 * The one runtime that provider 5.100.0 and AWS both take. AWS deprecates it on 30 April 2027; nodejs24.x needs
 * provider 6.19 or later (docs/decisions/0001).
 */
const LAMBDA_RUNTIME = 'nodejs22.x';
const ARCHITECTURE = 'arm64';

export interface NodeFunctionProps {
  readonly naming: Naming;
  /** Handler file and part of the name: `charge-payment` is `lambdas/<workflow>/charge-payment.ts`. */
  readonly part: string;
  /** Name of the handler in the catalog: `order/charge-payment`. */
  readonly handler: string;
  readonly code: HandlerCatalog;
  readonly description: string;
  readonly config: EnvironmentConfig;
  /** Variables of the handler; names and addresses only, never a secret. @default none */
  readonly environment?: Readonly<Record<string, string>>;
  /** @default Lambda's own encryption of variables */
  readonly key?: EncryptionKey | undefined;
  /** @default what the environment says: `config.functions.timeoutSeconds` */
  readonly timeoutSeconds?: number | undefined;
  readonly alarmTopicArn: string;
}

/**
 * One handler as a function: its bundled code, a role of its own, a log group that is there first, X-Ray, an alias
 * `live` so that its ARN in definitions never changes, and its alarms.
 */
export class NodeFunction extends Construct {
  /** ARN of the alias, computed from the name: what definitions and permissions use. */
  readonly aliasArn: string;
  readonly functionName: string;
  readonly role: ServiceRole;
  readonly alias: LambdaAlias;

  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    super(scope, id);
    const { naming, part } = props;
    this.functionName = naming.functionName(part);
    this.aliasArn = naming.functionAliasArn(part);
    const logGroup = new LogGroup(this, 'Logs', {
      name: naming.functionLogGroupName(part),
      retentionDays: props.config.logs.retentionDays,
      key: props.key,
    });
    this.role = this.createRole(props);
    this.alias = this.createFunction(props, [...this.role.dependencies, logGroup.resource]);
    new FunctionAlarms(this, 'Alarms', {
      naming,
      part,
      functionName: this.functionName,
      timeoutSeconds: timeoutOf(props),
      tolerances: props.config.alarms,
      topicArn: props.alarmTopicArn,
    });
  }

  /** Lets a role invoke the function, by its alias. */
  grantInvoke(role: ServiceRole): void {
    role.allow({
      sid: 'InvokeFunction',
      actions: ['lambda:InvokeFunction'],
      resources: [this.aliasArn],
    });
  }

  private createRole({ naming, part, key }: NodeFunctionProps): ServiceRole {
    const role = new ServiceRole(this, 'Role', {
      name: naming.roleName(part),
      service: 'lambda.amazonaws.com',
      description: `Execution role of the function ${this.functionName}`,
    });
    role.allow(
      {
        sid: 'WriteLogs',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [`${naming.logGroupArn(naming.functionLogGroupName(part))}:*`],
        reason: 'Lambda names the log streams of the group at run time',
      },
      {
        sid: 'SendTraces',
        actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
        resources: ['*'],
        reason: 'X-Ray has no resource to name',
      },
    );
    key?.grantUse(role);
    return role;
  }

  private createFunction(
    props: NodeFunctionProps,
    dependsOn: readonly ITerraformDependable[],
  ): LambdaAlias {
    const { naming, part, config, key } = props;
    const code = props.code(props.handler);
    const variables = {
      ...handlerVariables(naming, config),
      ...props.environment,
    };
    const fn = new LambdaFunction(this, 'Function', {
      functionName: this.functionName,
      description: props.description,
      role: this.role.arn,
      runtime: LAMBDA_RUNTIME,
      architectures: [ARCHITECTURE],
      handler: 'index.handler',
      filename: code.filename,
      sourceCodeHash: code.sourceCodeHash,
      memorySize: config.functions.memorySizeMb,
      timeout: timeoutOf(props),
      ...(config.functions.reservedConcurrency === null
        ? {}
        : { reservedConcurrentExecutions: config.functions.reservedConcurrency }),
      environment: { variables },
      ...(key ? { kmsKeyArn: key.arn } : {}),
      tracingConfig: { mode: 'Active' },
      loggingConfig: { logFormat: 'JSON', logGroup: naming.functionLogGroupName(part) },
      publish: true,
      dependsOn: [...dependsOn],
    });
    return new LambdaAlias(this, 'Live', {
      name: LIVE_ALIAS,
      description: 'What callers invoke; points at the version that was deployed last',
      functionName: fn.functionName,
      functionVersion: fn.version,
    });
  }
}

function timeoutOf({ config, timeoutSeconds }: NodeFunctionProps): number {
  return timeoutSeconds ?? config.functions.timeoutSeconds;
}
