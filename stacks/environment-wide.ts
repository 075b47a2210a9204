import type { EnvironmentConfig } from '../config/environment';
import { WORKFLOWS } from '../config/project';
import { Dashboard } from '../constructs/dashboard';
import { Endpoints } from '../constructs/endpoints';
import { overviewRows } from '../constructs/overview-rows';
import { Trail } from '../constructs/trail';
import type { WorkflowParts } from './workflow-stack';

/** What callers of the workflows need, and what Fargate needs to start a container and take its logs. */
const CALLERS = ['states', 'sync-states'];
const FARGATE = ['ecr.api', 'ecr.dkr', 'logs'];

/**
 * What an environment has once, in the stack of one workflow (docs/decisions/0014). Nothing of it is named after that
 * workflow, so that it can move to another stack as it is.
 */
export function addEnvironmentWide({ scope, config, key, ...parts }: WorkflowParts): void {
  const naming = parts.naming.of(undefined);
  const { trail, endpoints, deletionProtection } = config;
  new Dashboard(scope, 'Overview', { naming, rows: () => overviewRows(naming, WORKFLOWS) });
  if (trail) new Trail(scope, 'Trail', { naming, trail, key, deletionProtection });
  if (endpoints) {
    new Endpoints(scope, 'Endpoints', {
      naming,
      network: endpoints,
      services: [...servicesCalledFromVpc(config), ...endpoints.services],
    });
  }
}

/** Machines and functions are outside the VPC and call AWS without it; a compaction's container is inside. */
function servicesCalledFromVpc({ etl }: EnvironmentConfig): string[] {
  return [...CALLERS, ...(etl.compaction ? FARGATE : [])];
}
