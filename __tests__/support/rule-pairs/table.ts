import { CALLBACK_PAIRS } from './callbacks';
import { DURATION_PAIRS } from './durations';
import { ERROR_PAIRS } from './errors';
import { EXPRESS_PAIRS } from './express';
import { EXPRESSION_PAIRS } from './expressions';
import { FIELD_PAIRS } from './fields';
import { FLOW_PAIRS } from './flow';
import { INTEGRATION_PAIRS } from './integrations';
import { JSONATA_PAIRS } from './jsonata';
import { MAP_RESOURCE_PAIRS } from './map-resources';
import { MAP_PAIRS } from './maps';
import type { RulePair } from './rule-pair';
import { SAGA_PAIRS } from './sagas';
import { SHAPE_PAIRS } from './shape';

/** Pairs of every rule. */
export const RULE_PAIRS: readonly RulePair[] = [
  ...SHAPE_PAIRS,
  ...FIELD_PAIRS,
  ...FLOW_PAIRS,
  ...ERROR_PAIRS,
  ...SAGA_PAIRS,
  ...DURATION_PAIRS,
  ...CALLBACK_PAIRS,
  ...EXPRESS_PAIRS,
  ...INTEGRATION_PAIRS,
  ...MAP_PAIRS,
  ...MAP_RESOURCE_PAIRS,
  ...EXPRESSION_PAIRS,
  ...JSONATA_PAIRS,
];
