import type { EnvironmentConfig } from '../config/environment';
import { DataCatalog } from '../constructs/data-catalog';
import { FargateTask } from '../constructs/fargate-task';
import { PythonJob } from '../constructs/python-job';
import { QueryWorkgroup } from '../constructs/query-workgroup';
import { Warehouse } from '../constructs/warehouse';
import { EXTRACT_TIMEOUT_SECONDS } from '../workflows/etl-steps';
import { etlTables } from './etl-catalog';
import type { EtlStores } from './etl-stores';
import { scriptText } from './script-text';
import type { WorkflowParts } from './workflow-stack';

/** What works on a run's data besides the functions. */
export interface EtlPlatform {
  readonly extract: PythonJob;
  readonly catalog: DataCatalog;
  readonly workgroup: QueryWorkgroup;
  readonly warehouse: Warehouse;
  /** Undefined where configuration leaves it out. */
  readonly compaction: FargateTask | undefined;
}

/** A run of ten million rows is about 4 GB of JSON. */
const MAX_SCANNED_BYTES = 100 * 2 ** 30;
const SECONDS_PER_MINUTE = 60;

export function createEtlPlatform(parts: WorkflowParts, stores: EtlStores): EtlPlatform {
  const { scope, naming, config, key } = parts;
  const { data } = stores;
  const warehouse = new Warehouse(scope, 'Warehouse', {
    naming,
    key,
    ...config.etl.redshift,
    part: 'warehouse',
    network: config.etl.network,
    logRetentionDays: config.logs.retentionDays,
    deletionProtection: config.deletionProtection,
  });
  // COPY lists the bucket too, and fails where it may not.
  // Source: https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-access-permissions.html
  data.grantList(warehouse.copyRole, 'runs/');
  data.grantRead(warehouse.copyRole, 'runs/');
  const compaction = config.etl.compaction
    ? createCompaction(parts, stores, config.etl.compaction)
    : undefined;
  return {
    extract: createExtract(parts, stores),
    catalog: new DataCatalog(scope, 'Catalog', {
      naming,
      part: 'sales',
      description: 'What the runs of the ETL workflow write',
      tables: etlTables(data.name, compaction !== undefined),
    }),
    workgroup: new QueryWorkgroup(scope, 'Workgroup', {
      naming,
      key,
      part: 'validation',
      description: 'Counts what a run wrote before it is loaded',
      bucket: data,
      maxScannedBytes: MAX_SCANNED_BYTES,
    }),
    warehouse,
    compaction,
  };
}

function createExtract(
  { scope, naming, key }: WorkflowParts,
  { source, data }: EtlStores,
): PythonJob {
  const job = new PythonJob(scope, 'Extract', {
    naming,
    key,
    part: 'extract',
    description: 'Cuts the sales files of a day into parts',
    bucket: data,
    script: scriptText('glue/extract-sales.py'),
    arguments: { source_bucket: source.name, data_bucket: data.name },
    // A minute less than the state's, so that Glue's clearer error comes first.
    timeoutMinutes: EXTRACT_TIMEOUT_SECONDS / SECONDS_PER_MINUTE - 1,
  });
  source.grantRead(job.role, 'sales/');
  data.grantRead(job.role, 'runs/');
  data.grantWrite(job.role, 'runs/');
  return job;
}

function createCompaction(
  { scope, naming, config, key }: WorkflowParts,
  { data }: EtlStores,
  { image }: NonNullable<EnvironmentConfig['etl']['compaction']>,
): FargateTask {
  const task = new FargateTask(scope, 'Compaction', {
    naming,
    key,
    part: 'compact',
    image,
    script: scriptText('fargate/compact-parts.sh'),
    environment: { BUCKET: data.name },
    logRetentionDays: config.logs.retentionDays,
  });
  data.grantRead(task.role, 'runs/');
  data.grantList(task.role, 'runs/');
  data.grantWrite(task.role, 'runs/');
  return task;
}
