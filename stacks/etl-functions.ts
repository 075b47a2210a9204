import type { NodeFunction } from '../constructs/node-function';
import { LEASE_SECONDS } from '../workflows/etl';
import type { EtlStores } from './etl-stores';
import { handlersOf, type MakeFunction } from './handler-functions';
import type { WorkflowParts } from './workflow-stack';

/** The handlers of `lambdas/etl/`, each a function with a role of its own. */
export interface EtlFunctions {
  readonly planRun: NodeFunction;
  readonly transformParts: NodeFunction;
  readonly collectResults: NodeFunction;
  readonly writeReport: NodeFunction;
}

/**
 * Seconds that the results of a day may take to be added up: 50 tolerated parts of 10,000 rows are some 10 s of half a
 * vCPU, besides S3. Less than the Task's own minute (`asl/tasks/lambda.ts`), so that Lambda's clearer error comes first.
 */
const COLLECT_TIMEOUT_SECONDS = 50;

export function createEtlFunctions(parts: WorkflowParts, stores: EtlStores): EtlFunctions {
  const { config } = parts;
  const { source, data } = stores;
  const make = handlersOf(parts, 'etl');
  const fn: MakeFunction = (id, part, description, environment, timeoutSeconds) =>
    make(id, part, description, { DATA_BUCKET: data.name, ...environment }, timeoutSeconds);
  const functions: EtlFunctions = {
    planRun: fn('PlanRun', 'plan-run', 'Lists the files of a day and gives the run its id', {
      SOURCE_BUCKET: source.name,
      TIME_ZONE: config.etl.schedule.timeZone,
      LEASE_SECONDS: String(LEASE_SECONDS),
    }),
    transformParts: fn(
      'TransformParts',
      'transform-parts',
      'Cleans parts and quarantines bad rows',
    ),
    collectResults: fn(
      'CollectResults',
      'collect-results',
      'Adds the parts up and plans the load',
      {
        MAX_QUARANTINED_PERCENT: String(config.etl.maxQuarantinedPercent),
        COMPACTION: config.etl.compaction ? 'on' : 'off',
      },
      COLLECT_TIMEOUT_SECONDS,
    ),
    writeReport: fn('WriteReport', 'write-report', 'Writes what became of the day’s rows'),
  };

  source.grantList(functions.planRun.role, 'sales/');
  data.grantWrite(functions.planRun.role, 'runs/');
  for (const { role } of [functions.transformParts, functions.collectResults]) {
    data.grantRead(role, 'runs/');
    data.grantWrite(role, 'runs/');
    data.grantWrite(role, 'quarantine/');
  }
  data.grantDelete(functions.transformParts.role, 'quarantine/');
  for (const folder of ['runs/', 'quarantine/']) {
    data.grantList(functions.collectResults.role, folder);
    data.grantDelete(functions.collectResults.role, folder);
  }
  data.grantRead(functions.writeReport.role, 'runs/');
  data.grantWrite(functions.writeReport.role, 'reports/');
  return functions;
}
