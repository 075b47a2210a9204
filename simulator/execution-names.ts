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
 * Express executions have ARNs of their own kind.
 * Source: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-standard-vs-express.html
 */
export function executionNames(parts: NameParts): ExecutionNames {
  const { stateMachineName, executionName, accountId, region, mapLabel } = parts;
  const base = `arn:aws:states:${region}:${accountId}`;
  const owner = mapLabel === undefined ? stateMachineName : `${stateMachineName}/${mapLabel}`;
  const kind = parts.type === 'EXPRESS' ? 'express' : 'execution';
  return {
    executionArn: `${base}:${kind}:${owner}:${executionName}`,
    executionName,
    stateMachineArn: `${base}:stateMachine:${owner}`,
    stateMachineName: owner,
    roleArn: `arn:aws:iam::${accountId}:role/${stateMachineName}`,
    accountId,
    region,
  };
}
