import { failure } from '../../simulator/tasks/handler';
import { describeEndings, type EndingCase } from '../support/ending-tests';
import { type EtlTask, recordEtl } from '../support/etl-machine';
import { recordsOf, validationOf } from '../support/etl-run';
import { BROKEN, CONDITION_FAILED } from '../support/failures';

/** Calls of services, as far as each way leads. */
const CLAIMED = ['PlanRun', 'ClaimRun'] as const;
const EXTRACTED = [...CLAIMED, 'ExtractSales'] as const;
const TRANSFORMED = [...EXTRACTED, 'TransformBatch'] as const;
const COLLECTED = [...TRANSFORMED, 'CollectResults'] as const;
const JOINED = [...COLLECTED, 'CompactParts'] as const;
const VALIDATED = [...JOINED, 'ValidateRows', 'ReadValidation'] as const;
const LOADING = [...VALIDATED, 'StartLoad', 'DescribeLoad'] as const;
const READ = [...LOADING, 'ReadLoad'] as const;
const REPORTED = [...READ, 'WriteReport'] as const;
const PUBLISHED = [...REPORTED, 'PublishManifest'] as const;
const LOADED = [...PUBLISHED, 'CloseRun', 'NotifyLoaded'] as const;
const FREED = ['FailRun', 'NotifyFailed'] as const;
const STOPPED = ['CancelLoad', 'DescribeStopped'] as const;
/** The load may still commit: the day is not freed. */
const KEPT = ['NotifyFailed'] as const;

const STARTED = { Id: 'load-1', Status: 'STARTED' } as const;
const FINISHED = { Id: 'load-1', Status: 'FINISHED' } as const;

/** As Athena counts, with a row that came in and is nowhere. */
const unsound = validationOf(['97', '9700000000000000097', '2', '99', '10000000000000000100', '0']);
const mismatched = recordsOf(['94', '94', '2', '2', '96', '9600000000000000096', '1']);

const CASES: readonly EndingCase<EtlTask>[] = [
  {
    when: 'it is none',
    tasks: { PlanRun: failure('InvalidRun') },
    error: 'InvalidRun',
    called: ['PlanRun', 'NotifyFailed'],
  },
  {
    when: 'another execution has it',
    tasks: { ClaimRun: CONDITION_FAILED },
    end: 'RunSkipped',
    called: CLAIMED,
  },
  {
    when: 'it seems not to be claimed, and may be all the same',
    tasks: { ClaimRun: BROKEN },
    error: 'Broken',
    called: [...CLAIMED, ...FREED],
  },
  {
    when: 'it cannot be extracted',
    tasks: { ExtractSales: BROKEN },
    error: 'Broken',
    called: [...EXTRACTED, ...FREED],
  },
  {
    when: 'its parts cannot be transformed',
    tasks: { TransformBatch: BROKEN },
    error: 'States.ExceedToleratedFailureThreshold',
    called: [...TRANSFORMED, ...FREED],
  },
  {
    when: 'its parts cannot be added up',
    tasks: { CollectResults: failure('BrokenRun') },
    error: 'BrokenRun',
    called: [...COLLECTED, ...FREED],
  },
  {
    when: 'its parts cannot be joined',
    tasks: { CompactParts: BROKEN },
    error: 'Broken',
    called: [...JOINED, ...FREED],
  },
  {
    when: 'its rows cannot be counted',
    tasks: { ValidateRows: BROKEN },
    error: 'Broken',
    called: [...JOINED, 'ValidateRows', ...FREED],
  },
  {
    when: 'the counts cannot be read',
    tasks: { ReadValidation: BROKEN },
    error: 'Broken',
    called: [...VALIDATED, ...FREED],
  },
  {
    when: 'its rows are not sound',
    tasks: { ReadValidation: unsound },
    error: 'QualityFailed',
    called: [...VALIDATED, ...FREED],
  },
  {
    when: 'its load cannot be handed over',
    tasks: { StartLoad: BROKEN },
    error: 'Broken',
    called: [...VALIDATED, 'StartLoad', ...KEPT],
  },
  {
    when: 'its load cannot be looked at, and is stopped',
    tasks: { DescribeLoad: BROKEN },
    error: 'Broken',
    called: [...LOADING, ...STOPPED, ...FREED],
  },
  {
    when: 'its load cannot be looked at, and cannot be stopped because it has ended',
    tasks: { DescribeLoad: BROKEN, CancelLoad: BROKEN, DescribeStopped: FINISHED },
    error: 'Broken',
    called: [...LOADING, ...STOPPED, ...FREED],
  },
  {
    when: 'its load can never be looked at',
    tasks: { DescribeLoad: BROKEN, DescribeStopped: BROKEN },
    error: 'Broken',
    called: [...LOADING, ...STOPPED, ...KEPT],
  },
  {
    when: 'its load is refused',
    tasks: { DescribeLoad: { Id: 'load-1', Status: 'FAILED' } },
    error: 'LoadFailed',
    called: [...LOADING, ...FREED],
  },
  {
    when: 'its load does not end, and is stopped',
    tasks: { DescribeLoad: STARTED },
    error: 'LoadTimedOut',
    called: [...LOADING, ...STOPPED, ...FREED],
  },
  {
    when: 'its load neither ends nor can be stopped',
    tasks: { DescribeLoad: STARTED, CancelLoad: BROKEN, DescribeStopped: STARTED },
    error: 'LoadTimedOut',
    called: [...LOADING, ...STOPPED, ...KEPT],
  },
  {
    when: 'what was loaded cannot be read',
    tasks: { ReadLoad: BROKEN },
    error: 'Broken',
    called: [...READ, ...FREED],
  },
  {
    when: 'what was loaded is not what came in',
    tasks: { ReadLoad: mismatched },
    error: 'LoadMismatched',
    called: [...READ, ...FREED],
  },
  {
    when: 'its report cannot be written',
    tasks: { WriteReport: BROKEN },
    error: 'Broken',
    called: [...REPORTED, ...FREED],
  },
  {
    when: 'it cannot be published',
    tasks: { PublishManifest: BROKEN },
    error: 'Broken',
    called: [...PUBLISHED, ...FREED],
  },
  {
    when: 'it is published, and cannot be closed',
    tasks: { CloseRun: BROKEN },
    called: LOADED,
  },
  {
    when: 'it is loaded, and nobody can be told',
    tasks: { NotifyLoaded: BROKEN },
    called: LOADED,
  },
  {
    when: 'it cannot be freed',
    tasks: { ExtractSales: BROKEN, FailRun: failure('Other') },
    error: 'Broken',
    called: [...EXTRACTED, ...FREED],
  },
  {
    when: 'it failed, and nobody can be told',
    tasks: { ExtractSales: BROKEN, NotifyFailed: failure('Other') },
    error: 'Broken',
    called: [...EXTRACTED, ...FREED],
  },
];

describeEndings(
  'a day of sales ends as it should, and by no other calls, when',
  (tasks) => recordEtl({ tasks }),
  CASES.map((one) => ({ end: one.error ? 'RunFailed' : 'RunLoaded', ...one })),
);
