import { EVERY_STATE } from './every-state';
import { JSONATA } from './jsonata';
import { MAP_DEFINITIONS } from './maps';
import { TASK_DEFINITIONS } from './tasks';
import { VALUE_DEFINITIONS } from './values';

/** Definitions that Step Functions accepts, by what they show. */
export const VALID_DEFINITIONS: Readonly<Record<string, object>> = {
  'all eight states': EVERY_STATE,
  JSONata: JSONATA,
  ...MAP_DEFINITIONS,
  ...TASK_DEFINITIONS,
  ...VALUE_DEFINITIONS,
};
