/** Names and ARNs of one execution. */
export interface ExecutionNames {
  readonly executionArn: string;
  readonly executionName: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly roleArn: string;
  readonly accountId: string;
  readonly region: string;
}

/** What names are made from. */
export interface NameParts {
  readonly stateMachineName: string;
  readonly executionName: string;
  readonly accountId: string;
  readonly region: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** Of a map run's children: `machine/label`. */
  readonly mapLabel?: string | undefined;
}

/**
 * Express executions have ARNs of their own kind. They are written when they are asked for, which those of a child of a
 * map run mostly are not.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-standard-vs-express.html
 */
export function executionNames(parts: NameParts): ExecutionNames {
  return new WrittenNames(parts);
}

class WrittenNames implements ExecutionNames {
  constructor(private readonly parts: NameParts) {}

  get executionArn(): string {
    const kind = this.parts.type === 'EXPRESS' ? 'express' : 'execution';
    return `${this.base}:${kind}:${this.stateMachineName}:${this.executionName}`;
  }

  get executionName(): string {
    return this.parts.executionName;
  }

  get stateMachineArn(): string {
    return `${this.base}:stateMachine:${this.stateMachineName}`;
  }

  get stateMachineName(): string {
    const { stateMachineName, mapLabel } = this.parts;
    return mapLabel === undefined ? stateMachineName : `${stateMachineName}/${mapLabel}`;
  }

  get roleArn(): string {
    return `arn:aws:iam::${this.accountId}:role/${this.parts.stateMachineName}`;
  }

  get accountId(): string {
    return this.parts.accountId;
  }

  get region(): string {
    return this.parts.region;
  }

  private get base(): string {
    return `arn:aws:states:${this.region}:${this.accountId}`;
  }
}
