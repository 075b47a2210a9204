import { Command, Option } from 'commander';
import { formatFault } from '../asl/fault';
import { derivePermissions, type PermissionContext } from '../asl/permissions';
import { unusedDataKeys } from '../asl/permissions/data-keys';
import { type IamStatement, policyDocument } from '../asl/permissions/statement';
import { printable } from '../asl/printable';
import { readDefinition } from './definition-file';
import { EXIT_FAULTS } from './exit-codes';
import { accountId, keyArn, keyArns, partition, region, stateMachineName } from './machine-options';
import { STATEMENTS_HELP } from './statement-issues';
import { readSuppliedStatements } from './supplied-statements';

interface Options {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly name: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly logging: boolean;
  readonly tracing: boolean;
  readonly kmsKey?: string;
  readonly dataKey: readonly string[];
  readonly statements?: string;
  readonly json: boolean;
  readonly policy: boolean;
}

/**
 * `permissions FILE`: what the execution role of a definition must allow. Statements go to stdout, faults to
 * stderr; the exit code is 1 when something could not be derived (a warning alone leaves it 0).
 */
export function aslPermissionsCommand(): Command {
  return new Command('permissions')
    .description('derive the IAM policy of the execution role from a States Language definition')
    .argument('<file>', 'definition as JSON; - for stdin')
    .option('--partition <partition>', 'AWS partition', partition, 'aws')
    .option('--region <region>', 'AWS region', region, 'us-east-1')
    .option('--account <id>', 'AWS account', accountId, '111122223333')
    .option('--name <name>', 'name of the state machine', stateMachineName, 'my-state-machine')
    .addOption(
      new Option('--type <type>', 'type of the state machine')
        .choices(['STANDARD', 'EXPRESS'])
        .default('STANDARD'),
    )
    .option('--logging', 'the machine logs to CloudWatch', false)
    .option('--tracing', 'the machine traces to X-Ray', false)
    .option('--kms-key <arn>', 'customer key of the machine', keyArn)
    .option('--data-key <arn>', 'customer key of what it calls; repeatable', keyArns, [])
    .option('--statements <file>', 'JSON: statements by state path for what cannot be derived')
    .addOption(
      new Option('--json', 'print { policy, reasons, faults }').default(false).conflicts('policy'),
    )
    .option('--policy', 'print the IAM policy document alone', false)
    .addHelpText('after', STATEMENTS_HELP)
    .action(printPermissions);
}

function printPermissions(file: string, options: Options): void {
  const { statements, faults: derived } = derivePermissions(
    readDefinition(file),
    contextOf(options),
  );
  const faults = [...derived, ...unusedDataKeys(options.dataKey, statements)];
  if (options.json)
    print({ policy: policyDocument(statements), reasons: reasonsOf(statements), faults });
  else {
    if (options.policy) print(policyDocument(statements));
    else if (statements.length > 0)
      process.stdout.write(`${statements.map(describe).join('\n\n')}\n`);
    for (const fault of faults) process.stderr.write(`${formatFault(fault)}\n`);
  }
  if (faults.some(({ severity }) => severity === 'error')) process.exitCode = EXIT_FAULTS;
}

function contextOf(options: Options): PermissionContext {
  const { partition, region, account, name, type, logging, tracing } = options;
  return {
    partition,
    region,
    account,
    stateMachineName: name,
    type,
    logging,
    tracing,
    ...(options.kmsKey ? { kmsKeyArn: options.kmsKey } : {}),
    dataKeyArns: options.dataKey,
    ...(options.statements ? { supplied: readSuppliedStatements(options.statements) } : {}),
  };
}

/** What a policy cannot carry: why a wildcard is there, and which states need a statement. */
function reasonsOf(statements: readonly IamStatement[]): object {
  return Object.fromEntries(
    statements.map(({ sid, reason, states }) => [sid, { ...(reason ? { reason } : {}), states }]),
  );
}

function describe(statement: IamStatement): string {
  const { sid, effect, actions, resources, conditions, reason, states } = statement;
  return [
    `${sid}: ${effect}`,
    ...actions.map((action) => `  ${action}`),
    ...resources.map((resource) => `  on ${resource}`),
    ...(conditions ? [`  when ${JSON.stringify(conditions)}`] : []),
    ...(reason ? [`  because ${reason}`] : []),
    ...states.map((state) => `  for ${state}`),
  ]
    .map(printable)
    .join('\n');
}

function print(value: object): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
