import { Bucket } from '../constructs/bucket';
import { QUERY_RESULTS_PREFIX } from '../constructs/query-workgroup';
import { Table } from '../constructs/table';
import { Topic } from '../constructs/topic';
import type { WorkflowParts } from './workflow-stack';

/** Where the ETL workflow reads, keeps and sends its data. */
export interface EtlStores {
  /** Sales files, delivered from outside below `sales/<day>/`; nothing here ever writes to it. */
  readonly source: Bucket;
  /** Everything that a run makes. */
  readonly data: Bucket;
  /** A row for each day: who loads it, or that it is loaded. */
  readonly runs: Table;
  /** SalesLoaded and SalesNotLoaded. */
  readonly notifications: Topic;
}

/** Days that Athena's own result files are of use. */
const KEEP_QUERY_RESULTS_DAYS = 7;

export function createEtlStores(parts: WorkflowParts): EtlStores {
  const { scope, naming, config, key } = parts;
  const { deletionProtection, etl } = config;
  return {
    source: new Bucket(scope, 'Source', { naming, key, deletionProtection, part: 'source' }),
    data: new Bucket(scope, 'Data', {
      naming,
      key,
      deletionProtection,
      part: 'data',
      expiries: [
        { id: 'expire-runs', prefix: 'runs/', afterDays: etl.keepRunsDays },
        { id: 'expire-quarantine', prefix: 'quarantine/', afterDays: etl.keepQuarantineDays },
        {
          id: 'expire-query-results',
          prefix: QUERY_RESULTS_PREFIX,
          afterDays: KEEP_QUERY_RESULTS_DAYS,
        },
      ],
    }),
    runs: new Table(scope, 'Runs', {
      naming,
      key,
      deletionProtection,
      part: 'runs',
      partitionKey: 'runDate',
    }),
    notifications: new Topic(scope, 'Notifications', { naming, key, part: 'notifications' }),
  };
}
