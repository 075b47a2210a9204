import type { Json } from '../../asl/json';
import { serialize } from '../../asl/serialize';
import { type SimulateOptions, type SimulationResult, simulate } from '../../simulator/simulate';
import type { TaskScript } from '../../simulator/tasks/handler';
import { etlWorkflow } from '../../workflows/etl';
import type { EtlResources } from '../../workflows/etl-resources';
import { etlResources } from './etl-resources';

export const RUN_ID = '2026-01-31-0123456789abcdef';

/** What Athena answers: a header, and a row of text. */
export const validationOf = (cells: readonly string[]): Json => ({
  ResultSet: {
    Rows: [{ Data: [] }, { Data: cells.map((cell) => ({ VarCharValue: cell })) }],
  },
});

/** What Redshift answers. */
export const recordsOf = (cells: readonly string[]): Json => ({
  Records: [cells.map((cell) => ({ StringValue: cell }))],
});

/** Keys of staging parts, as S3 lists them. */
export const listing = (count: number): Json => ({
  Contents: Array.from({ length: count }, (_, index) => ({
    Key: `runs/${RUN_ID}/staging/00000-${String(index).padStart(5, '0')}.csv`,
    Size: 1000,
    ETag: '"etag"',
  })),
});

/** A day of 100 rows: 97 clean, 3 quarantined, 2 of the clean ones duplicates. */
export const wellTasks: Readonly<Record<string, TaskScript>> = {
  PlanRun: {
    runId: RUN_ID,
    runDate: '2026-01-31',
    claimable: 'FAILED',
    plannedAt: 1_769_900_000,
    leaseExpiresAt: 1_769_925_200,
  },
  ClaimRun: {},
  ExtractSales: {},
  'TransformParts.ItemReader': listing(20),
  'TransformParts.ResultWriter': {},
  TransformBatch: { parts: [] },
  CollectResults: {
    rowsIn: 100,
    checksumIn: '10000000000000000100',
    cleanRows: 97,
    cleanChecksum: '9700000000000000097',
    maxQuarantinedRows: 5,
  },
  CompactParts: {},
  ValidateRows: { QueryExecution: { QueryExecutionId: 'query-1' } },
  ReadValidation: validationOf([
    '97',
    '9700000000000000097',
    '3',
    '100',
    '10000000000000000100',
    '0',
  ]),
  StartLoad: { Id: 'load-1' },
  DescribeLoad: { Id: 'load-1', Status: 'FINISHED' },
  ReadLoad: recordsOf(['95', '95', '2', '2', '97', '9700000000000000097', '1']),
  WriteReport: { html: 'report.html', json: 'report.json' },
  PublishManifest: {},
  CloseRun: {},
  NotifyLoaded: {},
  CancelLoad: {},
  DescribeStopped: { Id: 'load-1', Status: 'ABORTED' },
  FailRun: {},
  NotifyFailed: {},
};

/** Runs a day on the engine; what is not scripted goes well. */
export function runEtl(
  options: SimulateOptions = {},
  changes: Partial<EtlResources> = {},
): Promise<SimulationResult> {
  return simulate(serialize(etlWorkflow({ ...etlResources, ...changes })), {
    input: { runDate: '2026-01-31' },
    ...options,
    tasks: { ...wellTasks, ...options.tasks },
  });
}
