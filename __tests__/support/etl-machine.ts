import { serialize } from '../../asl/serialize';
import type { SimulateOptions } from '../../simulator/simulate';
import { Sequence, type TaskFailure, TimedTask } from '../../simulator/tasks/handler';
import type { TaskCall } from '../../simulator/tasks/task-call';
import { etlWorkflow } from '../../workflows/etl';
import { etlResources } from './etl-resources';
import { listing, wellTasks } from './etl-run';
import { type Answers, type RecordedRun, recordedRun } from './recorded-run';

const definition = serialize(etlWorkflow(etlResources));

/** The states of the ETL workflow that call a service. */
const ETL_TASKS = [
  'PlanRun',
  'ClaimRun',
  'ExtractSales',
  'TransformBatch',
  'CollectResults',
  'CompactParts',
  'ValidateRows',
  'ReadValidation',
  'StartLoad',
  'DescribeLoad',
  'ReadLoad',
  'WriteReport',
  'PublishManifest',
  'CloseRun',
  'NotifyLoaded',
  'CancelLoad',
  'DescribeStopped',
  'FailRun',
  'NotifyFailed',
] as const;

/** A state of the ETL workflow that calls a service. */
export type EtlTask = (typeof ETL_TASKS)[number];

/** Every service answers as if all were well. */
const WELL: Answers = Object.fromEntries(ETL_TASKS.map((name) => [name, answerOf(name)]));

/** How a run differs from one in which all is well. */
export type EtlRunOptions = Omit<SimulateOptions, 'tasks' | 'runTask'> & {
  readonly tasks?: Partial<Answers<EtlTask>>;
};

/** Runs the workflow on the engine, with a day of two parts in one batch. */
export function recordEtl({ tasks, ...options }: EtlRunOptions = {}): Promise<RecordedRun> {
  return recordedRun(
    definition,
    { ...WELL, ...tasks },
    { input: { runDate: '2026-01-31' }, runTask: mapPart, ...options },
  );
}

/** What the map of parts calls for itself: it lists them, and writes what became of them. */
const mapPart = (_input: unknown, { resource }: TaskCall) =>
  resource.endsWith(':listObjectsV2') ? listing(2) : {};

function answerOf(name: EtlTask): Answers[string] | TaskFailure {
  const script = wellTasks[name];
  if (
    script === undefined ||
    typeof script === 'function' ||
    script instanceof Sequence ||
    script instanceof TimedTask
  ) {
    throw new TypeError(`${name} has no answer that stays the same`);
  }
  return script;
}
