import type { ConformanceCase } from './case';
import { CHOICE_CASES } from './choices';
import { DISTRIBUTED_CASES } from './distributed';
import { ERROR_CASES } from './errors';
import { FILTER_CASES } from './filters';
import { FLOW_CASES } from './flow';
import { INTRINSIC_CASES } from './intrinsics';
import { JSONATA_CASES } from './jsonata';
import { LIMIT_CASES } from './limits';
import { MANIFEST_CASES } from './manifests';
import { PATH_CASES } from './paths';
import { TASK_CASES } from './tasks';

/** Every case by theme. */
export const CONFORMANCE_CASES: Readonly<Record<string, readonly ConformanceCase[]>> = {
  paths: PATH_CASES,
  filters: FILTER_CASES,
  intrinsics: INTRINSIC_CASES,
  choices: CHOICE_CASES,
  errors: ERROR_CASES,
  tasks: TASK_CASES,
  flow: FLOW_CASES,
  jsonata: JSONATA_CASES,
  'distributed maps': DISTRIBUTED_CASES,
  manifests: MANIFEST_CASES,
  limits: LIMIT_CASES,
};
