import { BATCHER_RULES } from './rules/batchers';
import { CALLBACK_RULES } from './rules/callbacks';
import { CATCH_RULES } from './rules/catches';
import { CHOICE_RULES } from './rules/choices';
import { COMPENSATION_RULES } from './rules/compensations';
import { DEFINITION_RULES } from './rules/definition';
import { ERROR_RULES } from './rules/errors';
import { EXPRESS_RULES } from './rules/express';
import { FIELD_RULES } from './rules/fields';
import { FLOW_RULES } from './rules/flow';
import { HTTP_RULES } from './rules/http';
import { INTEGRATION_RULES } from './rules/integrations';
import { JSONATA_RULES } from './rules/jsonata';
import { LABEL_RULES } from './rules/labels';
import { MAP_RULES } from './rules/maps';
import { PATH_RULES } from './rules/paths';
import { READER_RULES } from './rules/readers';
import { RETRY_RULES } from './rules/retries';
import type { Rule } from './rules/rule';
import { TARGET_RULES } from './rules/targets';
import { TEMPLATE_RULES } from './rules/templates';
import { TIMEOUT_RULES } from './rules/timeouts';
import { VALUE_RULES } from './rules/values';
import { VARIABLE_RULES } from './rules/variables';
import { WRITTEN_RULES } from './rules/written';

/** Rules whose time grows with nothing but the length of the text: all that an oversized definition is asked. */
export const CHEAP_RULES: readonly Rule[] = [...DEFINITION_RULES, ...WRITTEN_RULES];

/** Every rule of our own, in the order of the table in docs/validation-rules.md. */
export const RULES: readonly Rule[] = [
  ...CHEAP_RULES,
  ...FIELD_RULES,
  ...TARGET_RULES,
  ...FLOW_RULES,
  ...CHOICE_RULES,
  ...ERROR_RULES,
  ...RETRY_RULES,
  ...CATCH_RULES,
  ...COMPENSATION_RULES,
  ...TIMEOUT_RULES,
  ...CALLBACK_RULES,
  ...EXPRESS_RULES,
  ...MAP_RULES,
  ...LABEL_RULES,
  ...BATCHER_RULES,
  ...READER_RULES,
  ...TEMPLATE_RULES,
  ...PATH_RULES,
  ...VARIABLE_RULES,
  ...JSONATA_RULES,
  ...INTEGRATION_RULES,
  ...HTTP_RULES,
  ...VALUE_RULES,
];
