import type { ConformanceCase } from './case';
import { CHOICE_CASES } from './choices';
import { CONTEXT_OBJECT_CASES } from './context-object';
import { CHILD_CASES } from './distributed/children';
import { ITEM_BATCHER_CASES } from './distributed/item-batcher';
import { ITEM_READER_CASES } from './distributed/item-reader';
import { LISTED_OBJECT_CASES } from './distributed/listed-objects';
import { MANIFEST_CASES } from './distributed/manifests';
import { RESULT_WRITER_CASES } from './distributed/result-writer';
import { SOURCE_CASES } from './distributed/sources';
import { TOLERATED_FAILURE_CASES } from './distributed/tolerated-failures';
import { CATCH_CASES } from './errors/catches';
import { FAIL_CASES } from './errors/fail-states';
import { PARAMETER_CASES } from './errors/parameters';
import { RETRY_CASES } from './errors/retries';
import { FILTER_CASES } from './filters';
import { INTRINSIC_CASES } from './intrinsics';
import { ASSIGN_CASES } from './jsonata/assign';
import { CONDITION_CASES } from './jsonata/conditions';
import { EXPRESSION_CASES } from './jsonata/expressions';
import { NESTING_CASES } from './jsonata/nesting';
import { OUTPUT_CASES } from './jsonata/output';
import { STATE_CASES } from './jsonata/states';
import { TASK_CASES } from './jsonata/tasks';
import { UNFIT_VALUE_CASES } from './jsonata/unfit-values';
import { LIMIT_CASES } from './limits';
import { MAP_FAILURE_CASES } from './map-failures';
import { MAP_CASES } from './maps';
import { PARALLEL_CASES } from './parallel';
import { PATH_CASES } from './paths';
import { CALLBACK_CASES } from './tasks/callbacks';
import { HANDLER_CASES } from './tasks/handlers';
import { HEARTBEAT_CASES } from './tasks/heartbeats';
import { SERVICE_CASES } from './tasks/services';
import { TIMEOUT_CASES } from './tasks/timeouts';
import { VARIABLE_CASES } from './variables';
import { WAIT_CASES } from './waits';

/** Every case by theme. */
export const CONFORMANCE_CASES: Readonly<Record<string, readonly ConformanceCase[]>> = {
  paths: PATH_CASES,
  filters: FILTER_CASES,
  intrinsics: INTRINSIC_CASES,
  choices: CHOICE_CASES,
  errors: [...RETRY_CASES, ...CATCH_CASES, ...PARAMETER_CASES, ...FAIL_CASES],
  tasks: [
    ...SERVICE_CASES,
    ...HANDLER_CASES,
    ...TIMEOUT_CASES,
    ...CALLBACK_CASES,
    ...HEARTBEAT_CASES,
  ],
  flow: [
    ...WAIT_CASES,
    ...PARALLEL_CASES,
    ...MAP_CASES,
    ...MAP_FAILURE_CASES,
    ...CONTEXT_OBJECT_CASES,
    ...VARIABLE_CASES,
  ],
  jsonata: [
    ...EXPRESSION_CASES,
    ...OUTPUT_CASES,
    ...ASSIGN_CASES,
    ...STATE_CASES,
    ...TASK_CASES,
    ...CONDITION_CASES,
    ...NESTING_CASES,
    ...UNFIT_VALUE_CASES,
  ],
  'distributed maps': [
    ...CHILD_CASES,
    ...TOLERATED_FAILURE_CASES,
    ...ITEM_BATCHER_CASES,
    ...ITEM_READER_CASES,
    ...LISTED_OBJECT_CASES,
    ...SOURCE_CASES,
    ...RESULT_WRITER_CASES,
  ],
  manifests: MANIFEST_CASES,
  limits: LIMIT_CASES,
};
