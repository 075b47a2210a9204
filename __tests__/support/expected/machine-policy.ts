import { derivePermissions } from '../../../asl/permissions';
import { policyDocument } from '../../../asl/permissions/statement';
import { PARTITION } from '../../../config/naming';
import type { ExpectedWorkflow } from './expected-workflow';

/**
 * The machine's policy as `sfn asl permissions` gives it for the definition and this environment's options, with what
 * earlier versions need.
 *
 * @param keyArn of the workflow's own key; unused where the environment does without
 */
export function expectedMachinePolicy(expected: ExpectedWorkflow, keyArn: string): object {
  const { config, naming, definition, supplied, earlier } = expected;
  const { statements } = derivePermissions(definition, {
    partition: PARTITION,
    region: config.region,
    account: config.account,
    stateMachineName: naming.stateMachineName,
    logging: config.logs.level !== 'OFF',
    tracing: true,
    supplied,
    earlier,
    ...(config.customerKey ? { kmsKeyArn: keyArn, dataKeyArns: [keyArn] } : {}),
  });
  return policyDocument(statements);
}
