import { PROJECT, type WorkflowName } from './project';

/** The partition of every ARN here; see `region` in `environment.ts`. */
export const PARTITION = 'aws';
/** Alias that callers use, of machines and functions alike, so that an ARN outlives its versions. */
export const LIVE_ALIAS = 'live';

/** What a name is made of, besides its part. */
export interface NamingScope {
  readonly environment: string;
  /** Undefined for what the environment has once, whatever the number of its workflows. */
  readonly workflow: WorkflowName | undefined;
  readonly account: string;
  readonly region: string;
}

/** Longest names that AWS takes. */
const LONGEST = {
  bucket: 63,
  function: 64,
  role: 64,
  rule: 64,
  'state machine': 80,
  queue: 80,
  table: 255,
} as const;

/** An image in a private registry of Amazon ECR, of any account and region. */
const PRIVATE_IMAGE = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/([^:@]+)/;

/**
 * Names and ARNs of one workflow in one environment, computed from configuration alone: a definition or a
 * policy that uses them is known at plan. Nothing else in the project puts a name or an ARN together.
 *
 * @throws RangeError when a name is longer than AWS allows
 */
export class Naming {
  constructor(private readonly scope: NamingScope) {}

  /** `sfn-workflows-dev-order`, or with a part `sfn-workflows-dev-order-refund-payment`. */
  name(part?: string): string {
    const { environment, workflow } = this.scope;
    return [PROJECT, environment, workflow, part].filter(Boolean).join('-');
  }
  /** Names of another workflow in the same environment; of none: `sfn-workflows-dev`. */
  of(workflow: WorkflowName | undefined): Naming {
    return new Naming({ ...this.scope, workflow });
  }

  get stateMachineName(): string {
    return this.within('state machine', this.name());
  }
  get stateMachineArn(): string {
    return this.arn('states', `stateMachine:${this.stateMachineName}`);
  }
  get stateMachineAliasArn(): string {
    return `${this.stateMachineArn}:${LIVE_ALIAS}`;
  }
  stateMachineVersionArn(version: number): string {
    return `${this.stateMachineArn}:${version}`;
  }
  /** Followed by `:` and an execution's name. */
  get executionArnPrefix(): string {
    return this.arn('states', `execution:${this.stateMachineName}`);
  }
  /** The prefix spares CloudWatch a resource policy of limited length for each machine. */
  get stateMachineLogGroupName(): string {
    return `/aws/vendedlogs/states/${this.stateMachineName}`;
  }

  functionName(part: string): string {
    return this.within('function', this.name(part));
  }
  functionArn(part: string): string {
    return this.arn('lambda', `function:${this.functionName(part)}`);
  }
  functionAliasArn(part: string): string {
    return `${this.functionArn(part)}:${LIVE_ALIAS}`;
  }
  /** How API Gateway names a function that it invokes as an authorizer. */
  invocationUri(functionArn: string): string {
    return `arn:${PARTITION}:apigateway:${this.scope.region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
  }
  functionLogGroupName(part: string): string {
    return `/aws/lambda/${this.functionName(part)}`;
  }
  roleName(part: string): string {
    return this.within('role', this.name(part));
  }
  roleArn(part: string): string {
    return `arn:${PARTITION}:iam::${this.scope.account}:role/${this.roleName(part)}`;
  }

  /** Names of buckets are shared by all accounts, so it ends in ours. */
  bucketName(part: string): string {
    return this.within('bucket', `${this.name(part)}-${this.scope.account}`);
  }
  bucketArn(part: string): string {
    return `arn:${PARTITION}:s3:::${this.bucketName(part)}`;
  }

  glueJobName(part: string): string {
    return this.name(part);
  }
  /** Of the log groups that Glue makes for its Python shell jobs. */
  get glueJobLogGroupPattern(): string {
    return this.logGroupArn('/aws-glue/python-jobs*');
  }
  /** A database of the Glue Data Catalog; Athena takes no hyphen. */
  catalogDatabaseName(part: string): string {
    return this.name(part).replaceAll('-', '_');
  }
  /** The catalog, a database of it and tables of that: Glue authorizes a table together with what is above it. */
  catalogArns(database: string, tables: readonly string[]): string[] {
    return [
      this.arn('glue', 'catalog'),
      this.arn('glue', `database/${database}`),
      ...tables.map((table) => this.arn('glue', `table/${database}/${table}`)),
    ];
  }
  athenaWorkgroupName(part: string): string {
    return this.name(part);
  }
  athenaWorkgroupArn(part: string): string {
    return this.arn('athena', `workgroup/${this.athenaWorkgroupName(part)}`);
  }
  warehouseName(part: string): string {
    return this.name(part);
  }
  /** Where a warehouse writes one kind of its audit logs, by Redshift's own rule. */
  warehouseLogGroupName(part: string, log: string): string {
    return `/aws/redshift/${this.warehouseName(part)}/${log}`;
  }
  clusterArn(part: string): string {
    return this.arn('ecs', `cluster/${this.name(part)}`);
  }
  /** Without a revision: the latest one. */
  taskDefinitionArn(part: string): string {
    return this.arn('ecs', `task-definition/${this.name(part)}`);
  }
  taskLogGroupName(part: string): string {
    return `/aws/ecs/${this.name(part)}`;
  }
  /** The repository of an image; undefined when it is none of Amazon ECR's private ones, whose ARNs nobody needs. */
  imageRepositoryArn(image: string): string | undefined {
    const [, account, region, repository] = PRIVATE_IMAGE.exec(image) ?? [];
    return repository && `arn:${PARTITION}:ecr:${region}:${account}:repository/${repository}`;
  }
  scheduleGroupName(): string {
    return this.name();
  }
  scheduleGroupArn(): string {
    return this.arn('scheduler', `schedule-group/${this.scheduleGroupName()}`);
  }

  tableName(part: string): string {
    return this.within('table', this.name(part));
  }
  tableArn(part: string): string {
    return this.arn('dynamodb', `table/${this.tableName(part)}`);
  }
  queueName(part: string): string {
    return this.within('queue', this.name(part));
  }
  queueArn(part: string): string {
    return this.arn('sqs', this.queueName(part));
  }
  queueUrl(part: string): string {
    const { account, region } = this.scope;
    return `https://sqs.${region}.amazonaws.com/${account}/${this.queueName(part)}`;
  }
  topicName(part: string): string {
    return this.name(part);
  }
  topicArn(part: string): string {
    return this.arn('sns', this.topicName(part));
  }
  /** An EventBridge rule of the default bus. */
  ruleName(part: string): string {
    return this.within('rule', this.name(part));
  }
  ruleArn(part: string): string {
    return this.arn('events', `rule/${this.ruleName(part)}`);
  }
  logGroupArn(logGroupName: string): string {
    return this.arn('logs', `log-group:${logGroupName}`);
  }
  /** Everything of CloudWatch Logs in the account and region: the source that log delivery names to KMS. */
  get logsArnPattern(): string {
    return this.arn('logs', '*');
  }
  apiLogGroupName(part: string): string {
    return `/aws/vendedlogs/apis/${this.name(part)}`;
  }
  /** Secrets Manager adds six random characters to the name in the ARN. */
  secretArnPattern(secretName: string): string {
    return this.arn('secretsmanager', `secret:${secretName}-??????`);
  }
  /** The part, what is measured and how urgent it is: `sfn-workflows-prod-order-executions-failed-critical`. */
  alarmName(part: string, metric: string, severity: string): string {
    return this.name([part, metric, severity].filter(Boolean).join('-'));
  }
  alarmArn(alarmName: string): string {
    return this.arn('cloudwatch', `alarm:${alarmName}`);
  }
  trailArn(part: string): string {
    return this.arn('cloudtrail', `trail/${this.name(part)}`);
  }
  /** What the ARNs of parts begin with: those of all workflows where the scope has none. */
  get arnPrefixes() {
    return {
      stateMachine: this.arn('states', `stateMachine:${this.name()}-`),
      bucket: `arn:${PARTITION}:s3:::${this.name()}-`,
      table: this.arn('dynamodb', `table/${this.name()}-`),
    };
  }
  /** How a VPC endpoint names a service of the region, for example `sync-states`. */
  endpointServiceName(service: string): string {
    return `com.amazonaws.${this.scope.region}.${service}`;
  }
  /** Objects of a bucket of AWS, in which Amazon ECR keeps the layers of images. */
  get imageLayerArnPattern(): string {
    return `arn:${PARTITION}:s3:::prod-${this.scope.region}-starport-layer-bucket/*`;
  }
  get account(): string {
    return this.scope.account;
  }
  get region(): string {
    return this.scope.region;
  }
  get accountRootArn(): string {
    return `arn:${PARTITION}:iam::${this.scope.account}:root`;
  }

  private arn(service: string, resource: string): string {
    const { account, region } = this.scope;
    return `arn:${PARTITION}:${service}:${region}:${account}:${resource}`;
  }

  private within(kind: keyof typeof LONGEST, name: string): string {
    if (name.length > LONGEST[kind]) {
      throw new RangeError(
        `${kind} name '${name}' has ${name.length} characters; allowed: ${LONGEST[kind]}`,
      );
    }
    return name;
  }
}
